import { expectAfter, kroner, takeAndSend } from "../acts";
import type { FactoringEvents, Invoice } from "../api";
import { basisPointsOf } from "../postings";
import { expectThat, type Scenario, type Stage } from "../stage";

/** We say what happened, and Fordring builds the vouchers and explains each line. */
export const told: Scenario = {
  name: "told",
  title: { nb: "Hendelser i stedet for bilag", en: "Events in place of vouchers" },
  needs: "invoice",
  async play(stage, invoice) {
    const { clock } = stage;
    const { totalAmount } = invoice;
    const advanced = basisPointsOf(totalAmount, 8_000);
    const held = totalAmount - advanced;
    const fee = basisPointsOf(totalAmount, 200);
    await takeAndSend(stage, invoice);

    await tell(stage, invoice, { kind: "advance", amount: advanced });
    await stands(stage, invoice, { balance: totalAmount, held: -advanced, status: "delivered" });
    clock.advanceTo(invoice.dueDate);
    await tell(stage, invoice, { kind: "payment", amount: totalAmount });
    await stands(stage, invoice, { balance: 0, held, status: "completed" });
    clock.advance(1);
    await tell(stage, invoice, { kind: "payout", amount: held, fee });
    await stands(stage, invoice, { balance: 0, held: 0, status: "completed" });
  },
};

type Item = FactoringEvents["items"][number];

/** Rehearse an event, see that each line says why in both languages, and post it: the same lines. */
function tell(
  stage: Stage,
  { id, invoiceNo }: Invoice,
  item: Omit<Item, "factoringInvoiceId">,
): Promise<void> {
  return stage.step(`Tell of ${item.kind}: NOK ${kroner(item.amount)}`, async () => {
    const { client, clock } = stage;
    const body = {
      externalReference: `SIM-${invoiceNo}-told-${item.kind}`,
      date: clock.today(),
      items: [{ ...item, factoringInvoiceId: id }],
    };
    const rehearsed = await client.post("/factoring/events", { query: { dryRun: true }, body });
    expectThat("the dry run's id", rehearsed.id, null);
    const sum = rehearsed.lines.reduce((total, { amount }) => total + amount, 0);
    expectThat("the lines' sum", sum, 0);
    for (const { why } of rehearsed.lines)
      expectThat(
        "whether a line says why in both languages",
        why.nb !== "" && why.en !== "" && why.nb !== why.en,
        true,
      );
    const posted = await client.post("/factoring/events", { body });
    expectThat("the lines beside the dry run's", posted.lines, rehearsed.lines);
    stage.note(`voucher ${posted.id}: ${posted.lines.map(({ why }) => why.en).join("; ")}`);
  });
}

function stands(stage: Stage, invoice: Invoice, after: Parameters<typeof expectAfter>[2]): Promise<void> {
  return stage.step("The books are as it says", () => expectAfter(stage, invoice, after));
}
