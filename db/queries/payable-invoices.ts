import { and, asc, desc, eq, ilike, or, type SQL, sql } from "drizzle-orm";
import { ownItem } from "../joins";
import { connections, factoringInvoices } from "../schema/factoring";
import { invoices } from "../schema/invoices";
import { openItems, subledgerAccounts } from "../schema/ledger";
import type { Scope } from "../scope";
import { amongNumbers, escapeLike } from "../sql";

const columns = {
  invoiceId: invoices.id,
  number: sql<number>`${invoices.number}`.mapWith(Number),
  kind: invoices.kind,
  invoiceDate: invoices.invoiceDate,
  ownKid: sql<string>`${invoices.ownKid}`,
  customerNo: invoices.customerNo,
  customerName: subledgerAccounts.name,
  totalOre: invoices.totalOre,
  remainingOre: openItems.remainingOre,
  status: factoringInvoices.status,
  factorKid: factoringInvoices.factorKid,
  connectionId: factoringInvoices.connectionId,
  connectionName: connections.name,
};

/** Invoices with their row at the factoring company that has the claim; each at most once. */
function payable({ db, companyId }: Scope, condition: SQL | undefined) {
  return db
    .select(columns)
    .from(factoringInvoices)
    .innerJoin(
      invoices,
      and(eq(invoices.companyId, factoringInvoices.companyId), eq(invoices.id, factoringInvoices.invoiceId)),
    )
    .innerJoin(openItems, ownItem)
    .innerJoin(
      subledgerAccounts,
      and(
        eq(subledgerAccounts.companyId, invoices.companyId),
        eq(subledgerAccounts.subledgerNo, invoices.customerNo),
      ),
    )
    .innerJoin(
      connections,
      and(
        eq(connections.companyId, factoringInvoices.companyId),
        eq(connections.id, factoringInvoices.connectionId),
      ),
    )
    .where(
      and(
        eq(factoringInvoices.companyId, companyId),
        eq(invoices.kind, "invoice"),
        sql`${factoringInvoices.status} not in ('preparing', 'preparation_failed', 'rejected', 'withdrawn', 'recoursed')`,
        condition,
      ),
    );
}

/** One invoice that the debtor may have paid to the company itself, or null when no factoring company has it. */
export async function findPayableInvoice(scope: Scope, invoiceId: string) {
  const [row] = await payable(scope, eq(invoices.id, invoiceId));
  return row ?? null;
}

export type PayableRow = NonNullable<Awaited<ReturnType<typeof findPayableInvoice>>>;

/** What somebody types to find an invoice, read every way that it can be meant. */
export type PayableSearch = {
  readonly text: string;
  /** The digits of a number or KID. */
  readonly digits: string | null;
  readonly amountOre: bigint | null;
};

/** Invoices that a factoring company has, by number, KID, customer or amount; those with something open first. */
export async function searchPayableInvoices(
  scope: Scope,
  { text, digits, amountOre }: PayableSearch,
  limit: number,
) {
  const number = digits !== null && digits.length <= 15 ? Number(digits) : null;
  const conditions = [
    number === null ? undefined : eq(invoices.number, number),
    number === null ? undefined : eq(invoices.customerNo, number),
    digits === null ? undefined : eq(invoices.ownKid, digits),
    digits === null ? undefined : eq(factoringInvoices.factorKid, digits),
    amountOre === null
      ? undefined
      : sql`${amountOre.toString()}::bigint in (${openItems.remainingOre}, ${invoices.totalOre})`,
    text === "" ? undefined : ilike(subledgerAccounts.name, `%${escapeLike(text)}%`),
  ].filter((condition) => condition !== undefined);
  return payable(scope, text === "" ? undefined : or(...conditions))
    .orderBy(sql`${openItems.isOpen} desc`, desc(invoices.invoiceDate), desc(invoices.number))
    .limit(limit);
}

/**
 * The invoices that lines of a bank statement may pay: by any of their KIDs or numbers, and those of which exactly one of
 * their amounts remains.
 */
export async function findCandidates(
  scope: Scope,
  {
    kids,
    numbers,
    amounts,
  }: {
    readonly kids: readonly string[];
    readonly numbers: readonly number[];
    readonly amounts: readonly bigint[];
  },
) {
  const anyOf = sql`(select ${`{${kids.join(",")}}`}::text::text[])::text[]`;
  const condition = or(
    sql`${invoices.ownKid} = any(${anyOf})`,
    sql`${factoringInvoices.factorKid} = any(${anyOf})`,
    amongNumbers(invoices.number, numbers),
    and(
      openItems.isOpen,
      sql`${openItems.remainingOre} = any((select ${`{${amounts.join(",")}}`}::text::bigint[])::bigint[])`,
    ),
  );
  return payable(scope, condition).orderBy(asc(invoices.number)).limit(2000);
}
