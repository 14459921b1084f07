import fc from "fast-check";
import { expect, test } from "vitest";
import { isoDate } from "./dates";
import { ore, sum } from "./money";
import type { Posting, Voucher } from "./voucher";
import { post, reverse } from "./voucher";

const blank: Omit<Posting, "accountNo" | "amountOre"> = {
  subledgerNo: null,
  vatCode: null,
  text: "",
  dueDate: null,
  eventKind: null,
  invoiceId: null,
  kid: null,
  matchingReference: null,
  externalLineReference: null,
};

function voucherOf(amounts: readonly bigint[]): Voucher {
  return {
    voucherDate: isoDate("2026-03-10"),
    kind: "manual",
    source: "ui",
    description: "Test",
    postings: amounts.map((amount, index) => ({ ...blank, accountNo: 1500 + index, amountOre: ore(amount) })),
  };
}

const nonzero = fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n }).filter((amount) => amount !== 0n);
const balanced = fc
  .array(nonzero, { minLength: 1, maxLength: 20 })
  .filter((amounts) => sum(amounts) !== 0n)
  .map((amounts) => voucherOf([...amounts, -sum(amounts)]));

test("a voucher that sums to zero is posted as it is", () => {
  fc.assert(
    fc.property(balanced, (voucher) => {
      expect(post(voucher, isoDate("2026-02-28"))).toEqual({ ok: true, value: voucher });
    }),
  );
});

test("a voucher that does not balance is refused with the difference", () => {
  fc.assert(
    fc.property(balanced, nonzero, (voucher, error) => {
      const amounts = voucher.postings.map((posting) => posting.amountOre);
      const wrong = voucherOf([...amounts, error]);
      expect(post(wrong, null)).toEqual({
        ok: false,
        error: { code: "unbalanced_voucher", differenceOre: error },
      });
    }),
  );
});

test("edge 26: the lock date itself is closed, the day after is open", () => {
  const voucher = voucherOf([100n, -100n]);
  expect(post(voucher, isoDate("2026-03-10"))).toEqual({
    ok: false,
    error: { code: "period_locked", lockDate: "2026-03-10" },
  });
  expect(post(voucher, isoDate("2026-03-09")).ok).toBe(true);
  expect(post(voucher, null).ok).toBe(true);
});

test("a voucher has two lines at least, and none of zero", () => {
  expect(post(voucherOf([]), null)).toMatchObject({ error: { code: "too_few_lines" } });
  expect(post(voucherOf([0n]), null)).toMatchObject({ error: { code: "too_few_lines" } });
  expect(post(voucherOf([100n, 0n, -100n]), null)).toMatchObject({ error: { code: "zero_amount", line: 2 } });
});

test("M31: a reversal balances, cancels line by line, and may be posted", () => {
  fc.assert(
    fc.property(balanced, (voucher) => {
      const reversal = reverse(voucher, isoDate("2026-04-01"), "Feil konto");
      expect(post(reversal, isoDate("2026-03-31")).ok).toBe(true);
      reversal.postings.forEach((posting, index) => {
        const original = voucher.postings[index];
        expect(posting.accountNo).toBe(original?.accountNo);
        expect(posting.amountOre).toBe(-(original?.amountOre ?? 0n));
      });
    }),
  );
});

test("M31: a reversal keeps what its lines concern, but not the partner's names for them", () => {
  const original = voucherOf([100n, -100n]);
  const concerned: Voucher = {
    ...original,
    postings: original.postings.map((posting) => ({
      ...posting,
      invoiceId: "i1",
      kid: "18",
      externalLineReference: "a",
    })),
  };
  const reversal = reverse(concerned, isoDate("2026-04-01"), "Feil faktura", "factor_api");
  expect(reversal).toMatchObject({ kind: "reversal", source: "factor_api", description: "Feil faktura" });
  expect(reversal.postings[0]).toMatchObject({ invoiceId: "i1", kid: "18", externalLineReference: null });
});
