import { and, asc, eq, gt, sql } from "drizzle-orm";
import { finalStatuses } from "@/lib/domain/connection";
import type { Ore } from "@/lib/domain/money";
import { ownItem } from "../joins";
import { factoringInvoices } from "../schema/factoring";
import { invoices } from "../schema/invoices";
import { openItems } from "../schema/ledger";
import type { Scope } from "../scope";
import { isNoneOf } from "../sql";

/** How many invoices have ever gone to the partner by a connection: while none has, its activation can be undone (M4). */
export async function countFactored({ db, companyId }: Scope, connectionId: string): Promise<number> {
  const [row] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(factoringInvoices)
    .where(and(eq(factoringInvoices.companyId, companyId), eq(factoringInvoices.connectionId, connectionId)));
  return row?.n ?? 0;
}

/** Whether money stands between the company and the partner, on any clearing account that the connection has had. */
export async function standsOnClearing({ db, companyId }: Scope, connectionId: string): Promise<boolean> {
  const [row] = await db.execute<{ stands: boolean }>(
    sql`select stands_on_clearing(${companyId}, ${connectionId}::uuid) as stands`,
  );
  return row?.stands ?? false;
}

/** What the partner is not done with, counted by what its fate depends on (edge 36). Empty when all is final. */
export async function countInFlight({ db, companyId }: Scope, connectionId: string) {
  const downloaded = sql<boolean>`${factoringInvoices.firstDownloadedAt} is not null`;
  return db
    .select({
      kind: invoices.kind,
      status: factoringInvoices.status,
      downloaded: downloaded.as("downloaded"),
      invoices: sql<number>`count(*)::int`,
    })
    .from(factoringInvoices)
    .innerJoin(
      invoices,
      and(eq(invoices.companyId, factoringInvoices.companyId), eq(invoices.id, factoringInvoices.invoiceId)),
    )
    .where(inFlight(companyId, connectionId))
    .groupBy(invoices.kind, factoringInvoices.status, sql`downloaded`);
}

export type InFlightCount = Awaited<ReturnType<typeof countInFlight>>[number];

/** A page of the invoices in flight, in the order in which they were sent. `remainingOre` is what the customer owes. */
export async function listInFlight(
  { db, companyId }: Scope,
  connectionId: string,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
) {
  const found = await db
    .select({
      id: factoringInvoices.id,
      invoiceId: invoices.id,
      kind: invoices.kind,
      number: sql<number>`${invoices.number}`.mapWith(Number),
      customerNo: invoices.customerNo,
      customerName: sql<string>`${invoices.buyer} ->> 'name'`,
      // In kroner, as what remains is: the list is of what stands in the books.
      totalOre: sql<Ore>`${invoices.nokTotalOre}`.mapWith(invoices.totalOre),
      remainingOre: sql<Ore>`coalesce(${openItems.remainingOre}, 0)`.mapWith((ore) => BigInt(ore) as Ore),
      status: factoringInvoices.status,
      downloaded: sql<boolean>`${factoringInvoices.firstDownloadedAt} is not null`,
    })
    .from(factoringInvoices)
    .innerJoin(
      invoices,
      and(eq(invoices.companyId, factoringInvoices.companyId), eq(invoices.id, factoringInvoices.invoiceId)),
    )
    .leftJoin(openItems, ownItem)
    .where(and(inFlight(companyId, connectionId), after ? gt(factoringInvoices.id, after) : undefined))
    .orderBy(asc(factoringInvoices.id))
    .limit(limit + 1);
  const rows = found.slice(0, limit);
  return { rows, next: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
}

export type InFlightRow = Awaited<ReturnType<typeof listInFlight>>["rows"][number];

function inFlight(companyId: number, connectionId: string) {
  return and(
    eq(factoringInvoices.companyId, companyId),
    eq(factoringInvoices.connectionId, connectionId),
    isNoneOf(factoringInvoices.status, finalStatuses),
  );
}
