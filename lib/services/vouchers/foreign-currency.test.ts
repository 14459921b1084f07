import { afterAll, describe, expect, test } from "vitest";
import { checkBooks } from "@/db/checks";
import { openPool } from "@/db/client";
import { listCurrencyBalances } from "@/db/queries/partner-posting";
import { newDatabase } from "@/db/test-database";
import { type Agreement, delivered, newAgreement, statusOf } from "@/e2e/agreement";
import { expectOk, newCompany, newCustomer, newFactoring, organisation, partnerScope } from "@/e2e/factories";
import { type Currency, exchangeRate, parseExchangeRate } from "@/lib/domain/currency";
import { isoDate } from "@/lib/domain/dates";
import type { FactoringEventKind } from "@/lib/domain/factoring-event-kinds";
import { ore } from "@/lib/domain/money";
import { changeCurrencies } from "../factoring/change-currencies";
import { changeRounding } from "../factoring/change-rounding";
import { readConnection } from "../factoring/read-connection";
import { readInvoice } from "../factoring/read-invoices";
import { readStatement } from "../factoring/read-statement";
import { reconcile } from "../factoring/reconcile";
import { postFactoringEvents } from "./post-events";
import { postPartnerVoucher } from "./post-partner-voucher";
import { postVoucherBatch } from "./post-voucher-batch";
import { readVoucher } from "./read-vouchers";
import { reversePartnerVoucher } from "./reverse-voucher";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

const date = isoDate("2026-03-16");
const rateOf = (text: string) => parseExchangeRate(text) ?? exchangeRate(1n);
/** 12 500 EUR: 143 750 kroner. */
const euro = { currency: "EUR", exchangeRate: rateOf("11.5") } as const;

type Agreed = "financing" | "purchase" | "service_only";

/** An agreement that lists euro beside kroner. */
async function inEuro(agreementType: Agreed = "financing"): Promise<Agreement> {
  const at = agreementType === "financing" ? await newAgreement(pool) : await under(agreementType);
  const { connectionId } = at.active;
  await expectOk(changeCurrencies(at.company, { connectionId, currencies: ["EUR"] }));
  return at;
}

async function under(agreementType: Agreed): Promise<Agreement> {
  const company = await newCompany(pool);
  const customerNo = await newCustomer(company, organisation({ deliveryMethod: "print" }));
  const active = await newFactoring(pool, company, { agreementType });
  return { company, active, partner: partnerScope(company, active), customerNo };
}

type Item = readonly [kind: FactoringEventKind, euro: number, fee?: number];
type Told = { readonly currency?: Currency; readonly rate?: string; readonly dryRun?: boolean };

/** Tell what happened with an invoice, in whole units of a currency. */
function tell(
  at: Agreement,
  name: string,
  id: string,
  items: readonly Item[],
  { rate = "11.6", currency = "EUR", dryRun = false }: Told = {},
) {
  return postFactoringEvents(at.partner, {
    dryRun,
    externalReference: name,
    date,
    currency,
    ...(currency === "NOK" ? {} : { exchangeRate: rateOf(rate) }),
    items: items.map(([kind, amount, fee]) => ({
      kind,
      factoringInvoiceId: id,
      amount: ore(BigInt(Math.round(amount * 100))),
      ...(fee === undefined ? {} : { fee: ore(BigInt(fee) * 100n) }),
      through: "bank" as const,
    })),
  });
}

type Line = { account?: number; customerNo?: number; invoiceNo?: number; kid?: string };

/** Post a voucher of two lines: so much from the second to the first. */
function post(
  at: Agreement,
  name: string,
  amount: bigint,
  [to, from]: readonly [Line, Line],
  { rate = "11.7", currency = "EUR" as Currency } = {},
) {
  const said = currency === "NOK" ? {} : { exchangeRate: rateOf(rate) };
  return postPartnerVoucher(at.partner, {
    dryRun: false,
    externalReference: name,
    voucherDate: date,
    description: name,
    currency,
    ...said,
    lines: [
      { ...to, amount: ore(amount), eventKind: "payment" },
      { ...from, amount: ore(-amount), eventKind: "payment" },
    ],
  });
}

