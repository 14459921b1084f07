import { afterAll, expect, test } from "vitest";
import { checkBooks } from "@/db/checks";
import { openPool } from "@/db/client";
import { listInvoiceHistory } from "@/db/queries/invoice-page";
import { listMatchableItems, listSubledgerBalances } from "@/db/queries/partner-posting";
import { newDatabase } from "@/db/test-database";
import { type Agreement, delivered, newAgreement, statusOf } from "@/e2e/agreement";
import { expectOk, newCompany, newCustomer, newFactoring, organisation, partnerScope } from "@/e2e/factories";
import { isoDate } from "@/lib/domain/dates";
import type { FactoringEventKind } from "@/lib/domain/factoring-event-kinds";
import { ore } from "@/lib/domain/money";
import { postFactoringEvents } from "./post-events";
import { postVoucherBatch } from "./post-voucher-batch";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

type Agreed = "financing" | "purchase" | "service_only";

async function agreementOf(agreementType: Agreed): Promise<Agreement> {
  if (agreementType === "financing") return newAgreement(pool);
  const company = await newCompany(pool);
  const customerNo = await newCustomer(company, organisation({ deliveryMethod: "print" }));
  const active = await newFactoring(pool, company, { agreementType });
  return { company, active, partner: partnerScope(company, active), customerNo };
}

type Item = readonly [kind: FactoringEventKind, kroner: number, fee?: number];

/** Tell what happened with one invoice, in whole kroner. */
function tell(at: Agreement, reference: string, id: string, items: readonly Item[], dryRun = false) {
  return postFactoringEvents(at.partner, {
    dryRun,
    externalReference: reference,
    date: isoDate("2026-03-16"),
    items: items.map(([kind, kroner, fee]) => ({
      kind,
      factoringInvoiceId: id,
      amount: ore(BigInt(kroner) * 100n),
      ...(fee === undefined ? {} : { fee: ore(BigInt(fee) * 100n) }),
      through: "bank" as const,
    })),
  });
}

/** The balances of the clearing account and the customer, in kroner. */
async function balances({ company, customerNo }: Agreement) {
  const rows = await listSubledgerBalances(company, [80_000, customerNo]);
  const of = (no: number) => Number(rows.find(({ account }) => account === no)?.balanceOre ?? 0n) / 100;
  return [of(80_000), of(customerNo)];
}

test("M26 to M29: the invoice of domain.md c3, told event by event, ends as the fixture says, and so do the books", async () => {
  const at = await agreementOf("financing");
  const { id, invoiceId } = await delivered(at);
  const seen: unknown[] = [];
  for (const [reference, items] of [
    ["advance", [["advance", 10_000]]],
    ["payment", [["payment", 12_500]]],
    ["payout", [["payout", 2_500, 250]]],
    [
      "interest",
      [
        ["interest_note", 90],
        ["interest_payment", 90],
      ],
    ],
  ] as [string, Item[]][]) {
    await expectOk(tell(at, reference, id, items));
    seen.push([reference, ...(await balances(at)), await statusOf(at, invoiceId)]);
  }
  expect(seen).toEqual([
    ["advance", -10_000, 12_500, "delivered"],
    ["payment", 2_500, 0, "completed"],
    ["payout", 0, 0, "completed"],
    ["interest", 0, 0, "completed"],
  ]);
  expect((await checkBooks(database.url)).filter(({ faults }) => faults > 0n)).toEqual([]);
});

test("M29: recourse under financing leaves the customer's item open, under purchase it opens it again", async () => {
  const financed = await agreementOf("financing");
  const first = await delivered(financed);
  await expectOk(tell(financed, "advance", first.id, [["advance", 10_000]]));
  await expectOk(tell(financed, "recourse", first.id, [["recourse", 10_000]]));
  expect(await balances(financed)).toEqual([0, 12_500]);

  const bought = await agreementOf("purchase");
  const second = await delivered(bought);
  await expectOk(
    tell(bought, "purchase", second.id, [
      ["purchase", 12_500],
      ["payout", 12_500],
    ]),
  );
  expect(await balances(bought)).toEqual([0, 0]);
  // Sold is settled in our books, but the factoring company is not done with it.
  expect(await statusOf(bought, second.invoiceId)).toBe("delivered");
  await expectOk(tell(bought, "recourse", second.id, [["recourse", 12_500]]));
  expect(await balances(bought)).toEqual([0, 12_500]);
  const after = await expectOk(tell(bought, "late", second.id, [["payment_after_recourse", 12_500]]));
  expect(await balances(bought)).toEqual([12_500, 0]);
  expect(after.lines.map(({ customerNo, amount }) => [customerNo, amount])).toEqual([
    [null, 1_250_000n],
    [bought.customerNo, -1_250_000n],
  ]);
});

