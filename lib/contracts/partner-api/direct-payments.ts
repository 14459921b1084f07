import { z } from "zod";
import { directPaymentStates } from "@/lib/domain/direct-payment";
import type { Contract } from "./contract";
import { cursor, isoDate, limit, moment, oreJson, page, uuid, voucherId } from "./values";

/** Money that the debtor paid to the client instead of to the partner. */
export const directPayment = z
  .strictObject({
    id: uuid,
    invoiceNo: z.int(),
    factoringInvoiceId: uuid,
    customerNo: z.int(),
    amount: oreJson.meta({
      description: "What the debtor paid, in øre; it may be less than the invoice's balance, or more",
    }),
    currency: z.literal("NOK"),
    paidOn: isoDate.meta({ description: "When the money came to the client's bank account" }),
    state: z.enum(directPaymentStates).meta({
      description:
        "`open`: the client has the money. `forwarded`: the client has paid it on to you. `set_off`: the client has credited your clearing account with it. `reversed`: it was registered by mistake. A payment that was forwarded or set off by mistake is `open` again",
    }),
    clearedOn: isoDate
      .nullable()
      .meta({ description: "The date of the voucher that ended `open`; null while it is open" }),
    clearedAt: moment.nullable().meta({ description: "When the client registered it" }),
    note: z.string().meta({ description: "The client's own words" }),
    voucherId: voucherId.meta({ description: "The client's voucher: debit bank, credit deviation account" }),
    reportedAt: moment,
    acknowledgedAt: moment.nullable(),
    sequence: z.int().meta({ description: "Rises each time the payment changes" }),
  })
  .meta({ id: "DirectPayment" });

const example = {
  id: "019ab1c2-7d00-7a11-8c22-0f0e0d0c0b0a",
  invoiceNo: 10412,
  factoringInvoiceId: "019ab1c2-7d00-7a11-8c22-3f1d2e4b5a60",
  customerNo: 10023,
  amount: 1250000,
  currency: "NOK",
  paidOn: "2026-11-20",
  state: "open",
  clearedOn: null,
  clearedAt: null,
  note: "",
  voucherId: "3-14",
  reportedAt: "2026-11-20T09:12:00.000Z",
  acknowledgedAt: null,
  sequence: 4711,
};

/** What the client reports that debtors have paid to it (M29b). */
export const listDirectPayments = {
  operationId: "listDirectPayments",
  method: "GET",
  path: "/factoring/direct-payments",
  tag: "Direct payments",
  summary: "List direct payments",
  description:
    "Money that debtors of your invoices paid to the client instead of to you, in the order each last changed. A payment comes anew when it is forwarded, set off or reversed; your acknowledgement does not bring it back.",
  permission: "factoring.invoices:read",
  query: z.strictObject({ cursor: cursor.optional(), limit }),
  output: page(directPayment),
  success: { 200: "One page of direct payments" },
  refusals: ["validation_failed"],
  examples: { output: { data: [example], nextCursor: "c3mv", hasMore: false } },
} as const satisfies Contract;

/** The partner has seen a direct payment. */
export const acknowledgeDirectPayment = {
  operationId: "acknowledgeDirectPayment",
  method: "POST",
  path: "/factoring/direct-payments/{directPaymentId}/ack",
  tag: "Direct payments",
  summary: "Acknowledge a direct payment",
  description:
    "Tells the client that you have seen it. Acknowledging again answers the same. It posts nothing: close the receivable with a voucher when the money has been forwarded or set off.",
  permission: "factoring.invoices:write",
  params: z.strictObject({ directPaymentId: uuid }),
  output: directPayment,
  success: { 200: "The direct payment, with `acknowledgedAt`" },
  refusals: ["not_found"],
  examples: { output: { ...example, acknowledgedAt: "2026-11-20T09:15:00.000Z" } },
} as const satisfies Contract;
