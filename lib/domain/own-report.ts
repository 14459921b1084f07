import type { IsoDate } from "./dates";
import { type FactoringStatus, type TransitionRefusal, transition } from "./factoring";
import { type Result, refuse } from "./result";

/** What the company itself tells its factoring company of an invoice, and takes back (domain.md c2: "factor or client"). */
export const ownReports = ["dispute", "end_dispute", "hold", "end_hold"] as const;
export type OwnReport = (typeof ownReports)[number];

/** The statuses that the company may set by itself. */
export const reportedStatuses = ["disputed", "on_hold"] as const satisfies readonly FactoringStatus[];
export type ReportedStatus = (typeof reportedStatuses)[number];

/** An invoice at the factoring company, as far as a report depends on it. */
export type ReportedInvoice = {
  readonly status: FactoringStatus;
  /** The status that the company itself reported, for as long as it lasts; null when the factoring company set it. */
  readonly reportedStatus: ReportedStatus | null;
  /** Where the invoice stood before that report. */
  readonly reportedFrom: FactoringStatus | null;
};

export type OwnReportRefusal =
  | TransitionRefusal
  /** What the factoring company has put on hold, it ends itself. */
  | { readonly code: "held_by_factoring_company" }
  | { readonly code: "reason_required" }
  | { readonly code: "hold_date_passed" };

/** What comes with a report: why, and until when it waits; no date is until it is taken back. */
export type ReportWords = {
  readonly reason: string;
  readonly holdUntil: IsoDate | null;
  readonly today: IsoDate;
};

/** The status that a report leads to, or why it may not be made. */
export function decideOwnReport(
  invoice: ReportedInvoice,
  report: OwnReport,
  { reason, holdUntil, today }: ReportWords,
): Result<FactoringStatus, OwnReportRefusal> {
  const allowed = mayReport(invoice, report);
  if (!allowed.ok) return allowed;
  if ((report === "dispute" || report === "hold") && reason.trim() === "")
    return refuse({ code: "reason_required" });
  if (report === "hold" && holdUntil !== null && holdUntil <= today)
    return refuse({ code: "hold_date_passed" });
  return allowed;
}

/**
 * Whether the machine and the parties' roles let the company make the report now, whatever its words. An objection may be
 * settled by the company whoever told of it, since it is the company's own sale that is objected to; a hold is ended by
 * whoever set it. The invoice goes back to where it stood, as to debt collection.
 */
export function mayReport(
  { status, reportedStatus, reportedFrom }: ReportedInvoice,
  report: OwnReport,
): Result<FactoringStatus, OwnReportRefusal> {
  if (report === "dispute" || report === "hold") {
    const to = report === "dispute" ? "disputed" : "on_hold";
    return transition(status, to);
  }
  const ended = report === "end_dispute" ? "disputed" : "on_hold";
  const back = reportedStatus === status && reportedFrom === "collection" ? "collection" : "delivered";
  if (status !== ended) {
    return refuse({ code: "invalid_status_transition", from: status, to: back, allowed: [] });
  }
  if (report === "end_hold" && reportedStatus !== "on_hold")
    return refuse({ code: "held_by_factoring_company" });
  return transition(status, back);
}
