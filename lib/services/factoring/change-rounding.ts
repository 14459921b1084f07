import { findConnection } from "@/db/queries/connections";
import type { Scope } from "@/db/scope";
import { saveRoundingTolerance } from "@/db/writes/connections";
import type { ChangeRounding } from "@/lib/contracts/connection";
import { ore } from "@/lib/domain/money";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";

type ChangeRoundingRefusal = { readonly code: "not_found" } | { readonly code: "connection_inactive" };

/** How much of an invoice the partner may round off when it is paid (edge 31): an administrator's decision. */
export function changeRounding(
  scope: Scope,
  { connectionId, toleranceOre }: ChangeRounding,
): Promise<Result<{ toleranceOre: number }, ChangeRoundingRefusal | TransactRefusal>> {
  return transact<{ toleranceOre: number }, ChangeRoundingRefusal>(
    scope,
    "factoring/change-rounding",
    async (tx) => {
      const connection = await findConnection(tx, connectionId);
      if (connection?.kind !== "factoring_dedicated") return refuse({ code: "not_found" });
      if (connection.state === "inactive") return refuse({ code: "connection_inactive" });
      await saveRoundingTolerance(tx, connectionId, ore(BigInt(toleranceOre)));
      return ok({ toleranceOre });
    },
  );
}