test("a dry run answers what the posting answers, with each line's reason in both languages, and keeps nothing", async () => {
  const at = await agreementOf("service_only");
  const { id, invoiceId } = await delivered(at);
  const dry = await expectOk(
    tell(
      at,
      "payout",
      id,
      [
        ["payment", 12_500],
        ["payout", 12_500, 250],
      ],
      true,
    ),
  );
  expect(dry).toMatchObject({ id: null, voucherNo: null, agreementType: "service_only" });
  expect(await statusOf(at, invoiceId)).toBe("delivered");
  const wet = await expectOk(
    tell(at, "payout", id, [
      ["payment", 12_500],
      ["payout", 12_500, 250],
    ]),
  );
  expect({ ...wet, id: null, voucherNo: null }).toEqual(dry);
  expect(wet.lines.map(({ item, eventKind, why }) => [item, eventKind, why.nb, why.en])).toEqual([
    [
      0,
      "payment",
      "Factoringselskapet har kundens penger og skylder oss dem",
      "The factoring company holds the customer's money and owes it to us",
    ],
    [
      0,
      "payment",
      "Kunden har betalt, og skylder så mye mindre",
      "The customer has paid, and owes that much less",
    ],
    [1, "payout", "Utbetalingen er kommet inn på banken", "The payout has come into the bank"],
    [
      1,
      "fee",
      "Gebyret er holdt tilbake av beløpet, og er en kostnad",
      "The fee was held back from the amount, and is a cost",
    ],
    [
      1,
      "payout",
      "Factoringselskapet har gjort opp så mye av det som sto mellom oss",
      "The factoring company has settled that much of what stood between us",
    ],
  ]);
  expect(wet.matches).toMatchObject([{ amount: 1_250_000n, remaining: 0n }]);
  expect(await statusOf(at, invoiceId)).toBe("completed");
});

test("edge 11: a credit note applied is noted once on the invoice, and posts nothing", async () => {
  const at = await agreementOf("financing");
  const { id, invoiceId } = await delivered(at);
  for (const _ of [1, 2]) {
    const noted = await expectOk(tell(at, "credit", id, [["credit_applied", 2_500]]));
    expect(noted).toMatchObject({ id: null, lines: [], noted: [{ item: 0, kind: "credit_applied" }] });
  }
  const history = await listInvoiceHistory(at.company, invoiceId);
  expect(history.filter(({ event }) => event === "event_noted")).toHaveLength(1);
  expect(await balances(at)).toEqual([0, 12_500]);
});

test("edges 25 and 27: what is not allowed is refused with pointers, and nothing is posted", async () => {
  const at = await agreementOf("purchase");
  const other = await agreementOf("financing");
  const [own, foreign] = [await delivered(at), await delivered(other)];
  expect(
    await tell(at, "a", own.id, [
      ["purchase", 1],
      ["advance", 1],
      ["payment", 1],
    ]),
  ).toMatchObject({
    error: {
      code: "event_not_allowed",
      errors: [
        { pointer: "/items/1/kind", code: "event_needs_financing" },
        { pointer: "/items/2/kind", code: "event_claim_sold" },
      ],
    },
  });
  expect(await tell(at, "a", foreign.id, [["purchase", 1]])).toMatchObject({
    error: { code: "account_not_allowed", errors: [{ pointer: "/items/0/factoringInvoiceId" }] },
  });
  expect(await tell(at, "a", own.id, [["reserve_held", 1]])).toMatchObject({
    error: { code: "account_not_mapped", errors: [{ facts: { eventKind: "reserve" } }] },
  });
  const posted = await expectOk(tell(at, "a", own.id, [["fee", 1]]));
  expect(await tell(at, "a", own.id, [["fee", 1]])).toMatchObject({
    error: { code: "duplicate_external_reference", existingVoucherId: posted.id },
  });
});

