import { and, eq, isNull, sql } from "drizzle-orm";
import { ownItem } from "../joins";
import { customers } from "../schema/customers";
import { invoices } from "../schema/invoices";
import { openItems } from "../schema/ledger";
import type { Scope } from "../scope";

/** How many invoices carry an alternative integration's template and are not settled, and what remains of them in øre. */
export async function sumAssignedOpen({ db, companyId }: Scope, connectionId: string) {
  const [row] = await db
    .select({
      invoices: sql<number>`count(*)::int`,
      remainingOre: sql<bigint>`coalesce(sum(${openItems.remainingOre}), 0)`.mapWith(BigInt),
    })
    .from(invoices)
    .innerJoin(openItems, ownItem)
    .where(
      and(
        eq(invoices.companyId, companyId),
        openItems.isOpen,
        sql`(${invoices.branding} ->> 'connectionId') = ${connectionId}`,
      ),
    );
  return row ?? { invoices: 0, remainingOre: 0n };
}

/** How many customers' invoices an alternative integration's template goes on: those without factoring or a template of their own. */
export async function countFollowers({ db, companyId }: Scope): Promise<number> {
  const [row] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(customers)
    .where(
      and(
        eq(customers.companyId, companyId),
        eq(customers.useFactoring, false),
        isNull(customers.brandingTemplateId),
      ),
    );
  return row?.n ?? 0;
}
