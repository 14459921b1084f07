import { and, eq, inArray, lt, type Placeholder, type SQL, sql } from "drizzle-orm";
import { deliverWithinHours, fetchWithinHours, type Lateness } from "@/lib/domain/lateness";
import { factoringInvoices } from "./schema/factoring";

/** Since when the partner has had an invoice: it claimed it, or took its EHF. Null when it has had nothing. */
export const hadSince: SQL<Date | null> = sql`coalesce(${factoringInvoices.claimedAt}, ${factoringInvoices.firstDownloadedAt})`;

/** What the partner is late with at a moment (edge 24), or null: it waits for no more than it should. */
export function latenessAt(now: Date | Placeholder): SQL<Lateness | null> {
  const moment = now instanceof Date ? now.toISOString() : now;
  const waited = (hours: number) => sql`${moment}::timestamptz - make_interval(hours => ${hours}::int)`;
  return sql`case
    when ${factoringInvoices.status} not in ('ready', 'fetched') then null
    when ${hadSince} < ${waited(deliverWithinHours)} then 'not_delivered'
    when ${hadSince} is null and ${factoringInvoices.offeredAt} < ${waited(fetchWithinHours)} then 'not_fetched' end`;
}

/** What stands in the index of waiting invoices and has stood there for a day; nothing else can be late. */
export function waiting(companyId: number, now: Date): SQL | undefined {
  const aDayAgo = new Date(now.getTime() - fetchWithinHours * 3_600_000);
  return and(
    eq(factoringInvoices.companyId, companyId),
    inArray(factoringInvoices.status, ["ready", "fetched"]),
    lt(factoringInvoices.offeredAt, aDayAgo),
  );
}

/** The invoices that the factoring company is late with, with one thing or with either, to choose among others by. */
export function lateInvoiceIds(
  { companyId, now }: { readonly companyId: number; readonly now: Date },
  only?: Lateness,
): SQL {
  const late = latenessAt(now);
  return sql`(select ${factoringInvoices.invoiceId} from ${factoringInvoices}
    where ${waiting(companyId, now)} and ${only ? sql`${late} = ${only}` : sql`${late} is not null`})`;
}
