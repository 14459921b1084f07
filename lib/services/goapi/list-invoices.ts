import { countGoApiInvoices, listGoApiInvoices } from "@/db/queries/goapi-invoices";
import type { Scope } from "@/db/scope";
import type { availableInvoices } from "@/lib/contracts/goapi/operations";
import type { FieldIssue } from "@/lib/contracts/partner-api/codes";
import type { InputOf, OutputOf } from "@/lib/contracts/partner-api/contract";
import type { FactoringStatus } from "@/lib/domain/factoring";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { connectionOf } from "../factoring/connection-of";
import { partnerInvoice } from "../factoring/partner-view";
import { deliveredStatuses, goApiView } from "./invoice-view";
import { type OptionsRefusal, readOptions } from "./list-options";

type Listed = Result<
  OutputOf<typeof availableInvoices>,
  {
    readonly code: "validation_failed";
    readonly errors: readonly FieldIssue[];
    /** For the sentence in which v1 says what is wrong. */
    readonly odata: Omit<OptionsRefusal, "code">;
  }
>;

/** What waits to be delivered: v1's status 1 (M19). */
export function listAvailable(scope: Scope, input: InputOf<typeof availableInvoices>): Promise<Listed> {
  return list(scope, input, ["ready", "fetched"]);
}

/** What has been delivered, whatever became of it since. */
export function listDelivered(scope: Scope, input: InputOf<typeof availableInvoices>): Promise<Listed> {
  return list(scope, input, deliveredStatuses);
}

async function list(
  scope: Scope,
  input: InputOf<typeof availableInvoices>,
  statuses: readonly FactoringStatus[],
): Promise<Listed> {
  const options = readOptions(input);
  if (!options.ok) {
    const { code: _, ...odata } = options.error;
    const errors: FieldIssue[] = [{ in: "query", pointer: `/${odata.option}`, code: "invalid" }];
    return refuse({ code: "validation_failed", errors, odata });
  }
  const page = { ...options.value, statuses };
  const rows = await listGoApiInvoices(scope, connectionOf(scope), page);
  const count = await countGoApiInvoices(scope, connectionOf(scope), page);
  return ok({ data: rows.map((row) => goApiView(partnerInvoice(row))), count, success: true });
}
