import { z } from "zod";
import type { Contract } from "./contract";
import { cursor, isoDate, limit, moment, page, shownAs, statedPositive } from "./values";

/** Where a customer lives or has its office. */
const address = z
  .strictObject({
    street: z.string().nullable(),
    street2: z.string().nullable(),
    postalCode: z.string().nullable(),
    city: z.string().nullable(),
    country: z.string(),
  })
  .meta({ id: "Address" });

/** Who the debtor is and how to reach it. */
export const party = {
  customerNo: z.int(),
  isPerson: z.boolean(),
  name: z.string(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  orgNr: z.string().nullable(),
  address,
  phone: z.string().nullable(),
  email: z.string().nullable(),
  invoiceEmail: z.string().nullable(),
  language: z.enum(["nb", "en"]),
};

const limitTerms = {
  limit: statedPositive.meta({ description: "What you will finance of this debtor, in øre; 0 is nothing" }),
  used: statedPositive.meta({ description: "How much of it is in use, in øre; it may be above the limit" }),
  validTo: isoDate.nullable().meta({ description: "The last day it holds; null until further notice" }),
};

const creditLimit = z.strictObject({ ...limitTerms, reportedAt: moment }).meta({ id: "CreditLimit" });

/** A debtor as its card stands now. */
export const partnerCustomer = z
  .strictObject({
    ...party,
    buyerReference: z.string().nullable(),
    useFactoring: z.boolean(),
    creditLimit: creditLimit
      .nullable()
      .meta({ description: "What you have reported last; null when you have reported none" }),
    changedAt: moment.meta({ description: "When the card was changed; a credit limit does not change it" }),
  })
  .meta({ id: "Customer" });

const customerExample = {
  customerNo: 10023,
  isPerson: false,
  name: "Nordvik Bygg AS",
  firstName: null,
  lastName: null,
  orgNr: "310000015",
  address: { street: "Storgata 1", street2: null, postalCode: "0155", city: "Oslo", country: "NO" },
  phone: "+4722334455",
  email: "post@nordvik.example",
  invoiceEmail: null,
  language: "nb",
  buyerReference: null,
  useFactoring: true,
  creditLimit: {
    limit: 20_000_000,
    used: 1_250_000,
    validTo: "2027-06-30",
    reportedAt: "2026-11-02T10:00:00.000Z",
  },
  changedAt: "2026-11-02T08:15:00.000Z",
};

/** Only customers with «Bruk Factoring», or with an invoice that this partner has: no more than it needs. */
export const listCustomers = {
  operationId: "listCustomers",
  method: "GET",
  path: "/factoring/customers",
  tag: "Customers",
  summary: "List debtors",
  description:
    "Customers that use factoring, or that have at least one invoice with this partner. Nobody else's data is shown.",
  permission: "factoring.customers:read",
  query: z.strictObject({ changedAfter: moment.optional(), cursor: cursor.optional(), limit }),
  output: page(partnerCustomer),
  success: { 200: "One page of debtors" },
  refusals: ["validation_failed"],
  examples: { output: { data: [customerExample], nextCursor: "c7qf", hasMore: false } },
} as const satisfies Contract;

/** The path of one debtor. */
const customerPath = z.strictObject({
  customerNo: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number)
    .meta(shownAs({ type: "integer" })),
});

/** One debtor's card. */
export const getCustomer = {
  operationId: "getCustomer",
  method: "GET",
  path: "/factoring/customers/{customerNo}",
  tag: "Customers",
  summary: "Read a debtor",
  description: "The card as it stands now. What stood on an invoice is that invoice's `customerSnapshot`.",
  permission: "factoring.customers:read",
  params: customerPath,
  output: partnerCustomer,
  success: { 200: "The debtor" },
  refusals: ["not_found"],
  examples: { output: customerExample },
} as const satisfies Contract;

/** What the partner will finance of a debtor, for the client to see before it sends more. */
export const reportCreditLimit = {
  operationId: "reportCreditLimit",
  method: "POST",
  path: "/factoring/customers/{customerNo}/credit-limit",
  tag: "Customers",
  summary: "Report a credit limit",
  description:
    "Shown to the client at the customer and where invoices are sent. What you report last holds, what you reported before is kept; the same again changes nothing. It stops nothing by itself: an invoice beyond the limit is offered to you, and you reject it with `limit_exceeded` or take it as `service_only`.",
  permission: "factoring.invoices:write",
  params: customerPath,
  body: z.strictObject({ ...limitTerms, validTo: limitTerms.validTo.default(null) }),
  output: partnerCustomer,
  success: { 200: "The debtor with its credit limit" },
  refusals: ["not_found", "validation_failed", "payload_too_large", "unsupported_media"],
  examples: {
    body: { limit: 20_000_000, used: 1_250_000, validTo: "2027-06-30" },
    output: customerExample,
  },
} as const satisfies Contract;
