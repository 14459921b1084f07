import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isoDate } from "./dates";
import { factoringStatuses } from "./factoring";
import { isServiceOnly, type LosableInvoice, type Loss, lossVoucher, mayLose } from "./loss";
import { ore } from "./money";
import { post } from "./voucher";

const invoice: LosableInvoice = {
  id: "0199c1a0-0000-7000-8000-000000000001",
  number: "10001",
  kind: "invoice",
  customerNo: 10_000,
  customerName: "Nordvik Bygg AS",
  receivableAccountNo: 1500,
  invoiceDate: isoDate("2026-03-02"),
  remainingOre: ore(1_250_000n),
  status: "recoursed",
  serviceOnly: false,
  vat: [{ vatCode: 3, baseOre: ore(1_000_000n), vatOre: ore(250_000n) }],
};
const loss: Loss = {
  amountOre: ore(1_250_000n),
  date: isoDate("2026-10-01"),
  today: isoDate("2026-10-02"),
  ground: "six_months",
};
const lines = (differing: Partial<LosableInvoice> = {}, said: Partial<Loss> = {}) => {
  const decided = lossVoucher({ ...invoice, ...differing }, { ...loss, ...said });
  return decided.ok
    ? decided.value.postings.map(({ accountNo, amountOre, vatCode }) => [accountNo, amountOre, vatCode])
    : decided.error.code;
};

describe("M31, edge 35: the voucher of a loss", () => {
  test("M31, edge 35: the net is loss, the VAT is taken back by its code, and the customer is credited", () => {
    expect(lines()).toEqual([
      [1500, -1_250_000n, null],
      [7830, 1_000_000n, 3],
      [2700, 250_000n, 3],
    ]);
  });

  test("M31, edge 35: without a ground the VAT stays, and all of it is loss", () => {
    expect(lines({}, { ground: null })).toEqual([
      [1500, -1_250_000n, null],
      [7830, 1_250_000n, null],
    ]);
  });

  test("M31, edge 35: a part of an invoice with several VAT codes takes its part of each", () => {
    const vat = [
      { vatCode: 3, baseOre: ore(100_000n), vatOre: ore(25_000n) },
      { vatCode: 31, baseOre: ore(100_000n), vatOre: ore(15_000n) },
      { vatCode: 6, baseOre: ore(10_000n), vatOre: ore(0n) },
    ];
    expect(lines({ vat, remainingOre: ore(125_000n) }, { amountOre: ore(125_000n) })).toEqual([
      [1500, -125_000n, null],
      [7830, 50_000n, 3],
      [7830, 50_000n, 31],
      [7830, 5_000n, null],
      [2700, 12_500n, 3],
      [2701, 7_500n, 31],
    ]);
  });

  test("M31, edge 35: any part of any invoice balances, and takes back no more VAT than it charged", () => {
    const code = fc.constantFrom(3, 31, 33, 5, 6);
    const part = fc.record({
      vatCode: code,
      baseOre: fc.bigInt(1n, 10_000_000n),
      rate: fc.constantFrom(25n, 15n, 12n),
    });
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 4 }),
        fc.bigInt(1n, 10_000n),
        (parts, permyriad) => {
          const vat = parts.map(({ vatCode, baseOre, rate }) => {
            const taxed = vatCode === 5 || vatCode === 6 ? 0n : (baseOre * rate) / 100n;
            return { vatCode, baseOre: ore(baseOre), vatOre: ore(taxed) };
          });
          const totalOre = vat.reduce((total, { baseOre, vatOre }) => total + baseOre + vatOre, 0n);
          const amountOre = ore((totalOre * permyriad) / 10_000n || 1n);
          const decided = lossVoucher(
            { ...invoice, vat, remainingOre: ore(totalOre) },
            { ...loss, amountOre },
          );
          if (!decided.ok) throw new Error(decided.error.code);
          expect(post(decided.value, null)).toMatchObject({ ok: true });
          const tax = decided.value.postings.filter(
            ({ accountNo }) => accountNo < 3000 && accountNo !== 1500,
          );
          const taken = tax.reduce((total, posting) => total + posting.amountOre, 0n);
          expect(taken <= vat.reduce((total, { vatOre }) => total + vatOre, 0n)).toBe(true);
        },
      ),
    );
  });

  test("M31, edge 35: a factoring company that has the claim stands in the way, unless it only keeps the ledger", () => {
    const free = factoringStatuses.filter((status) => mayLose({ ...invoice, status }).ok);
    expect(free).toEqual(["rejected", "withdrawn", "recoursed", "completed"]);
    expect(mayLose({ ...invoice, status: null }).ok).toBe(true);
    expect(mayLose({ ...invoice, status: "delivered", serviceOnly: true }).ok).toBe(true);
    expect(isServiceOnly("financing", "service_only")).toBe(true);
    expect(isServiceOnly("service_only", "financed")).toBe(true);
    expect(isServiceOnly("purchase", "financed")).toBe(false);
  });

  test("M31, edge 35: what cannot be is refused by name", () => {
    expect(lines({ kind: "credit_note" })).toBe("not_an_invoice");
    expect(lines({ remainingOre: ore(0n) })).toBe("nothing_outstanding");
    expect(lines({}, { amountOre: ore(0n) })).toBe("amount_not_positive");
    expect(lines({}, { amountOre: ore(1_250_001n) })).toBe("loss_exceeds_remaining");
    expect(lines({}, { date: isoDate("2026-03-01") })).toBe("loss_before_invoice");
    expect(lines({}, { date: isoDate("2026-10-03") })).toBe("date_in_future");
  });
});
