import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ForeignAmount } from "./currency";
import { exchangeRate, parseExchangeRate } from "./currency";
import { isoDate } from "./dates";
import { balanceKey, convertLines, type ExchangeBooks } from "./exchange";
import { buildPostings } from "./factoring-event-build";
import type { FactoringEventKind } from "./factoring-event-kinds";
import type { OpenItem } from "./matching";
import { negate, ore, sum } from "./money";
import { decideSettlement } from "./settlement";
import { type Posting, post } from "./voucher";

const names = new Map([
  [80_000, "FIN"],
  [10_001, "CUST"],
  [1920, "BANK"],
  [7770, "FEE"],
  [8055, "INTEREST"],
  [8060, "GAIN"],
  [8160, "LOSS"],
  [1578, "RESERVE"],
]);
const account = (accountNo: number, subledgerNo: number | null = null) => ({ accountNo, subledgerNo });
const rateOf = (text: string) => parseExchangeRate(text) ?? exchangeRate(1n);
const date = isoDate("2026-03-20");
const invoiceId = "0198c0de-0000-7000-8000-000000000001";

/** Books with one invoice of 1 250 EUR, sent at 11.50: what the customer owes, and what stands on FIN. */
class EuroBooks {
  items: OpenItem[] = [
    {
      ref: { series: 1, voucherNo: 1, line: 1 },
      customerNo: 10_001,
      invoiceId,
      matchingReference: null,
      eventKind: null,
      remainingOre: 1_437_500n,
      foreign: { currency: "EUR", amount: 125_000n },
      kids: [],
      dueDate: date,
    },
  ];
  readonly postings: Posting[] = [];
  private voucherNo = 0;

  /** What happened, in euro, at a rate. Answers the voucher as domain experts write it. */
  happens(rate: string, events: readonly (readonly [FactoringEventKind, number, number?])[]): string {
    const [open] = this.items;
    const built = buildPostings(
      events.map(([kind, euro, fee = 0]) => ({
        kind,
        invoice: {
          ...{ invoiceId, number: 10_042, kind: "invoice", customerNo: 10_001, serviceLevel: "financed" },
          ...{ currency: "EUR", remaining: open?.foreign?.amount ?? 0n },
        } as const,
        amount: BigInt(Math.round(euro * 100)),
        fee: BigInt(Math.round(fee * 100)),
        vatCode: null,
        through: "bank",
      })),
      {
        agreementType: "financing",
        accounts: new Map([
          ["clearing", account(2390, 80_000)],
          ["bank", account(1920)],
          ["fee", account(7770)],
          ["interest_income", account(8055)],
          ["reserve", account(1578)],
        ]),
        receivable: 1500,
        rounding: account(7740),
        inputVat: account(2710),
        vatRegistered: true,
        toleranceOre: ore(0n),
        exchange: { currency: "EUR", rate: rateOf(rate) },
      },
    );
    if (!built.ok) throw new Error(built.error.code);
    return this.add(built.value.postings);
  }

  add(postings: readonly Posting[]): string {
    const { vouchers, matches } = decideSettlement(
      [{ voucherDate: date, postings }],
      this.items,
      this.books(),
    );
    const [voucher] = vouchers;
    const posted = voucher?.postings ?? [];
    const accepted = post(
      { voucherDate: date, kind: "partner", source: "factor_api", description: "", postings: posted },
      null,
    );
    if (!accepted.ok) throw new Error(accepted.error.code);
    for (const { line, euro, amountOre } of matches.map(({ credit, currencyAmount = 0n, amountOre: by }) => ({
      line: credit.line,
      euro: currencyAmount,
      amountOre: by,
    }))) {
      // Every match here is of the invoice, whole or in part, and meets the line exactly.
      expect(posted[line - 1]).toMatchObject({ amountOre: -amountOre, foreign: { amount: -euro } });
      this.items = this.items.map((item) => ({
        ...item,
        remainingOre: item.remainingOre - amountOre,
        foreign: { currency: "EUR", amount: (item.foreign?.amount ?? 0n) - euro },
      }));
    }
    this.postings.push(...posted);
    this.voucherNo += 1;
    return posted.map(said).join(", ");
  }

  /** Kroner and euro on an account. */
  balance(no: number): [number, number] {
    const lines = this.postings.filter(({ accountNo, subledgerNo }) => (subledgerNo ?? accountNo) === no);
    const euro = sum(lines.map(({ foreign }) => foreign?.amount ?? 0n));
    return [Number(sum(lines.map(({ amountOre }) => amountOre))) / 100, Number(euro) / 100];
  }

