import { and, eq, isNull } from "drizzle-orm";
import type { Ore } from "@/lib/domain/money";
import type { Pool } from "../client";
import { legacyFactoring, legacyInvoices, legacyTransfers } from "../schema/legacy";
import type { Scope, Tx } from "../scope";
import { amongIds } from "../sql";

/** The old factoring solution of a company that comes with it. */
export type AdoptedLegacyFactoring = {
  readonly bureauName: string;
  readonly clientId: string;
  readonly receivableAccountNo: number;
};

/**
 * Let a company have the old factoring solution, turned on (M3). No verb calls this, and the application's own role
 * may not: it is for companies that come from where the old solution was, so it works as the owner of the tables.
 *
 * @param pool one whose user owns the tables, as that of migrations does
 */
export async function adoptLegacyFactoring(
  pool: Pool,
  companyId: number,
  legacy: AdoptedLegacyFactoring,
): Promise<void> {
  await pool.begin(async (sql) => {
    await sql`set local role none`;
    await sql`
      insert into legacy_factoring (company_id, enabled, bureau_name, client_id, receivable_account_no)
      values (${companyId}, true, ${legacy.bureauName}, ${legacy.clientId}, ${legacy.receivableAccountNo})`;
  });
}

/** Let invoices that have just been sent wait for the bureau. */
export async function queueForBureau(
  { db, companyId }: Scope<Tx>,
  invoiceIds: readonly string[],
): Promise<void> {
  if (invoiceIds.length === 0) return;
  await db.insert(legacyInvoices).values(invoiceIds.map((invoiceId) => ({ companyId, invoiceId })));
}

export type NewTransfer = {
  readonly sequenceNo: number;
  readonly documentId: string;
  readonly totalOre: Ore;
  readonly invoiceIds: readonly string[];
};

/** Note that a file was handed over, and mark what is in it as transferred; that cannot be taken back. */
export async function insertLegacyTransfer(
  { db, companyId, actor, now }: Scope<Tx>,
  { invoiceIds, ...transfer }: NewTransfer,
): Promise<void> {
  const transferredBy = actor.kind === "user" ? actor.userId : actor.kind;
  const [made] = await db
    .insert(legacyTransfers)
    .values({ companyId, ...transfer, invoiceCount: invoiceIds.length, transferredBy, transferredAt: now })
    .returning({ id: legacyTransfers.id });
  if (!made) throw new Error("the transfer was not written");
  await db
    .update(legacyInvoices)
    .set({ transferId: made.id })
    .where(
      and(
        eq(legacyInvoices.companyId, companyId),
        isNull(legacyInvoices.transferId),
        amongIds(legacyInvoices.invoiceId, invoiceIds),
      ),
    );
}

/** Turn the old factoring solution off, for good: the database lets no company turn it on again. */
export async function turnLegacyFactoringOff({ db, companyId, actor, now }: Scope<Tx>): Promise<void> {
  const endedBy = actor.kind === "user" ? actor.userId : actor.kind;
  await db
    .update(legacyFactoring)
    .set({ enabled: false, endedAt: now, endedBy })
    .where(eq(legacyFactoring.companyId, companyId));
}
