import { reconciliations } from "../schema/postings";
import type { Scope, Tx } from "../scope";

export type NewReconciliation = Omit<typeof reconciliations.$inferInsert, "companyId" | "id" | "createdAt">;

/** Keep what a partner says of the account between the two, beside what our books say. Answers its id. */
export async function insertReconciliation(
  { db, companyId, now }: Scope<Tx>,
  told: NewReconciliation,
): Promise<string> {
  const [row] = await db
    .insert(reconciliations)
    .values({ companyId, createdAt: now, ...told })
    .returning({ id: reconciliations.id });
  if (!row) throw new Error("the reconciliation was not kept");
  return row.id;
}