  private books(): ExchangeBooks {
    const held = [80_000, 1578].map((no) => {
      const [kroner, euro] = this.balance(no);
      return [
        balanceKey(no, "EUR"),
        { amount: BigInt(Math.round(euro * 100)), ore: BigInt(Math.round(kroner * 100)) },
      ] as const;
    });
    return { gain: account(8060), loss: account(8160), balances: new Map(held) };
  }
}

function said({ accountNo, subledgerNo, amountOre, foreign }: Posting): string {
  const name = names.get(subledgerNo ?? accountNo) ?? `${subledgerNo ?? accountNo}`;
  const kroner = Number(amountOre < 0n ? -amountOre : amountOre) / 100;
  return `${amountOre > 0n ? "D" : "K"} ${name} ${kroner}${foreign ? euros(foreign) : ""}`;
}

function euros({ amount }: ForeignAmount): string {
  return ` (${Number(amount < 0n ? -amount : amount) / 100} EUR)`;
}

describe("M26, M27, M29, edge 41: the worked fixture in euro, 1 250 EUR sent at 11.50", () => {
  test("advance 80 %, payment at 11.70, payout less fee: all ends at zero in euro and in kroner, agio as by hand", () => {
    const books = new EuroBooks();
    expect(books.happens("11.60", [["advance", 1_000]])).toBe("D BANK 11600, K FIN 11600 (1000 EUR)");
    expect(books.balance(80_000)).toEqual([-11_600, -1_000]);

    // 1 250 EUR are worth 14 625 today; the invoice stands at 14 375: 250 kroner gained.
    expect(books.happens("11.70", [["payment", 1_250]])).toBe(
      "D FIN 14625 (1250 EUR), K CUST 14375 (1250 EUR), K GAIN 250",
    );
    expect(books.items[0]).toMatchObject({ remainingOre: 0n, foreign: { amount: 0n } });
    expect(books.balance(80_000)).toEqual([3_025, 250]);

    // 250 EUR are 2 950 kroner at 11.80, and stood at 3 025: 75 lost.
    expect(books.happens("11.80", [["payout", 250, 25]])).toBe(
      "D BANK 2655, D FEE 295, K FIN 2950 (250 EUR), K FIN 75 (0 EUR), D LOSS 75",
    );
    expect(books.balance(80_000)).toEqual([0, 0]);

    // Bank 14 255 and fee 295 are the sale of 14 375 and 250 − 75 in exchange differences.
    expect([books.balance(1920), books.balance(7770)]).toEqual([
      [14_255, 0],
      [295, 0],
    ]);
    expect(books.balance(8060)[0] + books.balance(8160)[0]).toBe(-175);
  });

  test("edge 28: part payments at different rates give back exactly what the invoice was booked at", () => {
    const books = new EuroBooks();
    expect(books.happens("11.3333", [["payment", 333.33]])).toBe(
      "D FIN 3777.73 (333.33 EUR), K CUST 3833.3 (333.33 EUR), D LOSS 55.57",
    );
    books.happens("11.91", [["payment", 333.33]]);
    books.happens("11.50", [["payment", 583.34]]);
    expect(books.items[0]).toMatchObject({ remainingOre: 0n, foreign: { amount: 0n } });
    expect(books.balance(10_001)).toEqual([-14_375, -1_250]);
  });

  test("edge 29: a surplus stays open at the day's rate", () => {
    const books = new EuroBooks();
    const { postings, customerNo } = {
      customerNo: 10_001,
      postings: [
        line(account(2390, 80_000), 1_521_000n, 130_000n),
        { ...line(account(1500, 10_001), -1_521_000n, -130_000n), invoiceId },
      ],
    };
    const { vouchers, matches } = decideSettlement([{ voucherDate: date, postings }], books.items, {
      gain: account(8060),
      loss: account(8160),
      balances: new Map(),
    });
    // 50 EUR over at 11.70 are 585 kroner, beside the 14 375 that the invoice stands at.
    expect(vouchers[0]?.postings.map(said)).toEqual([
      "D FIN 15210 (1300 EUR)",
      "K CUST 14960 (1300 EUR)",
      "K GAIN 250",
    ]);
    expect(matches).toMatchObject([{ amountOre: 1_437_500n, currencyAmount: 125_000n }]);
    expect(customerNo).toBe(10_001);
  });

  test("edge 32: an interest note opened and paid at one rate leaves no difference", () => {
    expect(
      new EuroBooks().happens("11.70", [
        ["interest_note", 9],
        ["interest_payment", 9],
      ]),
    ).toBe("D CUST 105.3 (9 EUR), K INTEREST 105.3, D BANK 105.3, K CUST 105.3 (9 EUR)");
  });

  test("what is held back stands in euro too, and is released to zero", () => {
    const books = new EuroBooks();
    expect(books.happens("11.60", [["reserve_held", 100]])).toBe(
      "D RESERVE 1160 (100 EUR), K FIN 1160 (100 EUR)",
    );
    expect(books.happens("11.70", [["reserve_released", 100]])).toBe(
      "D FIN 1170 (100 EUR), K RESERVE 1170 (100 EUR), K FIN 10 (0 EUR), D LOSS 10, D RESERVE 10 (0 EUR), K GAIN 10",
    );
    expect([books.balance(1578), books.balance(80_000)]).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });
});

