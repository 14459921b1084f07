import type { Scope } from "@/db/scope";
import { saveHiddenColumns } from "@/db/writes/report-settings";
import type { SaveColumnsInput } from "@/lib/contracts/report-settings";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";

/** Remember which columns of a report the user has put away (M7). It is his own choice; others keep theirs. */
export function saveColumns(scope: Scope, input: SaveColumnsInput): Promise<Result<null, TransactRefusal>> {
  return transact<null, TransactRefusal>(scope, "report/save-columns", async (tx) => {
    const { actor } = tx;
    if (actor.kind !== "user") return refuse({ code: "forbidden", verb: "report/save-columns" });

    await saveHiddenColumns(tx, actor.userId, input.report, input.hiddenColumns);
    return ok(null);
  });
}
