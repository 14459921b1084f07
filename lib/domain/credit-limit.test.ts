import { describe, expect, test } from "vitest";
import { judgeLimit, judgeLimits, leftOf } from "./credit-limit";
import { isoDate } from "./dates";

const today = isoDate("2026-03-02");
const limit = { limitOre: 100_000n, usedOre: 40_000n, validTo: null };

describe("M14, edge 14: an invoice beside the customer's credit limit", () => {
  test("M14, edge 14: what is left is the limit less what is used, and never less than nothing", () => {
    expect(leftOf(limit)).toBe(60_000n);
    expect(leftOf({ ...limit, usedOre: 120_000n })).toBe(0n);
  });

  test("M14, edge 14: an invoice of just what is left is within the limit, an øre more is not", () => {
    expect(judgeLimit(limit, { totalOre: 60_000n, today })).toBe("enough");
    expect(judgeLimit(limit, { totalOre: 60_001n, today })).toBe("exceeded");
  });

  test("M14, edge 14: a limit holds through its last day", () => {
    expect(judgeLimit({ ...limit, validTo: today }, { totalOre: 1n, today })).toBe("enough");
    expect(judgeLimit({ ...limit, validTo: isoDate("2026-03-01") }, { totalOre: 1n, today })).toBe("expired");
  });

  test("M14, edge 14: of several invoices to one customer, each takes of what the next has left", () => {
    const invoices = [40_000n, 20_000n, 1n].map((totalOre, index) => ({ invoiceId: `${index}`, totalOre }));
    expect(
      judgeLimits(limit, invoices, today).map(({ usedOre, wouldUseOre, verdict }) => [
        usedOre,
        wouldUseOre,
        verdict,
      ]),
    ).toEqual([
      [40_000n, 80_000n, "enough"],
      [80_000n, 100_000n, "enough"],
      [100_000n, 100_001n, "exceeded"],
    ]);
  });
});
