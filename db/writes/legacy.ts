import type { Pool } from "../client";

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
