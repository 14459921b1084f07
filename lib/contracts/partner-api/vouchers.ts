import { z } from "zod";
import type { Code } from "./codes";
import type { Contract } from "./contract";
import {
  because,
  currency,
  eventKind,
  exchangeRate,
  isoDate,
  kid,
  queryFlag,
  reference,
  statedAmount,
  text,
  uuid,
  voucherId,
  withRate,
} from "./values";
import { postedVoucher, postedVoucherExample, voucherDetail, voucherDetailExample } from "./voucher-shape";

const customerNo = z.int().min(1).max(999_999_999);

/** One leg as the partner writes it: a mapped account or a customer, debit positive and credit negative. */
const voucherLine = z
  .strictObject({
    account: z
      .int()
      .min(1000)
      .max(99_999_999)
      .optional()
      .meta({ description: "An `accountNo` of GET /connection" }),
    customerNo: customerNo.optional().meta({ description: "The debtor whose subledger is posted to" }),
    amount: statedAmount.meta({
      description: "Hundredths of the voucher's currency (øre): debit positive, credit negative, never 0",
    }),
    vatCode: z.int().min(0).max(99).optional(),
    eventKind: eventKind.optional().meta({ description: "advance, payment, payout, fee, interest_note …" }),
    invoiceNo: z
      .int()
      .min(1)
      .max(Number.MAX_SAFE_INTEGER)
      .optional()
      .meta({ description: "The invoice it settles; the line is matched to it" }),
    factoringInvoiceId: uuid.optional(),
    kid: kid.optional(),
    matchingReference: reference(100).optional(),
    externalLineReference: reference(100).optional(),
    text: text(200).optional(),
  })
  .refine(
    (line) => (line.account === undefined) !== (line.customerNo === undefined),
    because("account_or_customer"),
  )
  .refine((line) => line.amount !== 0n, { path: ["amount"], ...because("zero_amount") })
  .meta({ id: "VoucherLineInput" });

/** Which of the partner's systems made a voucher, kept as SAF-T's SourceID. */
export const saftSource = reference(50).optional().meta({
  description: "Which of your systems made it (SAF-T SourceID); your integration's name when absent",
});

/** Files that were sent in before by `POST /factoring/documents`. */
export const documentIds = z.array(uuid).max(20).optional().meta({
  description: "Documents behind the voucher, by the ids that `POST /factoring/documents` answered",
});

/** What a partner posts back: advance, payment, payout, fee, interest … in one balanced voucher (M26–M29). */
export const voucherInput = withRate(
  z.strictObject({
    externalReference: reference(100).meta({
      description: "Your own permanent name for the voucher: a second one with it is refused",
    }),
    voucherDate: isoDate,
    description: text(200, 1),
    currency: currency.default("NOK"),
    exchangeRate: exchangeRate.optional(),
    saftBatchId: reference(50).optional(),
    saftSourceId: saftSource,
    documentIds,
    lines: z.array(voucherLine).min(2).max(1000),
  }),
).meta({ id: "VoucherInput" });

/** What one voucher of a batch can be refused for. */
export const batchCodes = [
  "validation_failed",
  "unbalanced_voucher",
  "account_not_allowed",
  "period_locked",
  "duplicate_external_reference",
] as const satisfies readonly Code[];

const voucherExample = {
  externalReference: "PO-2026-000311",
  voucherDate: "2026-11-16",
  description: "Innbetaling faktura 10042",
  currency: "NOK",
  lines: [
    { account: 80000, amount: 1_250_000, eventKind: "payment", invoiceNo: 10042 },
    { customerNo: 10023, amount: -1_250_000, eventKind: "payment", invoiceNo: 10042 },
  ],
};

