import { describe, expect, test } from "vitest";
import { isoDate } from "./dates";
import { factoringStatuses } from "./factoring";
import { decideOwnReport, mayReport, type ownReports, type ReportedInvoice } from "./own-report";

const words = { reason: "Kunden bestrider timene", holdUntil: null, today: isoDate("2026-03-02") };
const at = (
  status: ReportedInvoice["status"],
  reportedStatus: ReportedInvoice["reportedStatus"] = null,
  reportedFrom: ReportedInvoice["reportedFrom"] = null,
): ReportedInvoice => ({ status, reportedStatus, reportedFrom });
const outcome = (invoice: ReportedInvoice, report: (typeof ownReports)[number]) => {
  const decided = mayReport(invoice, report);
  return decided.ok ? decided.value : decided.error.code;
};

describe("M22: what the company itself reports of an invoice at the factoring company", () => {
  test("M22: an objection and a hold are reported only where the status machine has the step", () => {
    const allowed = (report: (typeof ownReports)[number]) =>
      factoringStatuses.filter((status) => mayReport(at(status), report).ok);
    expect(allowed("dispute")).toEqual(["delivered", "collection"]);
    expect(allowed("hold")).toEqual(["delivered"]);
    expect(allowed("end_dispute")).toEqual(["disputed"]);
    expect(allowed("end_hold")).toEqual([]);
  });

  test("M22: what is taken back goes to where it stood before", () => {
    expect(outcome(at("disputed", "disputed", "collection"), "end_dispute")).toBe("collection");
    expect(outcome(at("disputed", "disputed", "delivered"), "end_dispute")).toBe("delivered");
    expect(outcome(at("disputed"), "end_dispute")).toBe("delivered");
    expect(outcome(at("on_hold", "on_hold", "delivered"), "end_hold")).toBe("delivered");
  });

  test("M22: a hold that the factoring company has set is not ended by the company", () => {
    expect(outcome(at("on_hold"), "end_hold")).toBe("held_by_factoring_company");
  });

  test("M22: an objection and a hold want a reason, and a hold a date to come", () => {
    const code = (report: (typeof ownReports)[number], differing: Partial<typeof words>) => {
      const decided = decideOwnReport(at("delivered"), report, { ...words, ...differing });
      return decided.ok ? decided.value : decided.error.code;
    };
    expect(code("dispute", {})).toBe("disputed");
    expect(code("dispute", { reason: "  " })).toBe("reason_required");
    expect(decideOwnReport(at("delivered"), "hold", { ...words, holdUntil: words.today })).toEqual({
      ok: false,
      error: { code: "hold_date_passed" },
    });
    expect(decideOwnReport(at("delivered"), "hold", { ...words, holdUntil: isoDate("2026-03-03") }).ok).toBe(
      true,
    );
  });
});