/** What stands on an account in euro, and the kroner that it is carried at. */
async function held({ company }: Agreement, account: number): Promise<[number, number]> {
  const [row] = await listCurrencyBalances(company, [account], "EUR");
  return [Number(row?.amount ?? 0n) / 100, Number(row?.amountOre ?? 0n) / 100];
}

type Lines = Extract<Awaited<ReturnType<typeof tell>>, { ok: true }>["value"]["lines"];

/** "FIN 146250 EUR 12500": øre as kroner, with the currency beside where it is held. */
function said(lines: readonly Omit<Lines[number], "item" | "why">[]): string[] {
  return lines.map(({ accountNo, subledgerNo, amount, currency, currencyAmount }) => {
    const foreign = currency === "NOK" ? "" : ` ${currency} ${Number(currencyAmount) / 100}`;
    return `${subledgerNo ?? accountNo} ${Number(amount) / 100}${foreign}`;
  });
}

async function faults() {
  return (await checkBooks(database.url)).filter(({ faults: found }) => found > 0n);
}

test("M14 to M29, edge 41: an invoice in euro is sent, delivered, advanced, paid, paid out and completed, at zero in euro and kroner", async () => {
  const at = await inEuro();
  const { id, invoiceId } = await delivered(at, euro);
  expect(await readInvoice(at.partner, { invoiceId: id })).toMatchObject({
    ...{ currency: "EUR", totalAmount: 1_250_000n, balance: 1_250_000n },
  });

  const advanced = await expectOk(tell(at, "advance", id, [["advance", 10_000]]));
  expect(said(advanced.lines)).toEqual(["1920 116000", "80000 -116000 EUR -10000"]);
  expect(await readInvoice(at.partner, { invoiceId: id })).toMatchObject({
    settlement: { status: "advanced" },
  });

  const paid = await expectOk(tell(at, "payment", id, [["payment", 12_500]], { rate: "11.7" }));
  expect(said(paid.lines)).toEqual([
    "80000 146250 EUR 12500",
    `${at.customerNo} -143750 EUR -12500`,
    "8060 -2500",
  ]);
  expect(paid.lines[2]).toMatchObject({ item: 0, eventKind: "exchange_difference" });
  expect(paid.lines[2]?.why.nb).toContain("agio");
  expect(paid).toMatchObject({ currency: "EUR", exchangeRate: 11_700_000n });
  expect(paid.matches).toMatchObject([
    {
      amount: 14_375_000n,
      remaining: 0n,
      currency: "EUR",
      currencyAmount: 1_250_000n,
      currencyRemaining: 0n,
    },
  ]);
  expect(await statusOf(at, invoiceId)).toBe("completed");
  expect(await readInvoice(at.partner, { invoiceId: id })).toMatchObject({
    balance: 0n,
    settlement: { status: "settled", remaining: 0n },
  });

  const out = await expectOk(tell(at, "payout", id, [["payout", 2_500, 250]], { rate: "11.8" }));
  expect(said(out.lines)).toEqual([
    "1920 26550",
    "7770 2950",
    "80000 -29500 EUR -2500",
    "80000 -750 EUR 0",
    "8160 750",
  ]);
  expect(out.newBalances.find(({ account }) => account === 80_000)).toMatchObject({
    balance: 0n,
    currencies: [{ currency: "EUR", amount: 0n, carried: 0n }],
  });
  expect(await faults()).toEqual([]);
});

