import { sql } from "drizzle-orm";
import type { Scope, Tx } from "../scope";

/**
 * M4: every customer gets «Bruk Factoring» and the integration's method; the earlier one is remembered, and the change
 * stands in the history of each card. One statement, however many there are. Answers how many changed.
 */
export async function turnFactoringOn(scope: Scope<Tx>, verb: string): Promise<number> {
  const { db, companyId, now } = scope;
  const changed = await db.execute(sql`
    with changed as (
      update customers
      set method_before_factoring = delivery_method, use_factoring = true, delivery_method = 'factoring',
          version = version + 1, changed_at = ${now.toISOString()}::timestamptz
      where company_id = ${companyId} and not use_factoring
      returning customer_no, old.delivery_method as method_from, new.delivery_method as method_to,
                old.use_factoring as use_from, new.use_factoring as use_to
    )
    ${tellCards(scope, verb)}`);
  return changed.count;
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
  const changed = await db.execute(sql`
    with changed as (
      update customers
      set delivery_method = coalesce(method_before_factoring, 'email'), use_factoring = false,
          method_before_factoring = null, version = version + 1, changed_at = ${now.toISOString()}::timestamptz
      where company_id = ${companyId} and use_factoring
      returning customer_no, old.delivery_method as method_from, new.delivery_method as method_to,
                old.use_factoring as use_from, new.use_factoring as use_to
    )
    ${tellCards(scope, verb)}`);
  return changed.count;
}

/** One line of history a changed card, as saving the card would have written it. */
function tellCards({ companyId, actor, now }: Scope<Tx>, verb: string) {
  const name =
    actor.kind === "user" ? actor.name : actor.kind === "partner" ? actor.integrationName : "Fordring";
  return sql`
    insert into card_changes (company_id, subledger_no, at, verb, actor_kind, actor_name, changes)
    select ${companyId}::int, customer_no, ${now.toISOString()}::timestamptz, ${verb}::text, ${actor.kind}::text, ${name}::text,
           jsonb_build_array(
             jsonb_build_object('field', 'useFactoring', 'from', use_from, 'to', use_to),
             jsonb_build_object('field', 'deliveryMethod', 'from', method_from, 'to', method_to))
    from changed`;
}
