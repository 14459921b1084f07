import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { ownItem } from "../joins";
import { customers } from "../schema/customers";
import { connections, integrations } from "../schema/factoring";
import { invoices } from "../schema/invoices";
import { openItems } from "../schema/ledger";
import type { Scope } from "../scope";

const columns = {
  id: connections.id,
  name: connections.name,
  state: connections.state,
  activatedAt: connections.activatedAt,
  integrationSlug: integrations.slug,
  brandingTemplateId: connections.brandingTemplateId,
};

/** The company's active alternative integration (M30), or null. There is at most one. */
export async function findActiveAlternative({ db, companyId }: Scope) {
  const [row] = await db
    .select(columns)
    .from(connections)
    .innerJoin(integrations, eq(integrations.id, connections.integrationId))
    .where(
      and(
        eq(connections.companyId, companyId),
        eq(connections.state, "active"),
        eq(connections.kind, "factoring_alternative"),
      ),
    );
  return row ?? null;
}

export type AlternativeRow = NonNullable<Awaited<ReturnType<typeof findActiveAlternative>>>;

/** The latest agreement with one alternative integration that still has access: active or winding down; else null. */
export async function findAlternativeOf({ db, companyId }: Scope, integrationSlug: string) {
  const [row] = await db
    .select(columns)
    .from(connections)
    .innerJoin(integrations, eq(integrations.id, connections.integrationId))
    .where(
      and(
        eq(connections.companyId, companyId),
        eq(connections.kind, "factoring_alternative"),
        eq(integrations.slug, integrationSlug),
        inArray(connections.state, ["active", "winding_down"]),
      ),
    )
    .orderBy(desc(connections.id))
    .limit(1);
  return row ?? null;
}

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
