import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isoDate } from "./dates";
import type { Match, MatchSide, OpenItem, VoucherLine } from "./matching";
import { decideMatches } from "./matching";

const customerNo = 10_001;

function line(no: number, amountOre: bigint, change: Partial<VoucherLine> = {}): VoucherLine {
  return {
    line: no,
    amountOre,
    customerNo,
    invoiceId: null,
    kid: null,
    matchingReference: null,
    eventKind: "payment",
    ...change,
  };
}

function item(voucherNo: number, remainingOre: bigint, change: Partial<OpenItem> = {}): OpenItem {
  return {
    ref: { series: 1, voucherNo, line: 1 },
    remainingOre,
    customerNo,
    invoiceId: null,
    kids: [],
    matchingReference: null,
    eventKind: null,
    dueDate: isoDate("2026-03-15"),
    ...change,
  };
}

const own = (no: number): MatchSide => ({ from: "voucher", line: no });
const of = (voucherNo: number): MatchSide => ({ from: "ledger", ref: { series: 1, voucherNo, line: 1 } });

describe("M26: a payment closes what it names", () => {
  const invoice = item(7, 1_250_000n, { invoiceId: "i7", kids: ["18", "26"], matchingReference: "1042" });

  test.each<[string, Partial<VoucherLine>]>([
    ["the invoice", { invoiceId: "i7" }],
    ["our KID", { kid: "18" }],
    ["the factoring company's KID", { kid: "26" }],
    ["the matching reference", { matchingReference: "1042" }],
  ])("by %s", (_, named) => {
    expect(decideMatches([line(2, -1_250_000n, named)], [invoice])).toEqual([
      { debit: of(7), credit: own(2), amountOre: 1_250_000n },
    ]);
  });

  test("a payment that names nothing, or something else, stays open", () => {
    for (const named of [{}, { invoiceId: "i8" }, { kid: "34" }, { matchingReference: "1043" }]) {
      expect(decideMatches([line(1, -1_250_000n, named)], [invoice])).toEqual([]);
    }
  });

  test("another customer's item is never closed", () => {
    expect(decideMatches([line(1, -100n, { invoiceId: "i7", customerNo: 10_002 })], [invoice])).toEqual([]);
  });

  test("edge 28: a part of it is matched in part", () => {
    expect(decideMatches([line(1, -250_000n, { kid: "18" })], [invoice])).toEqual([
      { debit: of(7), credit: own(1), amountOre: 250_000n },
    ]);
  });

  test("edge 29: a surplus stays open, even when its KID is another invoice's", () => {
    const other = item(8, 500_000n, { invoiceId: "i8", kids: ["34"] });
    expect(decideMatches([line(1, -1_300_000n, { invoiceId: "i7", kid: "34" })], [invoice, other])).toEqual([
      { debit: of(7), credit: own(1), amountOre: 1_250_000n },
    ]);
  });

  test("the matching reference goes before the invoice, and the invoice before the KID", () => {
    const referred = item(5, 100n, { matchingReference: "R", dueDate: isoDate("2026-09-01") });
    const named = item(6, 100n, { invoiceId: "i6", kids: ["18"] });
    const matches = decideMatches(
      [line(1, -150n, { matchingReference: "R", invoiceId: "i6" })],
      [named, referred],
    );
    expect(matches).toEqual([
      { debit: of(5), credit: own(1), amountOre: 100n },
      { debit: of(6), credit: own(1), amountOre: 50n },
    ]);
  });

  test("of two items with one reference, the one due first is closed first", () => {
    const late = item(3, 100n, { matchingReference: "R", dueDate: isoDate("2026-05-01") });
    const early = item(9, 100n, { matchingReference: "R", dueDate: isoDate("2026-04-01") });
    expect(decideMatches([line(1, -100n, { matchingReference: "R" })], [late, early])).toEqual([
      { debit: of(9), credit: own(1), amountOre: 100n },
    ]);
  });

  test("M33: a credit note closes its original by the original's number", () => {
    const creditNote = line(1, -1_250_000n, { invoiceId: "i9", matchingReference: "1042", eventKind: null });
    expect(decideMatches([creditNote], [invoice])).toEqual([
      { debit: of(7), credit: own(1), amountOre: 1_250_000n },
    ]);
  });
});

