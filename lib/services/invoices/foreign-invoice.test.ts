import { afterAll, describe, expect, test } from "vitest";
import { checkBooks } from "@/db/checks";
import { openPool } from "@/db/client";
import { listNewestRates } from "@/db/queries/exchange-rates";
import { findSettlement, listInvoicePostings } from "@/db/queries/invoice-page";
import { findInvoice } from "@/db/queries/invoices";
import { openAsOwner } from "@/db/raw-sql";
import { newDatabase } from "@/db/test-database";
import {
  expectOk,
  line,
  newCompany,
  newCustomer,
  newDraft,
  newFactoring,
  organisation,
  partnerScope,
  sendAndPrepare,
  testDate,
} from "@/e2e/factories";
import { exchangeRate } from "@/lib/domain/currency";
import { addDays } from "@/lib/domain/dates";
import { ore } from "@/lib/domain/money";
import { readInvoice, readInvoices } from "../factoring/read-invoices";
import { creditInvoice } from "./credit-invoice";
import { previewSending } from "./preview-sending";
import { saveDraft } from "./save-draft";
import { saveExchangeRate } from "./save-exchange-rate";
import { sendInvoice, sendInvoices } from "./send-invoices";

const database = await newDatabase();
const pool = openPool(database.url);
const owner = openAsOwner(database.url);
afterAll(async () => {
  await owner.end();
  await pool.end();
});

/** 12 500 euro at a rate that does not come out even: 146 656.88 kroner. */
const euro = { currency: "EUR", exchangeRate: exchangeRate(11_732_550n) } as const;
const invoiceDate = testDate;

/** A company whose partner takes what is listed, and a customer of each kind. */
async function trading(...currencies: string[]) {
  const company = await newCompany(pool);
  const active = await newFactoring(pool, company);
  await owner`update connections set currencies = ${["NOK", ...currencies]} where id = ${active.connectionId}`;
  const factored = await newCustomer(
    company,
    organisation({ useFactoring: true, deliveryMethod: "factoring" }),
  );
  return { company, partner: partnerScope(company, active), factored, other: await newCustomer(company) };
}

type Company = Awaited<ReturnType<typeof trading>>["company"];

/** The draft of a credit note with these quantities, in thousandths. */
async function credited(company: Company, invoiceId: string, quantityMilli: bigint) {
  const made = await expectOk(creditInvoice(company, { invoiceId }));
  const draft = await findInvoice(company, made.invoiceId);
  if (!draft) throw new Error("no draft");
  const { version, customerNo, paymentTermsDays, buyerReference, orderReference, deliveryDate } = draft;
  const head = { version, customerNo, paymentTermsDays, buyerReference, orderReference, deliveryDate };
  const lines = [line({ quantityMilli })];
  return (await expectOk(saveDraft(company, { ...head, invoiceId: draft.id, lines }))).invoiceId;
}

