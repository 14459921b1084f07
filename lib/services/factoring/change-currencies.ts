import { findConnection } from "@/db/queries/connections";
import type { Scope } from "@/db/scope";
import { saveCurrencies } from "@/db/writes/connections";
import { insertEvents } from "@/db/writes/events";
import type { ChangeCurrencies } from "@/lib/contracts/connection";
import { type Currency, currencies as known } from "@/lib/domain/currency";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";

type ChangeCurrenciesRefusal = { readonly code: "not_found" } | { readonly code: "connection_inactive" };

/**
 * Which currencies the partner takes invoices in (edge 41); kroner always. What was sent in one that is no longer listed
 * goes on in it to its end. The partner is told.
 */
export function changeCurrencies(
  scope: Scope,
  { connectionId, currencies }: ChangeCurrencies,
): Promise<Result<{ currencies: Currency[] }, ChangeCurrenciesRefusal | TransactRefusal>> {
  return transact<{ currencies: Currency[] }, ChangeCurrenciesRefusal>(
    scope,
    "factoring/change-currencies",
    async (tx) => {
      const connection = await findConnection(tx, connectionId);
      if (connection?.kind !== "factoring_dedicated") return refuse({ code: "not_found" });
      if (connection.state === "inactive") return refuse({ code: "connection_inactive" });
      const listed = known.filter((one) => one === "NOK" || currencies.includes(one));
      if (listed.join() === connection.currencies.join()) return ok({ currencies: listed });
      await saveCurrencies(tx, connectionId, listed);
      await insertEvents(tx, [{ connectionId, type: "account_mapping.changed", subjectId: connectionId }]);
      return ok({ currencies: listed });
    },
  );
}