describe("M28: interest stays apart from the invoice", () => {
  const invoice = item(7, 1_250_000n, { invoiceId: "i7", kids: ["18"] });
  const note = item(8, 9_000n, { invoiceId: "i7", kids: ["18"], eventKind: "interest_note" });

  test("edge 32: a note paid in the same voucher is opened and closed in it", () => {
    const lines = [
      line(1, 9_000n, { eventKind: "interest_note", invoiceId: "i7" }),
      line(4, -9_000n, { eventKind: "interest_payment", invoiceId: "i7" }),
    ];
    expect(decideMatches(lines, [invoice])).toEqual([{ debit: own(1), credit: own(4), amountOre: 9_000n }]);
  });

  test("a note of an earlier voucher is closed by an interest payment, not the invoice", () => {
    for (const named of [{ invoiceId: "i7" }, { kid: "18" }, {}]) {
      const payment = line(1, -10_000n, { eventKind: "interest_payment", ...named });
      expect(decideMatches([payment], [invoice, note])).toEqual([
        { debit: of(8), credit: own(1), amountOre: 9_000n },
      ]);
    }
  });

  test("an interest payment that names another invoice leaves the note alone", () => {
    const payment = line(1, -9_000n, { eventKind: "interest_payment", invoiceId: "i9" });
    expect(decideMatches([payment], [invoice, note])).toEqual([]);
  });

  test("an ordinary payment of the invoice never closes the note, not even with a surplus", () => {
    for (const named of [{ invoiceId: "i7" }, { kid: "18" }]) {
      expect(decideMatches([line(1, -1_259_000n, named)], [note, invoice])).toEqual([
        { debit: of(7), credit: own(1), amountOre: 1_250_000n },
      ]);
    }
  });

  test("not even a shared matching reference lets an interest payment close an invoice", () => {
    const referred = item(7, 100n, { matchingReference: "1042" });
    const payment = line(1, -100n, { matchingReference: "1042", eventKind: "interest_payment" });
    expect(decideMatches([payment], [referred])).toEqual([]);
  });
});

const named = {
  customerNo: fc.constantFrom(10_001, 10_002),
  invoiceId: fc.constantFrom(null, "i1", "i2"),
  matchingReference: fc.constantFrom(null, null, "R1", "R2"),
  eventKind: fc.constantFrom(null, "payment", "interest_note", "interest_payment"),
};
const amount = fc.bigInt({ min: -500n, max: 500n });
const anyLines = fc.uniqueArray(
  fc.record({
    ...named,
    kid: fc.constantFrom(null, "18", "26"),
    line: fc.integer({ min: 1, max: 20 }),
    amountOre: amount,
  }),
  { selector: (each) => each.line, maxLength: 8 },
);
const anyItems = fc.uniqueArray(
  fc.record({
    ...named,
    kids: fc.subarray(["18", "26", "34"]),
    remainingOre: amount,
    dueDate: fc.constantFrom(isoDate("2026-03-15"), isoDate("2026-04-15")),
    ref: fc.record({
      series: fc.constantFrom(1, 2),
      voucherNo: fc.integer({ min: 1, max: 20 }),
      line: fc.constant(1),
    }),
  }),
  { selector: (each) => `${each.ref.series}-${each.ref.voucherNo}`, maxLength: 12 },
);

/** What each side has left after the matches, by its name. */
function remainders(lines: readonly VoucherLine[], items: readonly OpenItem[], matches: readonly Match[]) {
  const left = new Map<string, bigint>();
  for (const each of lines) left.set(JSON.stringify(own(each.line)), each.amountOre);
  for (const each of items) left.set(JSON.stringify({ from: "ledger", ref: each.ref }), each.remainingOre);
  const move = (side: MatchSide, by: bigint) =>
    left.set(JSON.stringify(side), (left.get(JSON.stringify(side)) ?? 0n) + by);
  for (const match of matches) {
    move(match.debit, -match.amountOre);
    move(match.credit, match.amountOre);
  }
  return left;
}

test("no side is matched beyond what remains of it, nor turned about", () => {
  fc.assert(
    fc.property(anyLines, anyItems, (lines, items) => {
      const matches = decideMatches(lines, items);
      const before = remainders(lines, items, []);
      const after = remainders(lines, items, matches);
      expect(after.size).toBe(before.size);
      for (const [side, left] of after) {
        const had = before.get(side) ?? 0n;
        expect(had >= 0n ? left >= 0n && left <= had : left <= 0n && left >= had).toBe(true);
      }
      for (const match of matches) expect(match.amountOre > 0n).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("the order in which lines and items are handed in does not matter", () => {
  fc.assert(
    fc.property(anyLines, anyItems, (lines, items) => {
      expect(decideMatches(lines.toReversed(), items.toReversed())).toEqual(decideMatches(lines, items));
    }),
    { numRuns: 300 },
  );
});

test("deciding again over what is left finds nothing more", () => {
  fc.assert(
    fc.property(anyLines, anyItems, (lines, items) => {
      const left = remainders(lines, items, decideMatches(lines, items));
      const linesLeft = lines.map((each) => ({
        ...each,
        amountOre: left.get(JSON.stringify(own(each.line))) ?? 0n,
      }));
      const itemsLeft = items.map((each) => ({
        ...each,
        remainingOre: left.get(JSON.stringify({ from: "ledger", ref: each.ref })) ?? 0n,
      }));
      expect(decideMatches(linesLeft, itemsLeft)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
