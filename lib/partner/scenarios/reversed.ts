import { expectAfter, headingOf, payAdvance, receive, refused, settle, takeAndSend } from "../acts";
import { expectThat, type Scenario } from "../stage";

/** A payment was posted on the wrong invoice: reversed, the invoice is open again, and the feed says so. */
export const reversed: Scenario = {
  name: "reversed",
  title: { nb: "Feilført innbetaling tilbakeføres", en: "A wrong payment is reversed" },
  agreements: ["financing"],
  needs: "invoice",
  async play(stage, invoice) {
    const { client, clock } = stage;
    const total = invoice.totalAmount;
    await takeAndSend(stage, invoice);
    const advanced = await payAdvance(stage, invoice);
    clock.advance(3);
    const wrong = { amount: total, part: "-wrong", after: { balance: 0, status: "completed" } } as const;
    await receive(stage, invoice, wrong);

    const { externalReference } = headingOf(stage, invoice, "payment-wrong");
    const found = await client.get("/factoring/vouchers", { query: { externalReference } });
    const path = { voucherId: found.data[0]?.id ?? "" };
    const body = { date: clock.today(), reason: "Ført på feil faktura" };
    const open = { balance: total, held: -advanced, status: "delivered" } as const;
    await stage.step("Reverse it: what it settled is open again, and the status with it", async () => {
      const mirror = await client.post("/factoring/vouchers/{voucherId}/reversal", { path, body });
      expectThat("what it reverses", mirror.reverses, path.voucherId);
      await expectAfter(stage, invoice, open);
    });
    await refused(stage, "Reverse it again", { code: "already_reversed", status: 409 }, () =>
      client.post("/factoring/vouchers/{voucherId}/reversal", {
        path,
        body: { ...body, reason: "En gang til" },
      }),
    );
    await stage.step("The feed tells that the invoice is open again", async () => {
      const reopened: string[] = [];
      for await (const { type, data } of client.events(0))
        if (type === "invoice.reopened") reopened.push(data.id);
      expectThat("whether it names the invoice", reopened.includes(invoice.id), true);
    });
    clock.advanceTo(invoice.dueDate);
    await settle(stage, invoice, advanced);
  },
};
