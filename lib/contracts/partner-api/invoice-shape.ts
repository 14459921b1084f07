import { z } from "zod";
import {
  deliveryChannels,
  factoringStatuses,
  rejectionReasonCodes,
  settlementStatuses,
} from "@/lib/domain/factoring";
import { deliveryWarnings, latenesses } from "@/lib/domain/lateness";
import { party } from "./customers";
import { amountJson, isoDate, moment, oreJson, quantityJson, uuid } from "./values";

/** The statuses a partner can meet: an invoice is offered once its EHF is stored. */
export const partnerStatuses = factoringStatuses.filter(
  (status) => status !== "preparing" && status !== "preparation_failed",
);

/** Why an invoice was turned down, as the partner said. */
const rejection = z
  .strictObject({
    reasonCode: z.enum(rejectionReasonCodes),
    retryable: z.boolean().meta({
      description:
        "When false, the client cannot send the invoice to you again; it sends it otherwise or credits it",
    }),
  })
  .meta({ id: "Rejection" });

/** What names a document, first in every list of documents of the API. */
export const documentName = {
  id: uuid,
  type: z.enum(["invoice", "credit_note"]),
  invoiceNo: z.int(),
  originalInvoiceNo: z.int().nullable(),
};

/** The dates, amounts and KID of a document, as every list of documents of the API has them; in hundredths of its currency. */
export const documentFields = {
  invoiceDate: isoDate,
  deliveryDate: isoDate,
  dueDate: isoDate,
  currency: z.string().meta({
    description:
      "ISO 4217. `netAmount`, `vatAmount`, `totalAmount`, `balance` and the lines are in hundredths of it",
  }),
  exchangeRate: z.string().meta({
    description:
      "Kroner for one unit of the currency, a decimal; `1` for NOK. A credit note has its invoice's",
  }),
  netAmount: amountJson,
  vatAmount: amountJson,
  totalAmount: amountJson,
  balance: amountJson.meta({
    description:
      "What remains of it in the customer's ledger, in hundredths of `currency`; negative for a credit note",
  }),
  nokAmounts: z.strictObject({ net: oreJson, vat: oreJson, total: oreJson, balance: oreJson }).meta({
    id: "NokAmounts",
    description:
      "The same in øre, as the client's books hold it; equal to the amounts above when `currency` is NOK",
  }),
  ownKid: z.string(),
};

/** A stored file with where it is fetched. */
export const file = {
  sha256: z.string().meta({ description: "Hexadecimal" }),
  size: z.int(),
  href: z.string(),
};

const attachment = z
  .strictObject({
    id: uuid,
    filename: z
      .string()
      .meta({ description: "Unlike the invoice's other attachments' names, and without a path" }),
    mediaType: z.string().meta({ description: "One of the six types that EHF lets an attachment be" }),
    ...file,
  })
  .meta({ id: "Attachment" });

/** The timesheet of the worked invoice. */
const attachmentExample = {
  id: "019ab1c2-7d00-7a11-8c22-0000000000a1",
  filename: "timeliste uke 44.pdf",
  mediaType: "application/pdf",
  sha256: "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
  size: 48_211,
  href: "/api/v1/factoring/invoices/019ab1c2-7d00-7a11-8c22-000000000001/attachments/019ab1c2-7d00-7a11-8c22-0000000000a1",
};

const debtor = z.strictObject(party).meta({ id: "Debtor" });

const listForm = {
  ...documentName,
  status: z.enum(partnerStatuses),
  statusDescription: z.string(),
  serviceLevel: z.enum(["financed", "service_only"]),
  late: z.enum(latenesses).nullable().meta({
    description:
      "What the client waits for: `not_fetched` 24 hours after the invoice was ready, `not_delivered` 3 days after you fetched it. Nothing happens by itself; the client is warned",
  }),
  rejection: rejection.nullable(),
  holdUntil: isoDate.nullable().meta({
    description: "The last day of the hold; the day after, the invoice becomes `delivered` by itself",
  }),
  nextEvent: z.string().nullable(),
  nextEventDate: isoDate.nullable(),
  ...documentFields,
  factorKid: z.string().nullable(),
  factorDueDate: isoDate.nullable().meta({ description: "As you printed or reported it" }),
  factorReference: z.string().nullable(),
  buyerReference: z.string().nullable(),
  orderReference: z.string().nullable(),
  customer: debtor.meta({ description: "The card as it stands now" }),
  project: z.string().nullable(),
  department: z.string().nullable(),
  ehf: z.strictObject({ ...file, profile: z.literal("peppol-bis-3") }),
  attachments: z.array(attachment).meta({
    description:
      "What the client has attached, in its order, at most ten; the EHF carries the same files within itself",
  }),
  createdAt: moment,
  changedAt: moment,
  sequence: z.int().meta({ description: "Rises in commit order with every change" }),
};

/** An invoice or credit note as the partner sees it in a list (domain.md c4). Credit notes carry positive amounts. */
export const factoringInvoice = z.strictObject(listForm).meta({ id: "FactoringInvoice" });

