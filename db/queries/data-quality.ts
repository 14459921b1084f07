import { and, asc, eq, isNull } from "drizzle-orm";
import { customers } from "../schema/customers";
import { subledgerAccounts } from "../schema/ledger";
import type { Scope } from "../scope";
import { cardColumns, subledgerOfCustomer } from "./customers";

/** Some of the cards whose lacks nobody has asked the rules about yet (M12). */
export async function listUnassessed({ db, companyId }: Scope, limit: number) {
  return db
    .select(cardColumns)
    .from(customers)
    .innerJoin(subledgerAccounts, subledgerOfCustomer)
    .where(and(eq(customers.companyId, companyId), isNull(customers.lacking)))
    .orderBy(asc(customers.customerNo))
    .limit(limit);
}
