import { payAdvance, read, refused, report, reportOnce, settle, takeAndSend } from "../acts";
import { laterBy } from "../clock";
import { expectThat, type Scenario } from "../stage";

/** Put on hold until a date, which passes; then paid. */
export const hold: Scenario = {
  name: "hold",
  title: { nb: "Satt på vent til en dato", en: "On hold until a date" },
  agreements: ["financing"],
  needs: "invoice",
  async play(stage, invoice) {
    const { clock, random } = stage;
    await takeAndSend(stage, invoice);
    const advanced = await payAdvance(stage, invoice);

    const holdUntil = laterBy(clock.today(), random.between(7, 30));
    await report(stage, invoice, { status: "on_hold", description: "Avtalt utsettelse", holdUntil });
    await refused(
      stage,
      "A date of hold without a hold",
      { code: "validation_failed", status: 422, facts: { errors: [{ in: "body", pointer: "/holdUntil" }] } },
      () => reportOnce(stage, invoice, { status: "delivered", holdUntil }),
    );

    clock.advanceTo(laterBy(holdUntil, 1));
    await stage.step(
      "The date has passed: the status is ours to change, and has not changed by itself",
      async () => {
        expectThat("the status", (await read(stage, invoice)).status, "on_hold");
      },
    );
    await report(stage, invoice, { status: "delivered", description: "Utsettelsen er over" });
    await settle(stage, invoice, advanced);
  },
};
