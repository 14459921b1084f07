import { type After, amountOf, expectAfter, refused } from "./acts";
import type { FactoringEvents, Invoice } from "./api";
import { expectThat, type Stage } from "./stage";
import { joined, words } from "./words";

type Item = FactoringEvents["items"][number];

/** What happened with an invoice, and how much of it there was, in øre. */
export type Happening = Omit<Item, "factoringInvoiceId">;

/**
 * Tell of an event: rehearse it, see that each line says why in both languages, post it, and see that the lines and the books
 * are as the rehearsal said. What is only noted makes no voucher.
 *
 * @param event tells it from another of its kind in the same story
 */
export function tell(
  stage: Stage,
  invoice: Invoice,
  item: Happening,
  after: After,
  event: string = item.kind,
): Promise<void> {
  const title = words("Tell of {kind}: {amount}", {
    kind: item.kind,
    amount: amountOf(invoice, item.amount),
  });
  return stage.step(title, async () => {
    const { client } = stage;
    const body = eventsOf(stage, invoice, item, event);
    const rehearsed = await client.post("/factoring/events", { query: { dryRun: true }, body });
    expectThat("the dry run's id", rehearsed.id, null);
    expectThat("the agreement", rehearsed.agreementType, stage.connection.agreementType);
    const sum = rehearsed.lines.reduce((total, { amount }) => total + amount, 0);
    expectThat("the lines' sum", sum, 0);
    for (const { why } of [...rehearsed.lines, ...rehearsed.noted])
      expectThat(
        "whether a line says why in both languages",
        why.nb !== "" && why.en !== "" && why.nb !== why.en,
        true,
      );
    const posted = await client.post("/factoring/events", { body });
    expectThat("the lines beside the dry run's", posted.lines, rehearsed.lines);
    const whys = joined([...posted.lines, ...posted.noted].map(({ why }) => why));
    stage.note(
      posted.id
        ? words("voucher {id}: {whys}", { id: posted.id, whys })
        : words("no voucher: {whys}", { whys }),
    );
    await expectAfter(stage, invoice, after);
  });
}

/** An event that the agreement has no place for: refused at its kind, with why, and nothing is posted. */
export function notTold(stage: Stage, invoice: Invoice, item: Happening, why: string): Promise<void> {
  const errors = [{ in: "body", pointer: "/items/0/kind", code: why }];
  return refused(
    stage,
    words("Tell of {kind}", { kind: item.kind }),
    { code: "event_not_allowed", status: 422, facts: { errors } },
    () =>
      stage.client.post("/factoring/events", {
        body: eventsOf(stage, invoice, item, `refused-${item.kind}`),
      }),
  );
}

/** Our reference follows from the invoice and the kind, so that a scenario cannot tell a thing twice. */
function eventsOf(
  { clock }: Stage,
  { id, invoiceNo }: Invoice,
  item: Happening,
  event: string,
): FactoringEvents {
  return {
    externalReference: `SIM-${invoiceNo}-told-${event}`,
    date: clock.today(),
    items: [{ ...item, factoringInvoiceId: id }],
  };
}
