import { and, eq, isNull, sql } from "drizzle-orm";
import type { FactoringStatus } from "@/lib/domain/factoring";
import { eventOfChange } from "@/lib/domain/partner-event";
import { factoringInvoices } from "../schema/factoring";
import type { Scope, Tx } from "../scope";
import { amongIds, recordset } from "../sql";
import { insertEvents } from "./events";

export type NewFactoringInvoice = {
  readonly invoiceId: string;
  readonly connectionId: string;
  readonly serviceLevel: "financed" | "service_only";
};

/** Hand invoices to the factoring company: each begins as preparing. Answers the rows' ids in order. */
export async function insertFactoringInvoices(
  { db, companyId, now }: Scope<Tx>,
  rows: readonly NewFactoringInvoice[],
): Promise<string[]> {
  if (rows.length === 0) return [];

  const made = await db
    .insert(factoringInvoices)
    .values(
      rows.map((row) => ({ companyId, ...row, status: "preparing" as const, sequence: 0, createdAt: now })),
    )
    .returning({ id: factoringInvoices.id });
  return made.map(({ id }) => id);
}

/** The columns that a partner's report or the system may set together with a status. */
export type FactoringChange = Partial<
  Omit<
    typeof factoringInvoices.$inferInsert,
    "companyId" | "id" | "invoiceId" | "connectionId" | "sequence" | "changedAt"
  >
> & { status?: FactoringStatus };

/**
 * Change one row and tell its partner. The database refuses a step that the status machine does not have, and numbers
 * the change for the feed.
 */
export function updateFactoringInvoice(scope: Scope<Tx>, id: string, change: FactoringChange): Promise<void> {
  return updateFactoringInvoices(scope, [id], change);
}

/** Change some rows in the same way, and tell their partners of each (`eventOfChange`). */
export async function updateFactoringInvoices(
  scope: Scope<Tx>,
  ids: readonly string[],
  change: FactoringChange,
): Promise<void> {
  if (ids.length === 0) return;

  const { db, companyId } = scope;
  const changed = await db
    .update(factoringInvoices)
    .set(change)
    .where(and(eq(factoringInvoices.companyId, companyId), amongIds(factoringInvoices.id, ids)))
    .returning({
      subjectId: factoringInvoices.id,
      connectionId: factoringInvoices.connectionId,
      from: sql<FactoringStatus>`old.status`,
      to: factoringInvoices.status,
    });
  await insertEvents(
    scope,
    changed.flatMap(({ from, to, connectionId, subjectId }) => {
      const type = eventOfChange(from, to);
      return type ? [{ type, connectionId, subjectId }] : [];
    }),
  );
}

/** Many rows are ready, each with its EHF. */
export async function markReady(
  { db, companyId, now }: Scope<Tx>,
  ready: readonly { id: string; ehfDocumentId: string }[],
): Promise<void> {
  if (ready.length === 0) return;

  await db.execute(sql`
    update factoring_invoices f set status = 'ready', ehf_document_id = r."ehfDocumentId",
      offered_at = ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${recordset(ready)}::text::jsonb) as r(id uuid, "ehfDocumentId" uuid)
    where f.company_id = ${companyId} and f.id = r.id`);
}

/** Note that the partner has had the EHF: from then on the invoice cannot simply be withdrawn. */
export async function noteDownload({ db, companyId, now }: Scope<Tx>, id: string): Promise<boolean> {
  const noted = await db
    .update(factoringInvoices)
    .set({ firstDownloadedAt: now })
    .where(
      and(
        eq(factoringInvoices.companyId, companyId),
        eq(factoringInvoices.id, id),
        isNull(factoringInvoices.firstDownloadedAt),
      ),
    )
    .returning({ id: factoringInvoices.id });
  return noted.length > 0;
}
