import * as goApi from "@/lib/contracts/goapi/operations";
import { problemCodes } from "@/lib/contracts/partner-api/codes";
import type { Contract } from "@/lib/contracts/partner-api/contract";
import { tokenError } from "@/lib/contracts/partner-api/token";
import type { PartnerKind } from "@/lib/domain/actor";
import { contracts } from "./openapi";
import { isDedicated } from "./partner-auth";

/** What a log of calls can be narrowed to: the operations that a partner of the kind has, and every code. */
export function callChoices(kind: PartnerKind): { operations: string[]; codes: string[] } {
  // PowerOffice's routes are the dedicated solution too.
  const all: readonly Contract[] = [...contracts, ...Object.values(goApi)];
  const own = all.filter(({ path }) => kind === "factoring_dedicated" || !isDedicated(path));
  return {
    operations: ["issueToken", ...own.map(({ operationId }) => operationId)].sort(),
    codes: [...problemCodes, ...tokenError.shape.error.options].sort(),
  };
}
