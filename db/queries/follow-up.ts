import { and, asc, count, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { Ore } from "@/lib/domain/money";
import { itemPosting, shownInvoiceNo } from "../joins";
import { dunningHolds } from "../schema/dunning";
import { invoices } from "../schema/invoices";
import { openItems, postings, subledgerAccounts, vouchers } from "../schema/ledger";
import type { Scope } from "../scope";

const itemOf = itemPosting;

const voucherOf = and(
  eq(vouchers.companyId, openItems.companyId),
  eq(vouchers.series, openItems.series),
  eq(vouchers.voucherNo, openItems.voucherNo),
);

/**
 * What a customer has to his credit of an invoice that a factoring company has or had, or by a factoring company's own
 * voucher: nobody knows from the books alone who has the money (edges 12 and 29).
 */
function toClarify(companyId: number): SQL | undefined {
  return and(
    eq(openItems.companyId, companyId),
    openItems.isOpen,
    sql`${openItems.remainingOre} < 0`,
    eq(subledgerAccounts.kind, "customer"),
    sql`(${vouchers.connectionId} is not null or exists (
      select 1 from factoring_invoices f
      where f.company_id = ${invoices.companyId} and f.invoice_id = coalesce(${invoices.originalInvoiceId}, ${invoices.id})
        and f.status not in ('preparing', 'preparation_failed', 'ready', 'rejected', 'withdrawn')))`,
  );
}

/** Those items with what the lists tell of them, to be counted, added up or listed. */
function creditsToClarify({ db, companyId }: Scope, further?: SQL) {
  return db
    .select({
      series: openItems.series,
      voucherNo: openItems.voucherNo,
      line: openItems.line,
      voucherDate: vouchers.voucherDate,
      customerNo: openItems.subledgerNo,
      customerName: subledgerAccounts.name,
      creditOre: sql<Ore>`-${openItems.remainingOre}`
        .mapWith((value) => BigInt(value) as Ore)
        .as("credit_ore"),
      invoiceId: sql<string | null>`${invoices.id}`.as("invoice_id"),
      invoiceNo: shownInvoiceNo.as("invoice_no"),
      invoiceKind: invoices.kind,
    })
    .from(openItems)
    .innerJoin(postings, itemOf)
    .innerJoin(vouchers, voucherOf)
    .innerJoin(
      subledgerAccounts,
      and(
        eq(subledgerAccounts.companyId, openItems.companyId),
        eq(subledgerAccounts.subledgerNo, openItems.subledgerNo),
      ),
    )
    .leftJoin(invoices, and(eq(invoices.companyId, postings.companyId), eq(invoices.id, postings.invoiceId)))
    .where(and(toClarify(companyId), further))
    .as("credits");
}

/** How many credit items wait to be clarified with a factoring company. */
export async function countCreditsToClarify(scope: Scope): Promise<number> {
  const [row] = await scope.db.select({ n: count() }).from(creditsToClarify(scope));
  return Number(row?.n ?? 0);
}

/** What one customer has to his credit that must be clarified, in øre as a positive amount. */
export async function sumCreditsToClarify(scope: Scope, customerNo: number): Promise<Ore> {
  const credits = creditsToClarify(scope, eq(openItems.subledgerNo, customerNo));
  const [row] = await scope.db
    .select({
      total: sql<Ore>`coalesce(sum(${credits.creditOre}), 0)`.mapWith((value) => BigInt(value) as Ore),
    })
    .from(credits);
  if (!row) throw new Error("an aggregate has one row");
  return row.total;
}

/** Where a page of credit items goes on: after the item of this name. */
export type ItemCursor = { readonly series: number; readonly voucherNo: number; readonly line: number };

/** A page of the credit items to clarify, in the order of their vouchers; amounts in øre, positive. */
export async function listCreditsToClarify(
  scope: Scope,
  { after, limit }: { readonly after?: ItemCursor | undefined; readonly limit: number },
) {
  const later = after
    ? sql`(${openItems.series}, ${openItems.voucherNo}, ${openItems.line}) > (${after.series}::smallint, ${after.voucherNo}::bigint, ${after.line}::smallint)`
    : undefined;
  const credits = creditsToClarify(scope, later);
  const found = await scope.db
    .select()
    .from(credits)
    .orderBy(asc(credits.series), asc(credits.voucherNo), asc(credits.line))
    .limit(limit + 1);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: found.length > limit && last ? last : null };
}

/** Claims that came back with the customer's objection, whose reminders wait for the user (edge 34). */
function returnedDisputes(companyId: number) {
  return and(
    eq(dunningHolds.companyId, companyId),
    isNull(dunningHolds.releasedAt),
    inArray(dunningHolds.reason, ["dispute_at_recourse"]),
    openItems.isOpen,
  );
}

const heldInvoice = and(
  eq(invoices.companyId, dunningHolds.companyId),
  eq(invoices.id, dunningHolds.invoiceId),
);

const heldItem = and(
  eq(openItems.companyId, invoices.companyId),
  eq(openItems.series, invoices.voucherSeries),
  eq(openItems.voucherNo, invoices.voucherNo),
  eq(openItems.subledgerNo, invoices.customerNo),
);

/** How many of them there are. */
export async function countReturnedDisputes({ db, companyId }: Scope): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(dunningHolds)
    .innerJoin(invoices, heldInvoice)
    .innerJoin(openItems, heldItem)
    .where(returnedDisputes(companyId));
  return Number(row?.n ?? 0);
}

/** The oldest of them, at most `limit`; `remainingOre` is what the customer owes. */
export async function listReturnedDisputes({ db, companyId }: Scope, { limit }: { readonly limit: number }) {
  return db
    .select({
      invoiceId: invoices.id,
      number: shownInvoiceNo,
      customerNo: invoices.customerNo,
      customerName: sql<string>`${invoices.buyer} ->> 'name'`,
      heldSince: dunningHolds.placedAt,
      remainingOre: openItems.remainingOre,
    })
    .from(dunningHolds)
    .innerJoin(invoices, heldInvoice)
    .innerJoin(openItems, heldItem)
    .where(returnedDisputes(companyId))
    .orderBy(asc(dunningHolds.id))
    .limit(limit);
}