test("M26, M28, edges 25 to 28: of a batch each voucher is posted or refused by itself, in its order", async () => {
  const at = await agreementOf("financing");
  const [one, two] = [await delivered(at), await delivered(at)];
  const voucher = (reference: string, amount: bigint, invoiceNo: number, credit = amount) => ({
    externalReference: reference,
    voucherDate: isoDate("2026-03-16"),
    description: "Innbetaling",
    currency: "NOK" as const,
    lines: [
      { account: 80_000, amount: ore(amount), eventKind: "payment" },
      { customerNo: at.customerNo, amount: ore(-credit), eventKind: "payment", invoiceNo },
    ],
  });
  const vouchers = [
    voucher("P-1", 500_000n, one.number),
    voucher("P-2", 100n, one.number, 99n),
    voucher("P-3", 750_000n, one.number),
    voucher("P-1", 1_250_000n, two.number),
    voucher("P-4", 100n, 99_999),
    voucher("P-5", 1_250_000n, two.number),
  ];
  const dry = await expectOk(postVoucherBatch(at.partner, { dryRun: true, vouchers }));
  expect(dry.results.map(({ posted, id, code }) => [posted, id, code])).toEqual([
    [true, null, null],
    [false, null, "unbalanced_voucher"],
    [true, null, null],
    [false, null, "duplicate_external_reference"],
    [false, null, "account_not_allowed"],
    [true, null, null],
  ]);
  expect(await statusOf(at, one.invoiceId)).toBe("delivered");

  const { results } = await expectOk(postVoucherBatch(at.partner, { dryRun: false, vouchers }));
  expect(
    results.map(({ externalReference, id, existingVoucherId, errors }) => [
      externalReference,
      id,
      existingVoucherId,
      errors,
    ]),
  ).toEqual([
    ["P-1", "2-1", null, []],
    ["P-2", null, null, []],
    ["P-3", "2-2", null, []],
    ["P-1", null, "2-1", []],
    ["P-4", null, null, [{ pointer: "/vouchers/4/lines/1/invoiceNo", code: "invalid_value" }]],
    ["P-5", "2-3", null, []],
  ]);
  expect([await statusOf(at, one.invoiceId), await statusOf(at, two.invoiceId)]).toEqual([
    "completed",
    "completed",
  ]);
  expect(await balances(at)).toEqual([25_000, 0]);
  const again = await expectOk(postVoucherBatch(at.partner, { dryRun: false, vouchers }));
  expect(again.results.map(({ existingVoucherId }) => existingVoucherId)).toEqual([
    "2-1",
    null,
    "2-2",
    "2-1",
    null,
    "2-3",
  ]);
  expect((await checkBooks(database.url)).filter(({ faults }) => faults > 0n)).toEqual([]);
});

test("M28: a later voucher of a batch settles what an earlier one has opened", async () => {
  const at = await agreementOf("financing");
  const { number } = await delivered(at);
  const lines = (kind: string, amount: bigint, account: number) => [
    { customerNo: at.customerNo, amount: ore(amount), eventKind: kind, invoiceNo: number },
    { account, amount: ore(-amount), eventKind: kind },
  ];
  const head = { voucherDate: isoDate("2026-03-16"), description: "Rente", currency: "NOK" as const };
  await expectOk(
    postVoucherBatch(at.partner, {
      dryRun: false,
      vouchers: [
        { ...head, externalReference: "note", lines: lines("interest_note", 9_000n, 8055) },
        { ...head, externalReference: "paid", lines: lines("interest_payment", -9_000n, 1920) },
      ],
    }),
  );
  expect(await balances(at)).toEqual([0, 12_500]);
  const open = await listMatchableItems(at.company, [at.customerNo]);
  expect(open.map(({ remainingOre }) => remainingOre)).toEqual([1_250_000n]);
});
