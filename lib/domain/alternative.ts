import type { ConnectionState } from "./factoring";
import type { Result } from "./result";
import { ok, refuse } from "./result";

/** What is known of an alternative integration when it is to end (M30, edge 36). */
export type Ending = {
  readonly state: ConnectionState;
  /** Invoices that tell their debtor to pay the partner, and are not settled. */
  readonly openInvoices: number;
  /** The user ends the partner's access although invoices are open. */
  readonly close: boolean;
};

/**
 * Decide how an alternative integration ends. New invoices stop carrying its template at once; but those already
 * sent are paid to the partner, so it keeps its access until they are settled or the user closes it.
 */
export function endAlternative({
  state,
  openInvoices,
  close,
}: Ending): Result<"winding_down" | "inactive", { readonly code: "not_active" }> {
  if (state === "active") return ok(openInvoices > 0 && !close ? "winding_down" : "inactive");
  if (state === "winding_down" && (close || openInvoices === 0)) return ok("inactive");
  return state === "winding_down" ? ok("winding_down") : refuse({ code: "not_active" });
}
