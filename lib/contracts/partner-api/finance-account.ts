import { z } from "zod";
import type { Contract } from "./contract";
import { because, currencyCode, isoDate, oreJson, shownAs, voucherId } from "./values";

const statementItem = z
  .strictObject({
    voucherId,
    line: z.int(),
    voucherDate: isoDate,
    externalReference: z.string().nullable().meta({ description: "Null for what the client posted itself" }),
    eventKind: z.string().nullable(),
    invoiceNo: z.int().nullable(),
    text: z.string(),
    amount: oreJson,
    balance: oreJson.meta({ description: "After this posting, in kroner" }),
    currency: currencyCode.meta({ description: "What the posting is in" }),
    currencyAmount: oreJson.meta({ description: "`amount` in hundredths of `currency`" }),
  })
  .meta({ id: "StatementItem" });

/** The clearing account («finanskonto») between two days, both included. Credit is negative. */
export const getStatement = {
  operationId: "getFinanceAccountStatement",
  method: "GET",
  path: "/factoring/finance-account/statement",
  tag: "Clearing account",
  summary: "Read the clearing account's statement",
  description:
    "Opening balance, every posting and closing balance, in the order of the books. A credit balance is negative: money advanced. When the client has changed the clearing account, the earlier ones can still be read: name one of `accounts` as `account`.",
  permission: "factoring.vouchers:read",
  query: z
    .strictObject({
      from: isoDate,
      to: isoDate,
      account: z
        .string()
        .regex(/^\d{4,8}$/)
        .transform(Number)
        .optional()
        .meta({
          description:
            "An `accountNo` of `accounts`: one that was in use before. The present one when absent",
          ...shownAs({ type: "integer" }),
        }),
    })
    .refine((period) => period.from <= period.to, { path: ["to"], ...because("date_order") }),
  output: z
    .strictObject({
      account: z.strictObject({ accountNo: z.int(), name: z.string() }),
      accounts: z
        .array(
          z.strictObject({
            accountNo: z.int(),
            name: z.string(),
            mapped: z.boolean().meta({ description: "Whether new vouchers go to it" }),
            balance: oreJson.meta({ description: "Now" }),
          }),
        )
        .meta({ description: "Every clearing account that there has been, the present one first" }),
      from: isoDate,
      to: isoDate,
      opening: oreJson,
      closing: oreJson,
      balances: z
        .array(
          z
            .strictObject({
              currency: currencyCode,
              opening: oreJson.meta({ description: "Hundredths of the currency" }),
              closing: oreJson.meta({ description: "Hundredths of the currency" }),
              carriedOpening: oreJson.meta({
                description: "The øre that it stood at, part of `opening` above",
              }),
              carriedClosing: oreJson.meta({
                description: "The øre that it stands at, part of `closing` above",
              }),
            })
            .meta({ id: "StatementBalance" }),
        )
        .meta({ description: "Each currency that was ever posted on the account, kroner too" }),
      items: z.array(statementItem),
      unmatched: z.array(statementItem).meta({ description: "The items that name no invoice" }),
    })
    .meta({ id: "Statement" }),
  success: { 200: "The statement" },
  refusals: ["validation_failed", "not_found"],
  examples: {
    output: {
      account: { accountNo: 80000, name: "PO Factoring" },
      accounts: [{ accountNo: 80000, name: "PO Factoring", mapped: true, balance: 250_000 }],
      from: "2026-11-01",
      to: "2026-11-30",
      opening: -1_000_000,
      closing: 250_000,
      balances: [
        {
          currency: "NOK",
          opening: -1_000_000,
          closing: 250_000,
          carriedOpening: -1_000_000,
          carriedClosing: 250_000,
        },
      ],
      items: [
        {
          voucherId: "2-14",
          line: 1,
          voucherDate: "2026-11-16",
          externalReference: "PO-2026-000311",
          eventKind: "payment",
          invoiceNo: 10042,
          text: "",
          amount: 1_250_000,
          balance: 250_000,
          currency: "NOK",
          currencyAmount: 1_250_000,
        },
      ],
      unmatched: [],
    },
  },
} as const satisfies Contract;
