import { and, asc, count, eq, gt, sql } from "drizzle-orm";
import type { Lateness } from "@/lib/domain/lateness";
import { hadSince, latenessAt, waiting } from "../lateness";
import { connections, factoringInvoices } from "../schema/factoring";
import { invoices } from "../schema/invoices";
import type { Scope } from "../scope";

/** How many invoices the factoring company is late with at the scope's moment, by what it is late with (edge 24). */
export async function countLate({ db, companyId, now }: Scope): Promise<Readonly<Record<Lateness, number>>> {
  const late = latenessAt(now);
  const rows = await db
    .select({ late: late.as("late"), n: count() })
    .from(factoringInvoices)
    .where(and(waiting(companyId, now), sql`${late} is not null`))
    .groupBy(sql`late`);
  const counted = new Map(rows.map(({ late: what, n }) => [what, Number(n)]));
  return { not_fetched: counted.get("not_fetched") ?? 0, not_delivered: counted.get("not_delivered") ?? 0 };
}

/**
 * A page of the invoices that the factoring company is late with, the ones sent first before the others. `since` is
 * when it could have had the invoice, or had it.
 */
export async function listLate(
  { db, companyId, now }: Scope,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
) {
  const late = latenessAt(now);
  const found = await db
    .select({
      id: factoringInvoices.id,
      invoiceId: invoices.id,
      kind: invoices.kind,
      number: sql<number>`${invoices.number}`.mapWith(Number),
      customerNo: invoices.customerNo,
      customerName: sql<string>`${invoices.buyer} ->> 'name'`,
      connectionName: connections.name,
      late: sql<Lateness>`${late}`,
      since: sql<Date>`coalesce(${hadSince}, ${factoringInvoices.offeredAt})`.mapWith(
        factoringInvoices.offeredAt,
      ),
    })
    .from(factoringInvoices)
    .innerJoin(
      invoices,
      and(eq(invoices.companyId, factoringInvoices.companyId), eq(invoices.id, factoringInvoices.invoiceId)),
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
        waiting(companyId, now),
        sql`${late} is not null`,
        after ? gt(factoringInvoices.id, after) : undefined,
      ),
    )
    .orderBy(asc(factoringInvoices.id))
    .limit(limit + 1);
  const rows = found.slice(0, limit);
  return { rows, next: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
}

export type LateInvoiceRow = Awaited<ReturnType<typeof listLate>>["rows"][number];

/** What the partner is late with on one invoice at the scope's moment, or null. */
export async function findLateness(
  { db, companyId, now }: Scope,
  invoiceId: string,
): Promise<Lateness | null> {
  const late = latenessAt(now);
  const [row] = await db
    .select({ late })
    .from(factoringInvoices)
    .where(
      and(
        eq(factoringInvoices.companyId, companyId),
        eq(factoringInvoices.invoiceId, invoiceId),
        sql`${late} is not null`,
      ),
    )
    .limit(1);
  return row?.late ?? null;
}
