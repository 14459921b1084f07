import { z } from "zod";
import { factoringEventKinds } from "@/lib/domain/factoring-event-kinds";
import type { Contract } from "./contract";
import {
  because,
  currency,
  exchangeRate,
  isoDate,
  queryFlag,
  reference,
  statedAmount,
  statedPositive,
  text,
  uuid,
  withRate,
} from "./values";
import { postedLine, postedShape, postedVoucherExample } from "./voucher-shape";
import { documentIds, saftSource } from "./vouchers";

/** A reason in both languages, whatever `Accept-Language` says: it is shown to people on both sides. */
const why = z.strictObject({ nb: z.string(), en: z.string() }).meta({ id: "Why" });

const item = z
  .strictObject({
    kind: z.enum(factoringEventKinds),
    factoringInvoiceId: uuid.optional().meta({
      description:
        "Required but for `payout`, `fee` and `financing_cost`, which may be about no invoice at all",
    }),
    amount: statedAmount.meta({
      description:
        "Hundredths of the currency (øre), positive, a fee that is held back and its VAT included. Of `rounding` negative when the customer has paid too much",
    }),
    fee: statedPositive.optional().meta({
      description:
        "Held back from the amount, its VAT included. For `advance`, `payment`, `payout`, `purchase`, `payment_after_recourse` and `reserve_released`",
    }),
    vatCode: z.int().min(0).max(99).optional().meta({
      description:
        "Of the fee: 0 without VAT (as when absent), 1 with 25 % deductible VAT, which is split off",
    }),
    through: z.enum(["bank", "clearing"]).default("bank").meta({
      description: "Of `interest_payment`: passed on to the client's bank, or kept on the clearing account",
    }),
  })
  .refine(({ amount }) => amount !== 0n, { path: ["amount"], ...because("zero_amount") })
  .meta({ id: "FactoringEventItem" });

const eventLine = postedLine
  .extend({
    item: z.int().meta({ description: "Which of the items the line is for, from 0" }),
    why,
  })
  .meta({ id: "ExplainedLine" });

const description = `The typed alternative to \`POST /factoring/vouchers\`: say what happened, and the server builds one balanced voucher from the client's account mapping and the agreement type. Every line is answered with why, in Norwegian and English; with \`dryRun=true\` the same is answered and nothing kept.

What each kind posts (D debit, K credit; FIN is \`clearing\`):

| kind | financing | purchase | service_only |
|---|---|---|---|
| \`advance\` | D bank, K FIN | not allowed | not allowed |
| \`payment\` | D FIN, K customer | not allowed: the claim is sold | D FIN, K customer |
| \`payout\` | D bank, K FIN | the same | the same |
| \`fee\` | D fee, K FIN | the same | the same |
| \`financing_cost\` | D financing cost, K FIN | the same | not allowed |
| \`interest_note\` | D customer, K interest income | not allowed | as financing |
| \`interest_payment\` | D bank (or FIN: \`through\`), K customer | not allowed | as financing |
| \`purchase\` | not allowed | D FIN, K customer | not allowed |
| \`recourse\` | D FIN, K bank: the customer's item stays open | D customer, K FIN; D FIN, K bank | not allowed |
| \`payment_after_recourse\` | D FIN, K customer | the same | not allowed |
| \`reserve_held\` | D reserve, K FIN | the same | not allowed |
| \`reserve_released\` | D FIN, K reserve | the same | not allowed |
| \`rounding\` | D 7740, K customer (negative: the other way), within the connection's tolerance | the same | the same |
| \`credit_applied\` | no lines: the credit note was posted and matched when it was sent | the same | the same |
| \`write_off\` | not allowed: the client decides on its loss | no lines: the loss is yours | not allowed |

A \`fee\` beside an amount is held back from the debit line. An account that the client has mapped to a kind by its own name, or as \`<kind>_<account>\` (\`advance_clearing\`), stands in for the standard one. A payment that leaves a rest within the connection's rounding tolerance closes the invoice with a line to 7740. An invoice that is only administered (\`serviceLevel: service_only\`) is neither financed nor bought: for it \`advance\`, \`payment\`, \`purchase\` and \`reserve_held\` are as under service_only. A kind without lines is noted in the invoice's history; when all are such, no voucher is made and \`id\` is null.

**In another currency** than kroner say \`currency\` and \`exchangeRate\`: amounts are then in hundredths of that currency, and the invoices must be in it. What customers owe, the clearing account and reserves are posted in the currency, each line with its kroner beside it; bank, fees and costs are posted in kroner at the rate. A customer's line is posted at the kroner that the invoice is carried at, and what the rate has moved since is a line on 8060 (gain) or 8160 (loss). When nothing of the currency is left on the clearing account, the kroner left there follow in the same voucher.

Events post money and set no status: report \`recoursed\` and the others at \`POST /factoring/invoices/{invoiceId}/status\`. An invoice becomes \`completed\` by itself when nothing remains of it, but not by \`purchase\`.`;

