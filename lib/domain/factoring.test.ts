import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FactoringStatus, SettlementFacts } from "./factoring";
import {
  allowedTransitions,
  completesAtZero,
  factoringStatuses,
  isRepeat,
  settlementStatus,
  transition,
} from "./factoring";

const status = fc.constantFrom(...factoringStatuses);

/** Every status reachable from one, itself left out unless a circle leads back. */
function reachable(from: FactoringStatus): Set<FactoringStatus> {
  const seen = new Set<FactoringStatus>();
  const queue = [...allowedTransitions[from]];
  for (let next = queue.pop(); next; next = queue.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    queue.push(...allowedTransitions[next]);
  }
  return seen;
}

describe("M15: the status machine", () => {
  test("a transition is either in the table or refused with what is allowed", () => {
    fc.assert(
      fc.property(status, status, (from, to) => {
        const allowed = allowedTransitions[from];
        const expected = allowed.includes(to)
          ? { ok: true, value: to }
          : { ok: false, error: { code: "invalid_status_transition", from, to, allowed } };
        expect(transition(from, to)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  test("the normal life leads from preparing to completed", () => {
    const life: FactoringStatus[] = ["preparing", "ready", "fetched", "delivered", "completed"];
    for (const [index, to] of life.slice(1).entries())
      expect(transition(life[index] ?? "ready", to).ok).toBe(true);
  });

  test("rejected, withdrawn and recoursed are final", () => {
    for (const final of ["rejected", "withdrawn", "recoursed"] as const)
      expect(reachable(final).size).toBe(0);
  });

  test("once fetched, an invoice can no longer be withdrawn by the company", () => {
    expect(reachable("fetched").has("withdrawn")).toBe(false);
    expect(transition("ready", "withdrawn").ok).toBe(true);
  });

  test("nothing is delivered before its EHF is ready", () => {
    expect(transition("preparing", "delivered").ok).toBe(false);
    expect(transition("preparation_failed", "ready").ok).toBe(false);
  });

  test("completed is left only by a reversed payment, to delivered (edge 30)", () => {
    expect(allowedTransitions.completed).toEqual(["delivered"]);
  });

  test("every status can be reached from preparing", () => {
    const all = reachable("preparing");
    expect(factoringStatuses.filter((each) => !all.has(each))).toEqual([]);
  });

  test("a repeat is no transition", () => {
    for (const each of factoringStatuses) {
      expect(isRepeat(each, each)).toBe(true);
      expect(transition(each, each).ok).toBe(false);
    }
    expect(isRepeat("ready", "fetched")).toBe(false);
  });

  test("what completes at balance zero may be completed", () => {
    const completing = factoringStatuses.filter(completesAtZero);
    expect(completing).toEqual(["delivered", "disputed", "on_hold", "collection"]);
    for (const each of completing) expect(transition(each, "completed").ok).toBe(true);
  });
});

describe("the settlement status says what the ledger says", () => {
  const untouched: SettlementFacts = {
    totalOre: 1_250_000n,
    remainingOre: 1_250_000n,
    creditedOre: 0n,
    advancedOre: 0n,
    writtenOffOre: 0n,
    givenBackOre: 0n,
    status: "delivered",
  };

  test.each<[string, Partial<SettlementFacts>]>([
    ["not_settled", {}],
    ["not_settled", { remainingOre: 1_000_000n, creditedOre: 250_000n }],
    ["advanced", { advancedOre: 1_000_000n }],
    ["partly_settled", { remainingOre: 250_000n }],
    ["partly_settled", { remainingOre: 250_000n, advancedOre: 1_000_000n }],
    ["settled", { remainingOre: 0n }],
    ["settled", { remainingOre: 0n, advancedOre: 1_000_000n }],
    ["settled", { remainingOre: 0n, creditedOre: 250_000n }],
    ["credited", { remainingOre: 0n, creditedOre: 1_250_000n }],
    ["written_off", { remainingOre: 0n, writtenOffOre: 50_000n }],
    ["bought_back", { status: "recoursed" }],
    ["bought_back", { status: "recoursed", remainingOre: 250_000n }],
    ["bought_back", { status: "recoursed", remainingOre: 0n, givenBackOre: 1_250_000n }],
    ["settled", { status: "recoursed", remainingOre: 0n }],
    ["credited", { status: "recoursed", remainingOre: 0n, creditedOre: 1_250_000n }],
    ["written_off", { status: "recoursed", remainingOre: 0n, writtenOffOre: 1_250_000n }],
  ])("%s after %o", (expected, change) =>
    expect(settlementStatus({ ...untouched, ...change })).toBe(expected),
  );

  test("something open is never called settled, and nothing open never anything less", () => {
    const share = fc.bigInt({ min: 0n, max: 1_250_000n });
    fc.assert(
      fc.property(share, share, share, share, (remainingOre, creditedOre, advancedOre, writtenOffOre) => {
        const derived = settlementStatus({
          ...untouched,
          remainingOre,
          creditedOre,
          advancedOre,
          writtenOffOre,
        });
        expect(["settled", "credited", "written_off"].includes(derived)).toBe(remainingOre === 0n);
      }),
    );
  });
});
