import type { Scope } from "@/db/scope";
import { saveDunningSettings as save } from "@/db/writes/dunning";
import type { DunningSettings } from "@/lib/domain/dunning";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";

/** Save how the company reminds its debtors, over the version that the form was opened with. */
export function saveDunningSettings(
  scope: Scope,
  { version, ...settings }: DunningSettings & { readonly version: number },
): Promise<Result<{ version: number }, { readonly code: "version_conflict" } | TransactRefusal>> {
  return transact<{ version: number }, { readonly code: "version_conflict" }>(
    scope,
    "dunning/save-settings",
    async (tx) =>
      (await save(tx, version, settings))
        ? ok({ version: version + 1 })
        : refuse({ code: "version_conflict" }),
  );
}
