import { z } from "zod";
import type { Contract } from "./contract";
import { cursor, limit, moment, page, shownAs } from "./values";

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

/** A debtor as its card stands now. */
export const partnerCustomer = z
  .strictObject({
    ...party,
    buyerReference: z.string().nullable(),
    useFactoring: z.boolean(),
    changedAt: moment,
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

/** One debtor's card. */
export const getCustomer = {
  operationId: "getCustomer",
  method: "GET",
  path: "/factoring/customers/{customerNo}",
  tag: "Customers",
  summary: "Read a debtor",
  description: "The card as it stands now. What stood on an invoice is that invoice's `customerSnapshot`.",
  permission: "factoring.customers:read",
  params: z.strictObject({
    customerNo: z
      .string()
      .regex(/^[1-9]\d{0,8}$/)
      .transform(Number)
      .meta(shownAs({ type: "integer" })),
  }),
  output: partnerCustomer,
  success: { 200: "The debtor" },
  refusals: ["not_found"],
  examples: { output: customerExample },
} as const satisfies Contract;
