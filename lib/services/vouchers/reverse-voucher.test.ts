import { afterAll, expect, test } from "vitest";
import { checkBooks } from "@/db/checks";
import { openPool } from "@/db/client";
import { listInvoiceHistory } from "@/db/queries/invoice-page";
import { findNamedInvoices } from "@/db/queries/partner-posting";
import { listRemainingAt } from "@/db/queries/reconciliations";
import { listPostings } from "@/db/queries/vouchers";
import { begin } from "@/db/scope";
import { newDatabase } from "@/db/test-database";
import { insertMatches, lockBooks } from "@/db/writes/vouchers";
import {
  type Agreement,
  delivered,
  end,
  eventsOf,
  newAgreement,
  pay,
  stateOf,
  statusOf,
} from "@/e2e/agreement";
import { expectOk, newFactoring, newPartner, partnerScope } from "@/e2e/factories";
import { type IsoDate, isoDate } from "@/lib/domain/dates";
import { ore } from "@/lib/domain/money";
import { postFactoringEvents } from "./post-events";
import { readVoucher } from "./read-vouchers";
import { reversePartnerVoucher } from "./reverse-voucher";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

const later = isoDate("2026-03-20");

function takeBack(at: Agreement, voucherId: string, date: IsoDate = later) {
  return reversePartnerVoucher(at.partner, { voucherId, date, reason: "Ført på feil faktura" });
}

async function remainingOf(at: Agreement, id: string) {
  const [row] = await findNamedInvoices(at.company, at.active.connectionId, { numbers: [], ids: [id] });
  return row?.remaining;
}

async function faults() {
  return (await checkBooks(database.url)).filter(({ faults: found }) => found > 0n);
}

test("M28, M31, edge 30: a payment taken back opens the invoice again, and the books stay sound", async () => {
  const at = await newAgreement(pool);
  const { id, invoiceId, number } = await delivered(at);
  const paid = await expectOk(pay(at, number));
  expect([await statusOf(at, invoiceId), await remainingOf(at, id)]).toEqual(["completed", 0n]);

  const reversal = await expectOk(takeBack(at, paid.id ?? ""));
  expect(reversal).toMatchObject({
    reverses: paid.id,
    reversedBy: null,
    externalReference: null,
    voucherDate: "2026-03-20",
    description: `Tilbakeføring av bilag ${paid.id}: Ført på feil faktura`,
    saftSourceId: "Prøve Factoring",
    matches: [],
  });
  expect(reversal.lines.map(({ amount }) => amount)).toEqual([-1_250_000n, 1_250_000n]);
  expect(await readVoucher(at.partner, { voucherId: paid.id ?? "" })).toMatchObject({
    reversedBy: reversal.id,
    matches: [],
  });
  expect([await statusOf(at, invoiceId), await remainingOf(at, id)]).toEqual(["delivered", 1_250_000n]);
  const history = (await listInvoiceHistory(at.company, invoiceId)).map(({ event }) => event);
  expect(history).toEqual(expect.arrayContaining(["voucher_reversed", "reopened"]));
  expect((await eventsOf(at.company)).slice(-2)).toEqual(["invoice.reopened", "voucher.reversed"]);
  expect(await faults()).toEqual([]);

  // Paid once more, by a voucher of its own.
  const payment = { kind: "payment" as const, factoringInvoiceId: id, amount: ore(1_250_000n) };
  const again = { dryRun: false, externalReference: "again", date: later };
  await expectOk(postFactoringEvents(at.partner, { ...again, items: [{ ...payment, through: "bank" }] }));
  expect([await statusOf(at, invoiceId), await remainingOf(at, id)]).toEqual(["completed", 0n]);
  expect(await faults()).toEqual([]);
});

test("edge 30: on a day between a payment and its reversal the invoice was paid", async () => {
  const at = await newAgreement(pool);
  const { id, number } = await delivered(at);
  const paid = await expectOk(pay(at, number));
  await expectOk(takeBack(at, paid.id ?? ""));
  const remaining = async (day: string) => {
    const named = { numbers: [], ids: [id] };
    const [row] = await listRemainingAt(at.company, at.active.connectionId, isoDate(day), named);
    return row?.remainingOre;
  };
  expect([
    await remaining("2026-03-15"),
    await remaining("2026-03-16"),
    await remaining("2026-03-19"),
  ]).toEqual([1_250_000n, 0n, 0n]);
  expect(await remaining("2026-03-20")).toBe(1_250_000n);
});