const outputExample = {
  ...postedVoucherExample,
  agreementType: "financing",
  lines: postedVoucherExample.lines.map((line, index) => ({
    ...line,
    text: "Innbetaling, faktura 10042",
    item: 0,
    why:
      index === 0
        ? {
            nb: "Factoringselskapet har kundens penger og skylder oss dem",
            en: "The factoring company holds the customer's money and owes it to us",
          }
        : {
            nb: "Kunden har betalt, og skylder så mye mindre",
            en: "The customer has paid, and owes that much less",
          },
  })),
  noted: [],
};

/** Say what happened, and have it posted. */
export const postFactoringEvents = {
  operationId: "postFactoringEvents",
  method: "POST",
  path: "/factoring/events",
  tag: "Vouchers",
  summary: "Post what happened",
  description,
  permission: "factoring.vouchers:write",
  query: z.strictObject({ dryRun: queryFlag }),
  body: withRate(
    z.strictObject({
      externalReference: reference(100).meta({
        description: "Your own permanent name for the voucher: a second one with it is refused",
      }),
      date: isoDate,
      description: text(200, 1)
        .optional()
        .meta({ description: "Of the voucher; made from the kinds when absent" }),
      currency: currency.default("NOK"),
      exchangeRate: exchangeRate.optional(),
      saftBatchId: reference(50).optional(),
      saftSourceId: saftSource,
      documentIds,
      items: z.array(item).min(1).max(200),
    }),
  ).meta({ id: "FactoringEventsInput" }),
  output: z
    .strictObject({
      ...postedShape,
      agreementType: z.enum(["financing", "purchase", "service_only"]),
      lines: z.array(eventLine),
      noted: z
        .array(z.strictObject({ item: z.int(), kind: z.string(), why }))
        .meta({ description: "The items without postings, and why" }),
    })
    .meta({ id: "ExplainedVoucher" }),
  success: { 201: "Posted", 200: "What it would have done (`dryRun=true`), or noted without postings" },
  statusOf: ({ id }: { readonly id: string | null }) => (id === null ? 200 : 201),
  locationOf: ({ id }: { readonly id: string | null }) => id && `/factoring/vouchers/${id}`,
  refusals: [
    "validation_failed",
    "event_not_allowed",
    "account_not_mapped",
    "account_not_allowed",
    "period_locked",
    "duplicate_external_reference",
    "payload_too_large",
    "unsupported_media",
  ],
  examples: {
    body: {
      externalReference: "PO-2026-000311",
      date: "2026-11-16",
      items: [
        {
          kind: "payment",
          factoringInvoiceId: "019ab1c2-7d00-7a11-8c22-000000000001",
          amount: 1_250_000,
        },
      ],
    },
    output: outputExample,
    outputs: { 200: { ...outputExample, id: null, voucherNo: null } },
  },
} as const satisfies Contract;