describe("edge 41: an invoice in euro", () => {
  test("is sent with its rate, and booked in kroner with what the customer owes in euro", async () => {
    const { company, other } = await trading();
    const invoiceId = await newDraft(company, other, [line()], euro);
    await expectOk(sendInvoice(company, { invoiceId, invoiceDate }));

    expect(await findInvoice(company, invoiceId)).toMatchObject({
      currency: "EUR",
      exchangeRateMicro: 11_732_550n,
      netOre: 1_000_000n,
      totalOre: 1_250_000n,
      nokNetOre: 11_732_550n,
      nokVatOre: 2_933_138n,
      nokTotalOre: 14_665_688n,
    });
    expect((await listInvoicePostings(company, invoiceId)).map(({ amountOre }) => amountOre)).toEqual([
      14_665_688n,
      -11_732_550n,
      -2_933_138n,
    ]);
    expect(await findSettlement(company, invoiceId)).toMatchObject({
      totalOre: 14_665_688n,
      remainingOre: 14_665_688n,
      foreign: { total: 1_250_000n, remaining: 1_250_000n },
    });
  });

  test("is not sent without a rate, and a rate that cannot be is not kept", async () => {
    const { company, other } = await trading();
    const invoiceId = await newDraft(company, other, [line()], { currency: "EUR" });
    expect(await findInvoice(company, invoiceId)).toMatchObject({
      exchangeRateMicro: null,
      nokTotalOre: null,
    });
    expect(await sendInvoice(company, { invoiceId, invoiceDate })).toEqual({
      ok: false,
      error: { code: "exchange_rate_missing", currency: "EUR" },
    });
    const preview = await previewSending(company, invoiceId);
    expect(preview?.choices.every(({ refusal }) => refusal?.code === "exchange_rate_missing")).toBe(true);

    const draft = { invoiceId, version: 1, customerNo: other, paymentTermsDays: 14, lines: [line()] };
    const rest = { buyerReference: null, orderReference: null, deliveryDate: null };
    expect(
      await saveDraft(company, {
        ...{ ...draft, ...rest },
        ...{ currency: "EUR", exchangeRate: exchangeRate(1_173_250_000n) },
      }),
    ).toMatchObject({ ok: false, error: { code: "exchange_rate_implausible" } });
  });

  test("a currency that the partner does not take goes another way, and the dialog and bulk sending say so", async () => {
    const { company, factored } = await trading("SEK");
    const invoiceId = await newDraft(company, factored, [line()], euro);
    const refusal = { code: "currency_not_accepted", currency: "EUR", accepted: "NOK, SEK" };

    const preview = await previewSending(company, invoiceId);
    expect(preview).toMatchObject({ unfactorable: refusal });
    expect(preview?.choices.map(({ method }) => method)).not.toContain("factoring");
    expect(await expectOk(sendInvoices(company, { invoiceIds: [invoiceId], invoiceDate }))).toEqual([
      { invoiceId, ok: false, error: refusal },
    ]);
    await expectOk(sendInvoice(company, { invoiceId, invoiceDate, deliveryMethod: "print" }));
  });

  test("a currency that the partner takes is factored, and the API says amounts in it and in kroner", async () => {
    const { company, partner, factored } = await trading("EUR");
    await sendAndPrepare(company, await newDraft(company, factored, [line()], euro));
    await sendAndPrepare(company, await newDraft(company, factored));

    const { data } = await readInvoices(partner, { limit: 10 });
    expect(data).toMatchObject([
      {
        currency: "EUR",
        exchangeRate: "11.73255",
        netAmount: 1_000_000n,
        totalAmount: 1_250_000n,
        balance: 1_250_000n,
        nokAmounts: { net: 11_732_550n, vat: 2_933_138n, total: 14_665_688n, balance: 14_665_688n },
      },
      {
        currency: "NOK",
        exchangeRate: "1",
        balance: 1_250_000n,
        nokAmounts: { net: 1_000_000n, vat: 250_000n, total: 1_250_000n, balance: 1_250_000n },
      },
    ]);
    const whole = await readInvoice(partner, { invoiceId: data[0]?.id ?? "" });
    expect(whole?.settlement.remaining).toBe(14_665_688n);
  });
});