/** Post a voucher, or with `dryRun` learn what it would do. */
export const postVoucher = {
  operationId: "postVoucher",
  method: "POST",
  path: "/factoring/vouchers",
  tag: "Vouchers",
  summary: "Post a voucher",
  description:
    "All lines or none. Lines go to the accounts of GET /connection and to debtors' subledgers; a line that names an invoice is matched to it, in part when it is smaller. With `dryRun=true` everything is checked and computed, nothing is kept, and `id` and `voucherNo` are null.",
  permission: "factoring.vouchers:write",
  query: z.strictObject({ dryRun: queryFlag }),
  body: voucherInput,
  output: postedVoucher,
  success: { 201: "Posted", 200: "What it would have done (`dryRun=true`)" },
  statusOf: (voucher: z.output<typeof postedVoucher>) => (voucher.id === null ? 200 : 201),
  locationOf: (voucher: z.output<typeof postedVoucher>) => voucher.id && `/factoring/vouchers/${voucher.id}`,
  refusals: [
    "validation_failed",
    "unbalanced_voucher",
    "account_not_allowed",
    "period_locked",
    "duplicate_external_reference",
    "payload_too_large",
    "unsupported_media",
  ],
  examples: {
    body: voucherExample,
    output: postedVoucherExample,
    outputs: { 200: { ...postedVoucherExample, id: null, voucherNo: null } },
    refusals: { validation_failed: { errors: [{ pointer: "/lines/1/amount", code: "zero_amount" }] } },
  },
} as const satisfies Contract;

const batchResult = z
  .strictObject({
    externalReference: z.string(),
    posted: z.boolean(),
    id: voucherId.nullable().meta({ description: "Null when it was not posted, and in a dry run" }),
    voucherNo: z.int().nullable(),
    code: z
      .enum(batchCodes)
      .nullable()
      .meta({ description: "Why not: as the problem document of a single voucher would say" }),
    existingVoucherId: voucherId.nullable().meta({ description: "With `duplicate_external_reference`" }),
    errors: z.array(z.strictObject({ pointer: z.string(), code: z.string() })).meta({
      description: "What to mend, by pointers from the root of the call: `/vouchers/3/lines/0/account`",
    }),
  })
  .meta({ id: "VoucherBatchResult" });

/** Many vouchers in one call, each for itself. */
export const postVoucherBatch = {
  operationId: "postVoucherBatch",
  method: "POST",
  path: "/factoring/vouchers/batch",
  tag: "Vouchers",
  summary: "Post many vouchers",
  description:
    "Up to 500 vouchers, each all or none and each for itself: one that is refused does not stop the others. They are posted in the order given, so that a later one may settle what an earlier one has opened, and the answer follows it: 200 with a result for each, 207-style. A body that does not follow the contract is refused as a whole, with pointers, and nothing is posted.",
  permission: "factoring.vouchers:write",
  query: z.strictObject({ dryRun: queryFlag }),
  body: z.strictObject({ vouchers: z.array(voucherInput).min(1).max(500) }).meta({ id: "VoucherBatch" }),
  largestBody: 16 * 1024 * 1024,
  output: z.strictObject({ results: z.array(batchResult) }),
  success: { 200: "A result for each, in the order given" },
  refusals: ["validation_failed", "payload_too_large", "unsupported_media"],
  examples: {
    body: { vouchers: [voucherExample] },
    output: {
      results: [
        {
          externalReference: "PO-2026-000311",
          posted: true,
          id: "2-14",
          voucherNo: 14,
          code: null,
          existingVoucherId: null,
          errors: [],
        },
      ],
    },
  },
} as const satisfies Contract;

/** Own vouchers by their reference: how to learn what became of a call whose answer was lost. */
export const findVouchers = {
  operationId: "findVouchers",
  method: "GET",
  path: "/factoring/vouchers",
  tag: "Vouchers",
  summary: "Find a voucher by reference",
  description: "Your own voucher with that `externalReference`: a list of one, or an empty one.",
  permission: "factoring.vouchers:read",
  query: z.strictObject({ externalReference: reference(100) }),
  output: z.strictObject({ data: z.array(voucherDetail) }),
  success: { 200: "The voucher, or none" },
  refusals: ["validation_failed"],
  examples: { output: { data: [voucherDetailExample] } },
} as const satisfies Contract;

/** One own voucher. */
export const getVoucher = {
  operationId: "getVoucher",
  method: "GET",
  path: "/factoring/vouchers/{voucherId}",
  tag: "Vouchers",
  summary: "Read a voucher",
  description: "A voucher that you posted.",
  permission: "factoring.vouchers:read",
  params: z.strictObject({ voucherId }),
  output: voucherDetail,
  success: { 200: "The voucher" },
  refusals: ["not_found"],
  examples: { output: voucherDetailExample },
} as const satisfies Contract;
