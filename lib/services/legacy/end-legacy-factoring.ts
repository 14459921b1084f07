import { findLegacyFactoring } from "@/db/queries/legacy";
import type { Scope } from "@/db/scope";
import { turnLegacyFactoringOff } from "@/db/writes/legacy";
import type { LegacyRefusal } from "@/lib/domain/legacy-transfer";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";

/**
 * Turn the old factoring solution off (M3, edge 6). Not while invoices wait: the bureau would never hear of them. It
 * stays off: there is no way to turn it on, here or in the database.
 */
export function endLegacyFactoring(
  scope: Scope,
): Promise<Result<{ bureauName: string }, LegacyRefusal | TransactRefusal>> {
  return transact<{ bureauName: string }, LegacyRefusal>(scope, "legacy/end", async (tx) => {
    const legacy = await findLegacyFactoring(tx);
    if (!legacy?.enabled) return refuse({ code: "legacy_factoring_off" });
    const { bureauName, untransferred } = legacy;
    if (untransferred > 0) return refuse({ code: "legacy_invoices_waiting", count: untransferred });

    await turnLegacyFactoringOff(tx);
    return ok({ bureauName });
  });
}
