import postgres, { type Sql, type TransactionSql } from "postgres";
import { cardChecks } from "./checks/cards";
import type { Looked } from "./checks/check";
import { directPaymentChecks } from "./checks/direct-payments";
import { documentChecks } from "./checks/documents";
import { dunningChecks } from "./checks/dunning";
import { elsewhereChecks } from "./checks/elsewhere";
import { ledgerChecks } from "./checks/ledger";
import { lossChecks } from "./checks/losses";

/** Everything that must always be true of every company's books. */
export const checks = [
  ...ledgerChecks,
  ...documentChecks,
  ...elsewhereChecks,
  ...dunningChecks,
  ...cardChecks,
  ...directPaymentChecks,
  ...lossChecks,
];

/** What one check found. */
export type CheckResult = Looked & { readonly name: string };

/** How many faults are named; the count tells of the rest. */
const named = 10;

/**
 * Put every check to the books of all companies. Run it in one snapshot: postings that arrive meanwhile are
 * then either wholly in it or not at all. Changes nothing.
 *
 * @param sql a transaction of the owner: the application's role sees one company only
 */
export async function runChecks(sql: TransactionSql<{ bigint: bigint }>): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const check of checks) {
    if ("walk" in check) {
      results.push({ name: check.name, ...(await check.walk(sql)) });
      continue;
    }
    const [counted] = await sql.unsafe<Looked[]>(`
      with looked as materialized (${check.rows}),
      faults as (select company_id, subject from looked where sound is not true order by company_id, subject limit ${named})
      select (select count(*) from looked) as looked,
             (select count(*) from looked where sound is not true) as faults,
             array(select format('company %s: %s', company_id, subject) from faults) as examples`);
    if (counted) results.push({ name: check.name, ...counted });
  }
  return results;
}

/** Connect to a database as its owner, and run the checks in one snapshot. */
export async function checkBooks(url: string): Promise<CheckResult[]> {
  const options = { max: 1, types: { bigint: postgres.BigInt }, onnotice: () => undefined };
  const sql = postgres(url, options) as unknown as Sql<{ bigint: bigint }>;
  try {
    return await sql.begin("isolation level repeatable read read only", runChecks);
  } finally {
    await sql.end();
  }
}
