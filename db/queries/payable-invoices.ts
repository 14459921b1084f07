import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";
import type { Ore } from "@/lib/domain/money";
import { ownItem } from "../joins";
import { connections, factoringInvoices } from "../schema/factoring";
import { invoices } from "../schema/invoices";
import { openItems, subledgerAccounts } from "../schema/ledger";
import type { Scope } from "../scope";
import { escapeLike } from "../sql";

const columns = {
  invoiceId: invoices.id,
  number: sql<number>`${invoices.number}`.mapWith(Number),
  kind: invoices.kind,
  invoiceDate: invoices.invoiceDate,
  ownKid: sql<string>`${invoices.ownKid}`,
  customerNo: invoices.customerNo,
  customerName: subledgerAccounts.name,
  // What came in to the bank is in kroner, and so is what it is set beside (edge 41).
  totalOre: sql<Ore>`${invoices.nokTotalOre}`.mapWith(invoices.totalOre),
  remainingOre: openItems.remainingOre,
  status: factoringInvoices.status,
  factorKid: factoringInvoices.factorKid,
  connectionId: factoringInvoices.connectionId,
  connectionName: connections.name,
  /** What is registered as paid to the company already, whether or not it is cleared. */
  paidDirectlyOre: sql<bigint>`coalesce((
    select sum(d.amount_ore) from direct_payments d
    where d.company_id = ${invoices.companyId} and d.invoice_id = ${invoices.id} and d.state <> 'reversed'), 0)`.mapWith(
    BigInt,
  ),
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

/** What somebody types to find an invoice, read every way that it can be meant; null for a way that it cannot. */
export type PayableSearch = {
  readonly text: string;
  /** As the number of an invoice or a customer. */
  readonly number: number | null;
  readonly kid: string | null;
  readonly amountOre: bigint | null;
};

/**
 * Invoices that a factoring company has, by number, KID, customer or amount; those with something open first. Without
 * text the latest ones.
 */
export async function searchPayableInvoices(scope: Scope, search: PayableSearch, limit: number) {
  const latest = [desc(invoices.invoiceDate), desc(invoices.number)];
  if (search.text === "")
    return payable(scope, undefined)
      .orderBy(...latest)
      .limit(limit);

  const { companyId } = scope;
  const { text, number, kid, amountOre } = search;
  const name = `%${escapeLike(text)}%`;
  const found = [
    idsByKid(companyId, kid === null ? [] : [kid]),
    idsByNumber(companyId, number === null ? [] : [number]),
    idsByAmount(companyId, amountOre === null ? [] : [amountOre]),
    sql`select i.id from invoices i where i.company_id = ${companyId} and i.nok_total_ore = ${amountOre?.toString() ?? null}::bigint`,
    sql`select i.id from subledger_accounts a join invoices i on i.company_id = a.company_id and i.customer_no = a.subledger_no
        where a.company_id = ${companyId} and a.kind = 'customer' and (a.name ilike ${name} or a.subledger_no = ${number}::bigint)`,
  ];
  return payable(scope, among(found))
    .orderBy(sql`${openItems.isOpen} desc`, ...latest)
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
  const { companyId } = scope;
  const found = [idsByKid(companyId, kids), idsByNumber(companyId, numbers), idsByAmount(companyId, amounts)];
  return payable(scope, among(found)).orderBy(asc(invoices.number)).limit(2000);
}

/** Each way has an index of its own; asked as one set of ids, none of them has to look at every invoice. */
function among(found: readonly SQL[]): SQL {
  return sql`${invoices.id} in (${sql.join([...found], sql` union `)})`;
}

function idsByKid(companyId: number, kids: readonly string[]): SQL {
  const wanted = `{${kids.join(",")}}`;
  return sql`
    select i.id from invoices i where i.company_id = ${companyId} and i.own_kid = any(${wanted}::text::text[])
    union select f.invoice_id from factoring_invoices f
    where f.company_id = ${companyId} and f.factor_kid = any(${wanted}::text::text[])`;
}

function idsByNumber(companyId: number, numbers: readonly number[]): SQL {
  return sql`select i.id from invoices i
    where i.company_id = ${companyId} and i.number = any(${`{${numbers.join(",")}}`}::text::bigint[])`;
}

function idsByAmount(companyId: number, amounts: readonly bigint[]): SQL {
  return sql`select i.id from open_items o
    join invoices i on (i.company_id, i.voucher_series, i.voucher_no, i.customer_no) = (o.company_id, o.series, o.voucher_no, o.subledger_no)
    where o.company_id = ${companyId} and o.is_open and o.remaining_ore = any(${`{${amounts.join(",")}}`}::text::bigint[])`;
}
