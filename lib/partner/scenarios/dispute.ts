import { payAdvance, refused, report, reportOnce, settle, takeAndSend } from "../acts";
import type { Scenario } from "../stage";

/** The debtor objects, the client and the debtor agree, and it is paid. */
export const dispute: Scenario = {
  name: "dispute",
  title: { nb: "Innsigelse som løses", en: "A dispute that is settled" },
  agreements: ["financing"],
  needs: "invoice",
  async play(stage, invoice) {
    const { clock, random } = stage;
    await takeAndSend(stage, invoice);
    const advanced = await payAdvance(stage, invoice);

    clock.advance(random.between(2, 10));
    const objection = random.oneOf([
      "Kunden bestrider mengden",
      "Kunden bestrider prisen",
      "Varen er ikke mottatt",
    ]);
    await report(stage, invoice, { status: "disputed", description: objection });
    const facts = { from: "disputed", to: "on_hold" };
    await refused(
      stage,
      "A dispute cannot be put on hold",
      { code: "invalid_status_transition", status: 409, facts },
      () => reportOnce(stage, invoice, { status: "on_hold", holdUntil: invoice.dueDate }),
    );

    clock.advance(random.between(5, 20));
    await report(stage, invoice, { status: "delivered", description: "Kunden og klienten er blitt enige" });
    clock.advanceTo(invoice.dueDate);
    await settle(stage, invoice, advanced);
  },
};