function line(
  at: { accountNo: number; subledgerNo: number | null },
  amountOre: bigint,
  amount?: bigint,
): Posting {
  return {
    ...at,
    amountOre: ore(amountOre),
    ...(amount === undefined ? {} : { foreign: { currency: "EUR", amount } as const }),
    vatCode: null,
    text: "",
    dueDate: null,
    eventKind: "payment",
    invoiceId: null,
    kid: null,
    matchingReference: null,
    externalLineReference: null,
  };
}

describe("edge 41: vouchers and currencies", () => {
  const voucher = (...postings: Posting[]) =>
    post({ voucherDate: date, kind: "partner", source: "factor_api", description: "", postings }, null);
  const customer = account(1500, 10_001);

  test("one whose every line is in the currency balances in it; lines in kroner may stand against it", () => {
    const fin = account(2390, 80_000);
    expect(voucher(line(fin, 1_170n, 100n), line(customer, -1_170n, -100n)).ok).toBe(true);
    expect(voucher(line(account(1920), 1_170n), line(fin, -1_170n, -100n)).ok).toBe(true);
    expect(voucher(line(fin, 1_170n, 100n), line(customer, -1_170n, -99n))).toMatchObject({
      error: { code: "unbalanced_currency", currency: "EUR", difference: 1n },
    });
    const krona = { ...line(customer, -1_170n), foreign: { currency: "SEK", amount: -1_100n } } as const;
    expect(voucher(line(fin, 1_170n, 100n), krona)).toMatchObject({ error: { code: "mixed_currencies" } });
  });

  test("an item in one currency is never settled by a line in another", () => {
    const { items } = new EuroBooks();
    const paid = [line(account(2390, 80_000), 1_437_500n), line(customer, -1_437_500n)];
    const named = paid.map((each) => ({ ...each, invoiceId }));
    expect(decideSettlement([{ voucherDate: date, postings: named }], items, null).matches).toEqual([]);
  });
});

test("edge 41: lines that balance in a currency balance in kroner, each within an øre of its own worth", () => {
  const amounts = fc.array(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), { minLength: 1, maxLength: 8 });
  const rates = fc.bigInt({ min: 1n, max: 999_999_999n }).map(exchangeRate);
  fc.assert(
    fc.property(amounts, rates, fc.array(fc.boolean(), { maxLength: 9 }), (some, rate, held) => {
      const all = [...some, negate(sum(some))];
      const lines = all.map((amount, index) => ({ amount, holds: held[index] ?? false }));
      const converted = convertLines(lines, rate);
      expect(sum(converted)).toBe(0n);
      for (const [index, inOre] of converted.entries()) {
        const exact = (all[index] ?? 0n) * rate;
        const off = inOre * 1_000_000n - exact;
        expect(off <= 1_000_000n && off >= -1_000_000n).toBe(true);
      }
    }),
  );
});

test("edge 41: whatever is paid, at whatever rates, no øre is left where no currency is", () => {
  const payments = fc.array(
    fc.tuple(fc.bigInt({ min: 1n, max: 60_000n }), fc.bigInt({ min: 500_000n, max: 20_000_000n })),
    { minLength: 1, maxLength: 6 },
  );
  fc.assert(
    fc.property(payments, (paid) => {
      const books = new EuroBooks();
      let left = 125_000n;
      for (const [wanted, rate] of [...paid, [125_000n, 11_000_000n] as const]) {
        const amount = wanted < left ? wanted : left;
        if (amount === 0n) continue;
        left -= amount;
        const [fin, cust] = convertLines(
          [
            { amount, holds: true },
            { amount: -amount, holds: true },
          ],
          exchangeRate(rate),
        );
        books.add([
          line(account(2390, 80_000), fin ?? 0n, amount),
          { ...line(account(1500, 10_001), cust ?? 0n, -amount), invoiceId },
        ]);
      }
      expect(books.items[0]).toMatchObject({ remainingOre: 0n, foreign: { amount: 0n } });
      expect(books.balance(10_001)).toEqual([-14_375, -1_250]);
    }),
    { numRuns: 200 },
  );
});
