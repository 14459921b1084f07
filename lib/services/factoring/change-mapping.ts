import { findConnection, findIntegration, listMappedAccounts } from "@/db/queries/connections";
import type { Scope } from "@/db/scope";
import { insertMapping, replaceMapping } from "@/db/writes/connections";
import { insertEvents } from "@/db/writes/events";
import type { MappingChoice, MappingChoices, MappingRefusal } from "@/lib/domain/account-mapping";
import type { SeriesFull } from "@/lib/domain/chart";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";
import { judgeMapping, makeAccounts } from "./apply-mapping";

export type ChangeMappingInput = {
  readonly connectionId: string;
  /** All needed kinds; those that are as before change nothing. */
  readonly mapping: MappingChoices;
};

export type ChangeMappingRefusal =
  | { readonly code: "not_found" }
  | { readonly code: "connection_inactive" }
  | SeriesFull
  | MappingRefusal;

/**
 * «Endre kontoer» (M2, edge 45): new vouchers use the new mapping at once, the replaced accounts stay readable, and the
 * partner is told. What stands on a replaced account stays there until somebody moves it; the connection page says so.
 */
export function changeMapping(
  scope: Scope,
  { connectionId, mapping }: ChangeMappingInput,
): Promise<Result<{ changed: readonly string[] }, ChangeMappingRefusal | TransactRefusal>> {
  return transact<{ changed: readonly string[] }, ChangeMappingRefusal>(
    scope,
    "factoring/change-mapping",
    async (tx) => {
      const connection = await findConnection(tx, connectionId);
      const integration = connection && (await findIntegration(tx, connection.integrationSlug));
      if (!integration) return refuse({ code: "not_found" });
      if (connection.state !== "active" && connection.state !== "winding_down")
        return refuse({ code: "connection_inactive" });
      const judged = await judgeMapping(tx, integration, mapping);
      if (!judged.ok) return judged;

      const before = new Map(
        (await listMappedAccounts(tx, connectionId)).map((one) => [
          one.eventKind,
          one.subledgerNo ?? one.accountNo,
        ]),
      );
      const differing = Object.fromEntries(
        Object.entries(judged.value).filter(([kind, choice]) => chosenNo(choice) !== before.get(kind)),
      );
      const changed = Object.keys(differing);
      if (changed.length === 0) return ok({ changed });

      await replaceMapping(tx, connectionId, changed);
      const accounts = await makeAccounts(tx, integration, differing);
      if (!accounts.ok) return accounts;
      await insertMapping(tx, connectionId, accounts.value);
      await insertEvents(tx, [{ connectionId, type: "account_mapping.changed", subjectId: connectionId }]);
      return ok({ changed });
    },
  );
}

/** The number chosen, when it is an account that there is already. */
function chosenNo(choice: MappingChoice): number | null {
  if ("accountNo" in choice) return choice.accountNo;
  return "subledgerNo" in choice ? choice.subledgerNo : null;
}
