import { z } from "zod";
import { currencyCode, exchangeRate, isoDate, moment, oreJson, uuid, voucherId } from "./values";

/** A line as it stands in the books. */
export const postedLine = z
  .strictObject({
    line: z.int(),
    accountNo: z
      .int()
      .meta({ description: "The ledger account, which is the control account of a subledger line" }),
    accountName: z.string(),
    subledgerNo: z.int().nullable(),
    customerNo: z.int().nullable(),
    amount: oreJson,
    currency: currencyCode.meta({ description: "What the line is in: NOK for a line in kroner" }),
    currencyAmount: oreJson.meta({
      description: "The same amount in hundredths of `currency`; 0 when only kroner move",
    }),
    vatCode: z.int().nullable(),
    eventKind: z.string().nullable(),
    invoiceNo: z.int().nullable(),
    text: z.string(),
  })
  .meta({ id: "PostedLine" });

const match = z
  .strictObject({
    invoiceNo: z.int(),
    factoringInvoiceId: uuid.nullable(),
    amount: oreJson.meta({ description: "How much was settled" }),
    remaining: oreJson.meta({ description: "What remains of the invoice" }),
    currency: currencyCode,
    currencyAmount: oreJson.meta({ description: "`amount` in hundredths of the invoice's currency" }),
    currencyRemaining: oreJson.meta({ description: "`remaining` in hundredths of the invoice's currency" }),
  })
  .meta({ id: "VoucherMatch" });

const currencyBalance = z
  .strictObject({
    currency: currencyCode,
    amount: oreJson.meta({ description: "Hundredths of the currency" }),
    carried: oreJson.meta({ description: "The øre that it stands at in the books, part of `balance`" }),
  })
  .meta({ id: "CurrencyBalance" });

const newBalance = z
  .strictObject({
    account: z.int(),
    name: z.string(),
    balance: oreJson,
    currencies: z
      .array(currencyBalance)
      .meta({ description: "What of it is in other currencies than kroner" }),
  })
  .meta({ id: "NewBalance", description: "An account that the voucher touched, and its balance after it" });

/** A file behind a voucher. */
export const voucherDocument = z
  .strictObject({ id: uuid, filename: z.string(), size: z.int(), sha256: z.string() })
  .meta({ id: "VoucherDocument" });

const common = {
  voucherDate: isoDate,
  externalReference: z
    .string()
    .nullable()
    .meta({ description: "Null for a reversal, which is known by the voucher that it reverses" }),
  currency: currencyCode.meta({ description: "What it was posted in" }),
  exchangeRate: exchangeRate.nullable().meta({ description: "Kroner for 1 unit; null in kroner" }),
  lines: z.array(postedLine),
  matches: z.array(match).meta({ description: "What it settles: empty once it is reversed" }),
  documents: z.array(voucherDocument),
};

/** What every answer to a posting has. */
export const postedShape = {
  id: voucherId.nullable(),
  voucherNo: z.int().nullable(),
  ...common,
  newBalances: z.array(newBalance),
};

/** The answer to a posting: accounts resolved, what was matched, and the balances after it. */
export const postedVoucher = z.strictObject(postedShape).meta({ id: "PostedVoucher" });

/** A voucher as it stands in the books. */
export const voucherDetail = z
  .strictObject({
    id: voucherId,
    voucherNo: z.int(),
    description: z.string(),
    saftBatchId: z.string().nullable(),
    saftSourceId: z.string().nullable(),
    reverses: voucherId.nullable(),
    reversedBy: voucherId.nullable(),
    createdAt: moment,
    ...common,
  })
  .meta({ id: "Voucher" });

const commonExample = {
  id: "2-14",
  voucherNo: 14,
  voucherDate: "2026-11-16",
  externalReference: "PO-2026-000311",
  currency: "NOK",
  exchangeRate: null,
  lines: [
    {
      line: 1,
      accountNo: 2390,
      accountName: "Annen gjeld til kredittinstitusjon",
      subledgerNo: 80000,
      customerNo: null,
      amount: 1_250_000,
      currency: "NOK",
      currencyAmount: 1_250_000,
      vatCode: null,
      eventKind: "payment",
      invoiceNo: 10042,
      text: "",
    },
    {
      line: 2,
      accountNo: 1500,
      accountName: "Kundefordringer",
      subledgerNo: 10023,
      customerNo: 10023,
      amount: -1_250_000,
      currency: "NOK",
      currencyAmount: -1_250_000,
      vatCode: null,
      eventKind: "payment",
      invoiceNo: 10042,
      text: "",
    },
  ],
  matches: [
    {
      invoiceNo: 10042,
      factoringInvoiceId: "019ab1c2-7d00-7a11-8c22-000000000001",
      amount: 1_250_000,
      remaining: 0,
      currency: "NOK",
      currencyAmount: 1_250_000,
      currencyRemaining: 0,
    },
  ],
  documents: [],
};

/** The second line of domain.md c3's fixture: the debtor has paid. */
export const postedVoucherExample = {
  ...commonExample,
  newBalances: [
    { account: 80000, name: "PO Factoring", balance: 250_000, currencies: [] },
    { account: 10023, name: "Nordvik Bygg AS", balance: 0, currencies: [] },
  ],
};

export const voucherDetailExample = {
  ...commonExample,
  description: "Innbetaling faktura 10042",
  saftBatchId: null,
  saftSourceId: "PO Factoring",
  reverses: null,
  reversedBy: null,
  createdAt: "2026-11-16T13:00:00.000Z",
};