describe("M33, edge 41: a credit note of an invoice in euro", () => {
  test("has the invoice's currency and rate whatever is typed, and leaves nothing in either", async () => {
    const { company, other } = await trading();
    const invoiceId = await newDraft(company, other, [line()], euro);
    await expectOk(sendInvoice(company, { invoiceId, invoiceDate }));
    const note = await expectOk(creditInvoice(company, { invoiceId }));
    await expectOk(sendInvoice(company, { invoiceId: note.invoiceId, invoiceDate }));

    expect(await findInvoice(company, note.invoiceId)).toMatchObject({
      currency: "EUR",
      exchangeRateMicro: 11_732_550n,
    });
    for (const id of [invoiceId, note.invoiceId]) {
      expect(await findSettlement(company, id)).toMatchObject({
        remainingOre: 0n,
        foreign: { remaining: 0n },
      });
    }
  });

  test("in parts, sent together or apart, takes the last kroner with the last euro", async () => {
    const { company, other } = await trading();
    const rate = { currency: "EUR", exchangeRate: exchangeRate(11_732_549n) } as const;
    const lines = [line({ quantityMilli: 3_000n, unitPriceOre: ore(3_333n), vatCode: 6 })];
    const part = async (invoiceId: string) => {
      const made = await expectOk(creditInvoice(company, { invoiceId }));
      const draft = await findInvoice(company, made.invoiceId);
      const { version = 1, paymentTermsDays = 0 } = draft ?? {};
      const rest = { buyerReference: null, orderReference: null, deliveryDate: null, paymentTermsDays };
      const third = lines.map((one) => ({ ...one, quantityMilli: 1_000n }));
      const kept = { ...rest, version, customerNo: other, invoiceId: made.invoiceId, lines: third };
      return (await expectOk(saveDraft(company, kept))).invoiceId;
    };
    for (const together of [true, false]) {
      const invoiceId = await newDraft(company, other, lines, rate);
      await expectOk(sendInvoice(company, { invoiceId, invoiceDate }));
      const parts = [await part(invoiceId), await part(invoiceId), await part(invoiceId)];
      const batches = together ? [parts] : parts.map((one) => [one]);
      for (const invoiceIds of batches) {
        const outcomes = await expectOk(sendInvoices(company, { invoiceIds, invoiceDate }));
        expect(outcomes.every(({ ok }) => ok)).toBe(true);
      }
      expect(await findSettlement(company, invoiceId)).toMatchObject({
        remainingOre: 0n,
        foreign: { remaining: 0n },
      });
    }
  });

  test("edge 11: of a part leaves the rest open in both", async () => {
    const { company, other } = await trading();
    const invoiceId = await newDraft(company, other, [line()], euro);
    await expectOk(sendInvoice(company, { invoiceId, invoiceDate }));
    const note = await credited(company, invoiceId, 2_500n);
    await expectOk(sendInvoice(company, { invoiceId: note, invoiceDate }));
    expect(await findSettlement(company, invoiceId)).toMatchObject({
      remainingOre: 11_732_550n,
      foreign: { remaining: 1_000_000n },
    });
  });
});

describe("edge 41: rates are remembered", () => {
  test("the newest on or before the day is suggested: what was typed, corrected by a later row, or used on an invoice", async () => {
    const { company, other } = await trading();
    const save = (days: number, micro: bigint) =>
      expectOk(
        saveExchangeRate(company, {
          currency: "EUR",
          validFrom: addDays(testDate, days),
          rate: exchangeRate(micro),
        }),
      );
    const suggested = async (days: number) =>
      (await listNewestRates(company, addDays(testDate, days))).map(({ rate }) => rate);

    expect(await suggested(0)).toEqual([]);
    await save(-10, 11_500_000n);
    await save(-2, 11_600_000n);
    await save(-2, 11_650_000n);
    expect([await suggested(-5), await suggested(0)]).toEqual([[11_500_000n], [11_650_000n]]);

    const invoiceId = await newDraft(company, other, [line()], euro);
    await expectOk(sendInvoice(company, { invoiceId, invoiceDate }));
    expect([await suggested(-1), await suggested(0)]).toEqual([[11_650_000n], [11_732_550n]]);
    expect(
      await saveExchangeRate(company, {
        currency: "SEK",
        validFrom: testDate,
        rate: exchangeRate(101_000_000n),
      }),
    ).toMatchObject({ ok: false, error: { code: "exchange_rate_implausible" } });
  });
});

test("edge 41: the books are sound after all of it", async () => {
  const broken = (await checkBooks(database.url)).filter(({ faults }) => faults > 0n);
  expect(broken).toEqual([]);
});
