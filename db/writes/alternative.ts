import { and, eq } from "drizzle-orm";
import { connections } from "../schema/factoring";
import type { Scope, Tx } from "../scope";

/** Let an alternative integration wind down or end. Who it was stands with it. */
export async function setAlternativeState(
  { db, companyId, now }: Scope<Tx>,
  connectionId: string,
  state: "winding_down" | "inactive",
  closedBy: string,
): Promise<void> {
  await db
    .update(connections)
    .set(state === "inactive" ? { state, closedAt: now, closedBy } : { state, windingDownAt: now })
    .where(and(eq(connections.companyId, companyId), eq(connections.id, connectionId)));
}

/** Let new invoices carry another template for an alternative integration. */
export async function setAlternativeTemplate(
  { db, companyId }: Scope<Tx>,
  connectionId: string,
  brandingTemplateId: string,
): Promise<void> {
  await db
    .update(connections)
    .set({ brandingTemplateId })
    .where(and(eq(connections.companyId, companyId), eq(connections.id, connectionId)));
}