test("M29, edge 41: the statement of the clearing account has an item per currency, and what stands in each", async () => {
  const at = await inEuro();
  const { id } = await delivered(at, euro);
  const kroner = await delivered(at);
  await expectOk(tell(at, "advance", id, [["advance", 10_000]]));
  await expectOk(tell(at, "kroner", kroner.id, [["advance", 5_000]], { currency: "NOK" }));
  const statement = await readStatement(at.partner, { from: date, to: date });
  expect(statement).toMatchObject({
    opening: 0n,
    closing: -12_100_000n,
    balances: [
      { currency: "EUR", opening: 0n, closing: -1_000_000n, carriedClosing: -11_600_000n },
      { currency: "NOK", opening: 0n, closing: -500_000n, carriedClosing: -500_000n },
    ],
    items: [
      { amount: -11_600_000n, currency: "EUR", currencyAmount: -1_000_000n },
      { amount: -500_000n, currency: "NOK", currencyAmount: -500_000n },
    ],
  });
});

test("M26, edge 41: a voucher in euro is converted by its rate, and settles the invoice at what it was booked at", async () => {
  const at = await inEuro();
  const { number, invoiceId, id: factoringId } = await delivered(at, euro);
  const { id, lines } = await expectOk(
    post(at, "part", 500_000n, [
      { account: 80_000, invoiceNo: number },
      { customerNo: at.customerNo, invoiceNo: number },
    ]),
  );
  expect(said(lines)).toEqual(["80000 58500 EUR 5000", `${at.customerNo} -57500 EUR -5000`, "8060 -1000"]);
  expect(await readVoucher(at.partner, { voucherId: id ?? "" })).toMatchObject({
    currency: "EUR",
    exchangeRate: 11_700_000n,
    matches: [{ amount: 5_750_000n, currencyAmount: 500_000n, currencyRemaining: 750_000n }],
  });
  expect(await readInvoice(at.partner, { invoiceId: factoringId })).toMatchObject({
    balance: 750_000n,
    settlement: { status: "partly_settled" },
  });

  // The rest comes by two vouchers of one call, the first at a loss.
  const batch = await expectOk(
    postVoucherBatch(at.partner, {
      dryRun: false,
      vouchers: [
        ["11.31", 250_000n],
        ["11.99", 500_000n],
      ].map(([rate, amount], index) => ({
        externalReference: `batch ${index}`,
        voucherDate: date,
        description: "batch",
        currency: "EUR" as const,
        exchangeRate: rateOf(String(rate)),
        lines: [
          { account: 80_000, amount: ore(BigInt(amount ?? 0)), eventKind: "payment" },
          { customerNo: at.customerNo, invoiceNo: number, amount: ore(-BigInt(amount ?? 0)) },
        ],
      })),
    }),
  );
  expect(batch.results.map(({ posted }) => posted)).toEqual([true, true]);
  expect(await held(at, at.customerNo)).toEqual([0, 0]);
  expect(await statusOf(at, invoiceId)).toBe("completed");
  expect(await faults()).toEqual([]);
});

test("M31, edges 30 and 41: a payment taken back mirrors both amounts, and the invoice is open for what it was", async () => {
  const at = await inEuro();
  const { id, invoiceId } = await delivered(at, euro);
  const before = [await held(at, at.customerNo), await held(at, 80_000)];
  const paid = await expectOk(tell(at, "payment", id, [["payment", 12_500]], { rate: "11.7" }));
  const reversed = await expectOk(
    reversePartnerVoucher(at.partner, { voucherId: paid.id ?? "", date, reason: "Feil faktura" }),
  );
  expect(reversed).toMatchObject({ currency: "EUR", exchangeRate: 11_700_000n });
  expect(said(reversed.lines)).toEqual([
    "80000 -146250 EUR -12500",
    `${at.customerNo} 143750 EUR 12500`,
    "8060 2500",
  ]);
  expect([await held(at, at.customerNo), await held(at, 80_000)]).toEqual(before);
  expect(await statusOf(at, invoiceId)).toBe("delivered");
  expect(await faults()).toEqual([]);
});

