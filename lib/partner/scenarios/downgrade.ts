import { expectAfter, read, takeAndSend } from "../acts";
import type { Invoice } from "../api";
import { basisPointsOf } from "../postings";
import { expectThat, type Scenario, type Stage } from "../stage";
import { notTold, tell } from "../telling";

/** The debtor's limit is used up: we go on administering the invoice, and finance it no more (edge 15). */
export const downgrade: Scenario = {
  name: "downgrade",
  title: { nb: "Nedgradert til kun tjenester", en: "Downgraded to service only" },
  agreements: ["financing", "purchase"],
  needs: "invoice",
  async play(stage, invoice) {
    const { clock, connection } = stage;
    const { dueDate, totalAmount: amount } = invoice;
    await takeAndSend(stage, invoice);
    await stage.step("Downgrade it: told with the reason, and no effect in the books", async () => {
      await downgradeOnce(stage, invoice, "Over kredittgrensen");
      const found = await read(stage, invoice);
      expectThat("the invoice", found, { serviceLevel: "service_only", status: "delivered" });
      await expectAfter(stage, invoice, { balance: amount, held: 0 });
    });
    await stage.step("Said again it changes nothing", async () => {
      const { sequence } = await read(stage, invoice);
      await downgradeOnce(stage, invoice, "Over kredittgrensen");
      expectThat("its sequence", (await read(stage, invoice)).sequence, sequence);
    });
    const kind = connection.agreementType === "purchase" ? "purchase" : "advance";
    const why = kind === "purchase" ? "event_needs_purchase" : "event_nothing_financed";
    await notTold(stage, invoice, { kind, amount }, why);

    clock.advanceTo(dueDate);
    const paid = { balance: 0, held: amount, status: "completed" } as const;
    await tell(stage, invoice, { kind: "payment", amount }, paid);
    await tell(
      stage,
      invoice,
      { kind: "payout", amount, fee: basisPointsOf(amount, 100) },
      { ...paid, held: 0 },
    );
  },
};

function downgradeOnce({ client }: Stage, { id }: Invoice, reason: string) {
  return client.post("/factoring/invoices/{invoiceId}/service-level", {
    path: { invoiceId: id },
    body: { serviceLevel: "service_only", reason },
  });
}
