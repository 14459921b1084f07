import { findIntegration } from "@/db/queries/connections";
import type { Scope } from "@/db/scope";
import type { MappingChoices, MappingRefusal } from "@/lib/domain/account-mapping";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { judgeMapping } from "./apply-mapping";

/** Whether a mapping could be used as the books stand (M2): asked on the way, so that a fault is mended where it is made. */
export async function checkMapping(
  scope: Scope,
  { integrationSlug, mapping }: { readonly integrationSlug: string; readonly mapping: MappingChoices },
): Promise<Result<null, { readonly code: "not_found" } | MappingRefusal>> {
  const integration = await findIntegration(scope, integrationSlug);
  if (!integration) return refuse({ code: "not_found" });
  const judged = await judgeMapping(scope, integration, mapping);
  return judged.ok ? ok(null) : judged;
}
