import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { creditNoteFrom } from "./credit-note";
import { exchangeRate, type ForeignCurrency, parity, toOre } from "./currency";
import { foreignCurrencies, inKroner, isPlausibleRate } from "./document-currency";
import type { DraftLine, InvoiceDraft } from "./invoice";
import { ore, sum } from "./money";
import { sampleDraft, sampleLine, sampleSending } from "./sample-invoice";
import type { Sending, Sent } from "./sending";
import { send } from "./sending";
import { salesVatCodes, vatOf } from "./vat";
import { post } from "./voucher";

const byMail: Sending = { ...sampleSending, deliveryMethod: "email" };
const inEuro: InvoiceDraft = { ...sampleDraft, currency: "EUR", exchangeRate: exchangeRate(11_732_500n) };

function sent(draft: InvoiceDraft, sending: Sending = byMail): Sent {
  const result = send(draft, sending);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

function refusal(draft: InvoiceDraft, sending: Sending = byMail) {
  const result = send(draft, sending);
  return result.ok ? null : result.error;
}

const anyRate = fc.bigInt({ min: 500_000n, max: 20_000_000n }).map(exchangeRate);
const anyLine = fc
  .record({
    quantityMilli: fc.bigInt({ min: -20_000n, max: 100_000n }),
    unitPriceOre: fc.bigInt({ min: 0n, max: 10n ** 8n }).map(ore),
    discountBasisPoints: fc.integer({ min: 0, max: 10_000 }),
    vatCode: fc.constantFrom(...salesVatCodes),
    accountNo: fc.constantFrom(3000, 3050, 3100),
  })
  .map((change): DraftLine => ({ ...sampleLine, ...change }));
const anyDraft = fc
  .record({
    lines: fc.array(anyLine, { minLength: 1, maxLength: 12 }),
    currency: fc.constantFrom<ForeignCurrency>("EUR", "SEK", "USD", "PLN"),
    exchangeRate: anyRate,
  })
  .map((change): InvoiceDraft => ({ ...sampleDraft, ...change }))
  .filter((draft) => send(draft, byMail).ok);

describe("edge 41: a sale in another currency is booked in kroner", () => {
  test("the customer owes the currency, and the books hold it at the rate", () => {
    const { document, voucher } = sent(inEuro);
    expect(document.totals).toMatchObject({ netOre: 1_000_000n, vatOre: 250_000n, totalOre: 1_250_000n });
    expect(voucher.postings).toMatchObject([
      { accountNo: 1500, amountOre: 14_665_625n, foreign: { currency: "EUR", amount: 1_250_000n } },
      { accountNo: 3000, amountOre: -11_732_500n, vatCode: 3 },
      { accountNo: 2700, amountOre: -2_933_125n, vatCode: 3 },
    ]);
    expect(voucher.postings.slice(1).some((posting) => "foreign" in posting)).toBe(false);
  });

  test("whatever the rate, the voucher balances, the customer's line is the total at the rate, and each code's VAT is its own", () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const { document, voucher } = sent(draft);
        expect(post(voucher, null).ok).toBe(true);
        const [receivable] = voucher.postings;
        const { totals, exchangeRate: rate } = document;
        if (totals.totalOre === 0n) return;
        expect(receivable?.amountOre).toBe(toOre(totals.totalOre, rate));
        expect(receivable?.foreign?.amount).toBe(totals.totalOre);
        for (const { vatCode, vatOre } of totals.vat) {
          const account = vatOf(vatCode)?.vatAccountNo;
          const posted = voucher.postings.filter(
            (posting) => posting.vatCode === vatCode && posting.accountNo === account,
          );
          expect(sum(posted.map(({ amountOre }) => amountOre))).toBe(-toOre(vatOre, rate));
        }
      }),
    );
  });

  test("net, VAT and codes in kroner add up, and what rounding moves is less than an øre for each part", () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const { totals, exchangeRate: rate } = sent(draft).document;
        const kroner = inKroner(totals, rate);
        expect(kroner.netOre + kroner.vatOre).toBe(kroner.totalOre);
        expect(sum(kroner.vat.map(({ baseOre }) => baseOre))).toBe(kroner.netOre);
        expect(sum(kroner.vat.map(({ vatOre }) => vatOre))).toBe(kroner.vatOre);
        const off = kroner.netOre - toOre(totals.netOre, rate);
        expect(off < 0n ? -off : off).toBeLessThanOrEqual(BigInt(kroner.vat.length) + 1n);
      }),
    );
  });

  test("M33: a credit note mirrors its invoice to zero in kroner and in the currency, line by line", () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const invoice = sent(draft);
        const { customerNo } = draft;
        const credit = sent(
          creditNoteFrom("credit", { id: draft.id, customerNo, document: invoice.document }),
        );
        expect(credit.document.exchangeRate).toBe(invoice.document.exchangeRate);
        const amounts = ({ voucher }: Sent) =>
          voucher.postings.map(({ accountNo, amountOre, foreign }) => [
            accountNo,
            amountOre,
            foreign?.amount ?? 0n,
          ]);
        expect(amounts(credit)).toEqual(
          amounts(invoice).map(([account, amount, foreign]) => [
            account,
            -BigInt(amount ?? 0),
            -BigInt(foreign ?? 0),
          ]),
        );
      }),
    );
  });

  test("kroner are what they were: the rate is 1, and no line carries a currency", () => {
    const { document, voucher } = sent(sampleDraft);
    expect(document.exchangeRate).toBe(parity);
    expect(inKroner(document.totals, parity)).toEqual(document.totals);
    expect(voucher.postings.some((posting) => "foreign" in posting)).toBe(false);
  });
});

describe("edge 41: what cannot be sent says why", () => {
  test("without a rate, or at one that cannot be the currency's", () => {
    expect(refusal({ ...inEuro, exchangeRate: null })).toEqual({
      code: "exchange_rate_missing",
      currency: "EUR",
    });
    expect(refusal({ ...inEuro, exchangeRate: exchangeRate(1_173_250_000n) })).toEqual({
      code: "exchange_rate_implausible",
      currency: "EUR",
      rate: "1173.25",
    });
  });

  test("a rate quoted for 100 units is none for one", () => {
    for (const currency of foreignCurrencies) {
      expect(isPlausibleRate(currency, exchangeRate(1n))).toBe(false);
    }
    expect(isPlausibleRate("SEK", exchangeRate(101_250_000n))).toBe(false);
    expect(isPlausibleRate("SEK", exchangeRate(1_012_500n))).toBe(true);
  });

  test("in a currency that is not known", () => {
    expect(refusal({ ...inEuro, currency: "XAU" })).toEqual({
      code: "currency_not_supported",
      currency: "XAU",
    });
  });

  test("by a factoring company that does not take the currency; kroner it always takes", () => {
    const taking = (...acceptedCurrencies: string[]): Sending => ({ ...sampleSending, acceptedCurrencies });
    expect(refusal(inEuro, taking("SEK"))).toEqual({
      code: "currency_not_accepted",
      currency: "EUR",
      accepted: "NOK, SEK",
    });
    expect(refusal(inEuro, taking("EUR"))).toBeNull();
    expect(refusal(sampleDraft, taking())).toBeNull();
  });
});