test("M28: part payments and interest are taken back one by one, each to what it was", async () => {
  const at = await newAgreement(pool);
  const { id, invoiceId } = await delivered(at);
  const tell = (
    externalReference: string,
    ...items: [kind: "payment" | "interest_note" | "interest_payment", amount: bigint][]
  ) =>
    expectOk(
      postFactoringEvents(at.partner, {
        dryRun: false,
        externalReference,
        date: isoDate("2026-03-16"),
        items: items.map(([kind, amount]) => ({
          kind,
          factoringInvoiceId: id,
          amount: ore(amount),
          through: "bank" as const,
        })),
      }),
    );
  const first = await tell("first", ["payment", 500_000n]);
  await tell("second", ["payment", 750_000n]);
  const note = await tell("interest", ["interest_note", 9_000n], ["interest_payment", 9_000n]);
  expect(await statusOf(at, invoiceId)).toBe("completed");
  await expectOk(takeBack(at, first.id ?? ""));
  expect([await statusOf(at, invoiceId), await remainingOf(at, id)]).toEqual(["delivered", 500_000n]);
  await expectOk(takeBack(at, note.id ?? ""));
  expect([await statusOf(at, invoiceId), await remainingOf(at, id)]).toEqual(["delivered", 500_000n]);
  expect(await faults()).toEqual([]);
});

test("edge 30: once, by the one who posted it, not before its date, and not in a closed period", async () => {
  const at = await newAgreement(pool);
  const { number } = await delivered(at);
  const paid = await expectOk(pay(at, number));
  const id = paid.id ?? "";
  // The sale itself is 1-1: the client's own.
  expect(await takeBack(at, "1-1")).toMatchObject({ error: { code: "not_found" } });
  expect(await takeBack(at, "2-99")).toMatchObject({ error: { code: "not_found" } });
  await expectOk(end(at));
  const next = await newFactoring(pool, at.company, { partner: await newPartner(pool, "Neste Factoring") });
  const other = { ...at, partner: partnerScope(at.company, next) };
  expect(await takeBack(other, id)).toMatchObject({ error: { code: "not_found" } });
  expect(await takeBack(at, id, isoDate("2026-03-15"))).toMatchObject({
    error: {
      code: "validation_failed",
      errors: [{ pointer: "/date", code: "before_voucher_date", facts: { voucherDate: "2026-03-16" } }],
    },
  });
  await begin(at.company, (tx) => lockBooks(tx, later));
  expect(await takeBack(at, id)).toMatchObject({ error: { code: "period_locked", lockDate: later } });

  const reversal = await expectOk(takeBack(at, id, isoDate("2026-03-21")));
  expect(await takeBack(at, id, isoDate("2026-03-21"))).toMatchObject({
    error: { code: "already_reversed", reversedBy: reversal.id },
  });
  expect(await takeBack(at, reversal.id, isoDate("2026-03-21"))).toMatchObject({
    error: { code: "not_reversible" },
  });
  // The invoice is open again, so the agreement that is ending is not over.
  expect(await stateOf(at)).toBe("winding_down");
});

test("M31: the database undoes no match but by the reversal of one of its vouchers, as it was made, and once", async () => {
  const at = await newAgreement(pool);
  const { number } = await delivered(at);
  const paid = await expectOk(pay(at, number));
  const series = 2;
  const voucherNo = paid.voucherNo ?? 0;
  const undo = () =>
    begin(at.company, async (tx) => {
      const [match] = await tx.db.sql<{ id: string }[]>`
        select id from item_matches where company_id = ${tx.companyId} and credit_series = 2 and undoes is null`;
      await insertMatches(tx, [
        {
          debit: { series: 1, voucherNo: 1, line: 1 },
          credit: { series, voucherNo, line: 2 },
          amountOre: ore(-1_250_000n),
          undoes: match?.id ?? "",
        },
      ]);
    });
  const refused = { cause: { constraint_name: "item_matches_undone" } };
  await expect(undo()).rejects.toMatchObject(refused);
  const reversal = await expectOk(takeBack(at, paid.id ?? ""));
  const lines = await listPostings(at.company, { series, voucherNo: reversal.voucherNo });
  expect(lines.map(({ posting }) => posting.kid)).toEqual([null, null]);
  await expect(undo()).rejects.toMatchObject({ cause: { constraint_name: "item_matches_undone_once" } });
});
