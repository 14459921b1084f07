import { findLegacyFactoring } from "@/db/queries/legacy";
import type { Scope } from "@/db/scope";
import { ok, type Result, refuse } from "@/lib/domain/result";

/** The old factoring solution is still on, with so many invoices not transferred yet. */
export type LegacyRefusal = {
  readonly code: "legacy_factoring_active";
  readonly bureauName: string;
  readonly untransferred: number;
};

/**
 * The old factoring solution must be ended before an integration begins (M3, edge 6): the waiting invoices are
 * transferred, then the setting is turned off. The database refuses it too (`connections_legacy_ended`).
 */
export async function legacyIsEnded(scope: Scope): Promise<Result<null, LegacyRefusal>> {
  const legacy = await findLegacyFactoring(scope);
  if (!legacy?.enabled) return ok(null);
  const { bureauName, untransferred } = legacy;
  return refuse({ code: "legacy_factoring_active", bureauName, untransferred });
}