test("edge 31 and 41: what is left within the tolerance in kroner is rounded off", async () => {
  const at = await inEuro();
  await expectOk(changeRounding(at.company, { connectionId: at.active.connectionId, toleranceOre: 50 }));
  const { id, invoiceId } = await delivered(at, euro);
  const paid = await expectOk(tell(at, "payment", id, [["payment", 12_499.97]], { rate: "11.5" }));
  expect(said(paid.lines)).toEqual([
    "80000 143749.66 EUR 12499.97",
    `${at.customerNo} -143749.66 EUR -12499.97`,
    "7740 0.35",
    // The last of the invoice takes what is left of its kroner: 143 750 less 143 749.66.
    `${at.customerNo} -0.34 EUR -0.03`,
    "8060 -0.01",
  ]);
  expect(await statusOf(at, invoiceId)).toBe("completed");
});

describe("M26 to M29, edge 41: each kind of event, in euro, under each agreement", () => {
  const lives: readonly (readonly [Agreed, readonly (readonly [string, readonly Item[]])[]])[] = [
    [
      "financing",
      [
        ["11.55", [["advance", 10_000, 100]]],
        ["11.6", [["recourse", 10_000]]],
        ["11.7", [["payment_after_recourse", 12_500]]],
        ["11.62", [["fee", 10]]],
        ["11.64", [["financing_cost", 90]]],
        ["11.8", [["payout", 12_400]]],
      ],
    ],
    [
      "financing",
      [
        [
          "11.6",
          [
            ["payment", 12_500],
            ["payout", 11_250, 50],
          ],
        ],
        [
          "11.7",
          [
            ["interest_note", 90],
            ["interest_payment", 90],
          ],
        ],
        [
          "11.8",
          [
            ["payout", 1_250],
            ["credit_applied", 1],
          ],
        ],
      ],
    ],
    [
      "purchase",
      [
        [
          "11.55",
          [
            ["purchase", 12_500],
            ["payout", 12_500, 500],
          ],
        ],
        ["11.6", [["write_off", 12_500]]],
        ["11.7", [["recourse", 12_500]]],
      ],
    ],
    [
      "service_only",
      [
        ["11.55", [["payment", 12_500]]],
        ["11.6", [["payout", 12_500, 50]]],
      ],
    ],
  ];

  test.each(lives)(
    "%s ends at zero on the clearing account, in euro and in kroner",
    async (agreed, story) => {
      const at = await inEuro(agreed);
      const { id } = await delivered(at, euro);
      for (const [index, [rate, items]] of story.entries()) {
        await expectOk(tell(at, `${index}`, id, items, { rate }));
      }
      expect(await held(at, 80_000)).toEqual([0, 0]);
      expect(await faults()).toEqual([]);
    },
  );
});

