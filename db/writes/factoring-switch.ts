import { sql } from "drizzle-orm";
import type { Scope, Tx } from "../scope";
import { switchFactoring } from "./card-changes";

/**
 * M4: every customer gets «Bruk Factoring» and the integration's method; the earlier one is remembered, and the change
 * stands in the history of each card. One statement, however many there are. Answers how many changed.
 */
export async function turnFactoringOn(scope: Scope<Tx>, verb: string): Promise<number> {
  const { companyId, now } = scope;
  return switchFactoring(
    scope,
    verb,
    sql`update customers
      set method_before_factoring = delivery_method, use_factoring = true, delivery_method = 'factoring',
          version = version + 1, changed_at = ${now.toISOString()}::timestamptz
      where company_id = ${companyId} and not use_factoring`,
  );
}

/**
 * M6, edge 37: factoring is turned off for every customer. Those that used it get the method they had before the
 * activation, else e-mail; those that did not keep theirs. Answers how many changed.
 */
export async function turnFactoringOff(scope: Scope<Tx>, verb: string): Promise<number> {
  const { db, companyId, now } = scope;
  await db.execute(sql`
    update customers set method_before_factoring = null
    where company_id = ${companyId} and not use_factoring and method_before_factoring is not null`);
  return switchFactoring(
    scope,
    verb,
    sql`update customers
      set delivery_method = coalesce(method_before_factoring, 'email'), use_factoring = false,
          method_before_factoring = null, version = version + 1, changed_at = ${now.toISOString()}::timestamptz
      where company_id = ${companyId} and use_factoring`,
  );
}
