import { findActiveConnection } from "@/db/queries/connections";
import type { Population } from "@/db/queries/data-quality";
import type { Scope } from "@/db/scope";

/**
 * Whose cards the workbench is about (M12): the factoring customers, and before an integration is active everyone, since
 * activation gives every customer «Bruk Factoring» (M4).
 */
export async function populationOf(scope: Scope): Promise<Population> {
  return (await findActiveConnection(scope)) === null ? "everyone" : "factoring";
}