/** A line of an invoice, as every list of lines of the API has it. */
export const invoiceLine = z
  .strictObject({
    line: z.int(),
    text: z.string(),
    quantity: quantityJson,
    unit: z.string().meta({ description: "UN/ECE Recommendation 20" }),
    unitPrice: amountJson,
    discountBasisPoints: z.int().meta({ description: "2500 is 25 %" }),
    vatCode: z.int().meta({ description: "SAF-T standard code" }),
    netAmount: amountJson,
  })
  .meta({ id: "InvoiceLine" });

const pdfVersion = z
  .strictObject({
    version: z.int().meta({ description: "From 1" }),
    sha256: z.string().meta({ description: "Hexadecimal" }),
    size: z.int(),
    receivedAt: moment,
    reason: z.string().meta({ description: "Why it took the place of the one before; empty for the first" }),
  })
  .meta({ id: "DeliveredPdf" });

const delivery = z
  .strictObject({
    deliveredAt: moment,
    receivedAt: moment.meta({ description: "When your receipt came" }),
    channel: z.enum(deliveryChannels),
    factorKid: z.string().nullable(),
    paymentAccount: z.string().nullable(),
    dueDate: isoDate.nullable(),
    factorReference: z.string().nullable(),
    pdf: z.strictObject({ sha256: z.string(), size: z.int() }).meta({ description: "What holds now" }),
    pdfVersions: z.array(pdfVersion).meta({ description: "All that you have sent, the oldest first" }),
    warnings: z.array(z.enum(deliveryWarnings)).meta({
      description: "What the client is warned of; the receipt stands all the same",
    }),
  })
  .meta({ id: "Delivery" });

/** What the client's books say of an invoice's money, in øre whatever it is in. Amounts are magnitudes, for a credit note too. */
const settlement = z
  .strictObject({
    status: z.enum(settlementStatuses),
    advanced: oreJson,
    settled: oreJson.meta({ description: "Paid, in øre" }),
    credited: oreJson,
    writtenOff: oreJson,
    fees: oreJson,
    remaining: oreJson,
  })
  .meta({ id: "Settlement" });

/** An invoice whole. `customerSnapshot` is the debtor as printed on the document, which never changes. */
export const factoringInvoiceDetail = z
  .strictObject({
    ...listForm,
    customerSnapshot: debtor.meta({ description: "The debtor as it stood on the document" }),
    originalInvoice: z
      .strictObject({ id: uuid.nullable(), invoiceNo: z.int(), invoiceDate: isoDate })
      .nullable()
      .meta({ description: "What a credit note credits; `id` when that one is yours too" }),
    lines: z.array(invoiceLine),
    delivery: delivery.nullable(),
    settlement: settlement.meta({
      description:
        "Derived from the client's ledger, so it agrees with the postings; in øre, whatever `currency` is",
    }),
  })
  .meta({ id: "FactoringInvoiceDetail" });

/** The debtor of the worked invoice. */
export const debtorExample = {
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
};

/** Its one line. */
export const lineExample = {
  line: 1,
  text: "Snekkerarbeid",
  quantity: "12.5",
  unit: "HUR",
  unitPrice: 80_000,
  discountBasisPoints: 0,
  vatCode: 3,
  netAmount: 1_000_000,
};

/** The worked invoice of domain.md c3: 10 000 kroner and 25 % VAT. */
export const invoiceExample = {
  id: "019ab1c2-7d00-7a11-8c22-000000000001",
  type: "invoice",
  invoiceNo: 10042,
  originalInvoiceNo: null,
  status: "ready",
  statusDescription: "",
  serviceLevel: "financed",
  late: null,
  rejection: null,
  holdUntil: null,
  nextEvent: null,
  nextEventDate: null,
  invoiceDate: "2026-11-02",
  deliveryDate: "2026-11-02",
  dueDate: "2026-11-16",
  currency: "NOK",
  exchangeRate: "1",
  netAmount: 1_000_000,
  vatAmount: 250_000,
  totalAmount: 1_250_000,
  balance: 1_250_000,
  nokAmounts: { net: 1_000_000, vat: 250_000, total: 1_250_000, balance: 1_250_000 },
  ownKid: "10023100425",
  factorKid: null,
  factorDueDate: null,
  factorReference: null,
  buyerReference: "Kari Holm",
  orderReference: null,
  customer: debtorExample,
  project: null,
  department: null,
  ehf: {
    sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    size: 6120,
    href: "/api/v1/factoring/invoices/019ab1c2-7d00-7a11-8c22-000000000001/ehf",
    profile: "peppol-bis-3",
  },
  attachments: [attachmentExample],
  createdAt: "2026-11-02T09:00:00.000Z",
  changedAt: "2026-11-02T09:00:01.000Z",
  sequence: 100,
};

/** The same invoice with what only `GET /factoring/invoices/{invoiceId}` says. */
export const invoiceDetailExample = {
  ...invoiceExample,
  customerSnapshot: debtorExample,
  originalInvoice: null,
  lines: [lineExample],
  delivery: null,
  settlement: {
    status: "not_settled",
    advanced: 0,
    settled: 0,
    credited: 0,
    writtenOff: 0,
    fees: 0,
    remaining: 1_250_000,
  },
};