describe("edge 41: what is refused says where, and nothing is posted", () => {
  test("a currency that the agreement does not list; one that was begun in goes on when the list is shortened", async () => {
    const at = await inEuro();
    const { id } = await delivered(at, euro);
    expect(await tell(at, "sek", id, [["fee", 1]], { currency: "SEK" })).toMatchObject({
      error: { code: "validation_failed", errors: [{ pointer: "/currency", code: "currency_not_accepted" }] },
    });
    await expectOk(changeCurrencies(at.company, { connectionId: at.active.connectionId, currencies: [] }));
    expect((await readConnection(at.partner)).currencies).toEqual(["NOK"]);
    await expectOk(tell(at, "payment", id, [["payment", 12_500]]));
  });

  test("an invoice in another currency than the voucher, either way", async () => {
    const at = await inEuro();
    const [inEuros, inKroner] = [await delivered(at, euro), await delivered(at)];
    const mismatch = (pointer: string, currency: string) => ({
      error: { errors: [{ pointer, code: "currency_mismatch", facts: { currency } }] },
    });
    expect(await tell(at, "1", inKroner.id, [["payment", 1]])).toMatchObject(
      mismatch("/items/0/factoringInvoiceId", "NOK"),
    );
    expect(await tell(at, "2", inEuros.id, [["payment", 1]], { currency: "NOK" })).toMatchObject(
      mismatch("/items/0/factoringInvoiceId", "EUR"),
    );
    const pay = (invoiceNo: number, currency: Currency) =>
      post(at, `v${currency}`, 100n, [{ account: 80_000 }, { customerNo: at.customerNo, invoiceNo }], {
        currency,
      });
    expect(await pay(inKroner.number, "EUR")).toMatchObject(mismatch("/lines/1/invoiceNo", "NOK"));
    expect(await pay(inEuros.number, "NOK")).toMatchObject(mismatch("/lines/1/invoiceNo", "EUR"));
    expect(await held(at, 80_000)).toEqual([0, 0]);
  });

  test("lines that do not balance in the currency, and an amount that is nothing in kroner", async () => {
    const at = await inEuro();
    const voucher = (name: string, amount: bigint, rate: string) =>
      postPartnerVoucher(at.partner, {
        dryRun: false,
        externalReference: name,
        voucherDate: date,
        description: name,
        currency: "EUR",
        exchangeRate: rateOf(rate),
        lines: [
          { account: 80_000, amount: ore(1n) },
          { account: 1920, amount: ore(amount) },
        ],
      });
    expect(await voucher("unbalanced", -2n, "11.7")).toMatchObject({
      error: { code: "unbalanced_voucher", differenceOre: -1n },
    });
    expect(await voucher("nothing", -1n, "0.1")).toMatchObject({
      error: {
        code: "validation_failed",
        errors: [
          { pointer: "/lines/0/amount", code: "amount_below_one_ore" },
          { pointer: "/lines/1/amount", code: "amount_below_one_ore" },
        ],
      },
    });
  });
});

test("edge 41: a rehearsal tells each line with its currency, its kroner and why, and keeps nothing", async () => {
  const at = await inEuro();
  const { id } = await delivered(at, euro);
  const rehearsed = await expectOk(
    tell(at, "rehearsed", id, [["payment", 12_500]], { rate: "11.3", dryRun: true }),
  );
  expect(rehearsed).toMatchObject({ id: null, currency: "EUR", exchangeRate: 11_300_000n });
  expect(said(rehearsed.lines)).toEqual([
    "80000 141250 EUR 12500",
    `${at.customerNo} -143750 EUR -12500`,
    "8160 2500",
  ]);
  expect(rehearsed.lines.map(({ why }) => why.en)).toEqual([
    expect.stringContaining("holds the customer's money"),
    expect.stringContaining("The customer has paid"),
    expect.stringContaining("exchange loss"),
  ]);
  expect(await held(at, 80_000)).toEqual([0, 0]);
});

test("M29, edge 41: a reconciliation in euro compares the euro of the clearing account and of the invoices, one in kroner the kroner", async () => {
  const at = await inEuro();
  const [inEuros, inKroner] = [await delivered(at, euro), await delivered(at)];
  await expectOk(tell(at, "advance", inEuros.id, [["advance", 10_000]]));
  const openInvoices = [{ invoiceNo: inEuros.number, remaining: ore(1_250_000n) }];
  const told = { asOf: date, factorBalance: ore(-1_000_000n), openInvoices };
  expect(await expectOk(reconcile(at.partner, { ...told, currency: "EUR" }))).toMatchObject({
    ...{ currency: "EUR", ourBalance: -1_000_000n, difference: 0n, invoices: [] },
  });
  const kroner = await expectOk(reconcile(at.partner, { ...told, factorBalance: ore(0n) }));
  expect(kroner).toMatchObject({ currency: "NOK", ourBalance: 0n, difference: 0n });
  expect(kroner.invoices.map(({ invoiceNo, ourRemaining }) => [invoiceNo, ourRemaining])).toEqual([
    [inEuros.number, null],
    [inKroner.number, 1_250_000n],
  ]);
});
