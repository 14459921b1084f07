import { expect, test } from "vitest";
import type { Connection, Voucher } from "./api";
import {
  accountsOf,
  advance,
  basisPointsOf,
  heldIn,
  interestNote,
  interestPayment,
  moneyOf,
  payment,
  payout,
  takeBack,
} from "./postings";

const connection: Connection = {
  company: { orgNr: "315233771", name: "Vardefjell Mat og Møter AS" },
  integration: "PO Factoring",
  state: "active",
  agreementType: "financing",
  acceptsNewInvoices: true,
  scopes: [],
  accounts: Object.entries({
    clearing: 80_000,
    bank: 1920,
    fee: 7770,
    financing_cost: 8159,
    interest_income: 8055,
    deviation: 2999,
  }).map(([eventKind, accountNo]) => ({ eventKind, accountNo, name: eventKind, subledgerSeries: null })),
  currencies: ["NOK"],
  lockDate: null,
};
const accounts = accountsOf(connection);
const heading = { externalReference: "PO-10042-x", voucherDate: "2026-11-16", description: "x" };
const invoiceNo = 10_042;
const customerNo = 10_023;

/** Account (or customer) and amount of each line, in kroner. */
function legs({ lines }: Voucher): string[] {
  return lines.map(({ account, customerNo: no, amount }) => `${account ?? no} ${amount / 100}`);
}

test("M26, M27, M29: advance, payment and payout are the worked fixture's postings, and end the clearing account at zero", () => {
  const vouchers = [
    advance(accounts, heading, [{ invoiceNo, amount: basisPointsOf(1_250_000, 8_000) }]),
    payment(accounts, heading, [{ invoiceNo, amount: 1_250_000, customerNo, kid: "90420000100426" }]),
    payout(accounts, heading, [{ invoiceNo, amount: 250_000 }], { fee: 25_000, financingCost: 0 }),
  ];

  expect(vouchers.map(legs)).toEqual([
    ["1920 10000", "80000 -10000"],
    ["80000 12500", "10023 -12500"],
    ["1920 2250", "7770 250", "80000 -2500"],
  ]);
  const clearing = vouchers.flatMap(({ lines }) => lines).filter(({ account }) => account === 80_000);
  expect(clearing.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
});

test("M28: an interest note and its payment leave the customer owing nothing more", () => {
  const share = { invoiceNo, amount: 9_000, customerNo };
  expect(legs(interestNote(accounts, heading, share))).toEqual(["10023 90", "8055 -90"]);
  expect(legs(interestPayment(accounts, heading, share))).toEqual(["1920 90", "10023 -90"]);
});

test("a recourse and a credit move the clearing account as domain experts say", () => {
  const shares = [{ invoiceNo, amount: 1_000_000 }];
  expect(legs(takeBack(accounts, heading, "recourse", shares))).toEqual(["80000 10000", "1920 -10000"]);
});

test("every voucher balances, and every clearing line names its invoice", () => {
  const shares = [
    { invoiceNo, amount: 33_333 },
    { invoiceNo: 10_043, amount: 1 },
  ];
  for (const voucher of [
    advance(accounts, heading, shares),
    payout(accounts, heading, shares, { fee: 667, financingCost: 41 }),
    takeBack(accounts, heading, "credit_applied", shares),
  ]) {
    expect(voucher.lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
    expect(voucher.lines.filter(({ account }) => account === 80_000).every((line) => line.invoiceNo)).toBe(
      true,
    );
  }
});

test("edge 41: a foreign invoice is posted in its currency: the advance at its own rate, what comes later at one beside it", () => {
  const invoice = { currency: "EUR", exchangeRate: "11.7325", invoiceNo };
  const shares = [{ invoiceNo, amount: 100_000 }];
  const atFirst = advance(accounts, { ...heading, ...moneyOf(invoice, "invoice") }, shares);
  expect(atFirst).toMatchObject({ currency: "EUR", exchangeRate: "11.7325" });
  expect(legs(atFirst)).toEqual(["1920 1000", "80000 -1000"]);

  const charges = { fee: 2_500, financingCost: 0 };
  const later = payout(accounts, { ...heading, ...moneyOf(invoice, "today") }, shares, charges);
  expect(later).toMatchObject({ currency: "EUR", exchangeRate: "11.908488" });
  expect(moneyOf(invoice, "today")).toEqual(moneyOf(invoice, "today"));
  for (let no = 10_000; no < 10_010; no += 1) {
    const { exchangeRate = "" } = moneyOf({ ...invoice, invoiceNo: no }, "today");
    expect(exchangeRate).toMatch(/^\d{1,3}(\.\d{1,6})?$/);
    expect(Number(exchangeRate)).not.toBe(11.7325);
    expect(Math.abs(Number(exchangeRate) / 11.7325 - 1)).toBeLessThan(0.016);
  }
});

test("an invoice in kroner says nothing of a rate, now or later", () => {
  const invoice = { currency: "NOK", exchangeRate: "1", invoiceNo };
  expect([moneyOf(invoice, "invoice"), moneyOf(invoice, "today")]).toEqual([{}, {}]);
  const posted = advance(accounts, { ...heading, ...moneyOf(invoice, "invoice") }, [
    { invoiceNo, amount: 1 },
  ]);
  expect(posted.currency).toBe("NOK");
  expect("exchangeRate" in posted).toBe(false);
});

test("edge 41: what is held of an invoice is counted in its own currency, and kroner that only close it are not", () => {
  const items = [
    { invoiceNo, currency: "EUR", currencyAmount: -100_000 },
    { invoiceNo, currency: "EUR", currencyAmount: 125_000 },
    { invoiceNo, currency: "EUR", currencyAmount: 0 },
    { invoiceNo: 10_043, currency: "EUR", currencyAmount: 7 },
    { invoiceNo, currency: "NOK", currencyAmount: 9 },
    { invoiceNo: null, currency: "EUR", currencyAmount: 5 },
  ];
  expect(heldIn(items, { invoiceNo, currency: "EUR" })).toBe(25_000);
});

test("a kind of event without an account is told by its name, before anything is sent", () => {
  expect(() => advance(new Map(), heading, [{ invoiceNo, amount: 1 }])).toThrow('"bank"');
});
