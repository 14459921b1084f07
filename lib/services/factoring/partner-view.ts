import type { z } from "zod";
import type { PartnerCustomerRow } from "@/db/queries/partner-customers";
import type { PartnerInvoiceRow } from "@/db/queries/partner-invoices";
import type { partnerCustomer } from "@/lib/contracts/partner-api/customers";
import type { factoringInvoice, invoiceLine } from "@/lib/contracts/partner-api/invoice-shape";
import { exchangeRateString } from "@/lib/domain/currency";
import { rejectionReasonCodes } from "@/lib/domain/factoring";
import type { InvoiceLine } from "@/lib/domain/invoice";
import { type Ore, ore } from "@/lib/domain/money";

type Party = Omit<z.output<typeof factoringInvoice>["customer"], never>;

/** What the factoring endpoints say of an invoice, in a list and after every verb (domain.md c4). */
export function partnerInvoice(row: PartnerInvoiceRow): z.output<typeof factoringInvoice> {
  const { factoring, invoice } = row;
  if (factoring.status === "preparing" || factoring.status === "preparation_failed") {
    throw new Error(`invoice ${factoring.id} is not offered yet`);
  }
  return {
    id: factoring.id,
    type: invoice.kind,
    invoiceNo: present(invoice.number),
    originalInvoiceNo: row.originalNumber,
    status: factoring.status,
    statusDescription: factoring.statusDescription,
    serviceLevel: factoring.serviceLevel,
    late: row.late,
    rejection: rejectionOf(row),
    holdUntil: factoring.holdUntil,
    nextEvent: factoring.nextEvent,
    nextEventDate: factoring.nextEventDate,
    invoiceDate: present(invoice.invoiceDate),
    deliveryDate: present(invoice.deliveryDate),
    dueDate: present(invoice.dueDate),
    ...documentMoney(invoice, { ...row, remainingOre: present(row.remainingOre) }),
    ownKid: present(invoice.ownKid),
    factorKid: factoring.factorKid,
    factorDueDate: factoring.factorDueDate,
    factorReference: factoring.factorReference,
    buyerReference: invoice.buyerReference,
    orderReference: invoice.orderReference,
    customer: partyOf({ ...row.customer, name: row.customerName }),
    project: null,
    department: null,
    ehf: {
      sha256: hex(row.ehfSha256),
      size: row.ehfSize,
      href: `/api/v1/factoring/invoices/${factoring.id}/ehf`,
      profile: "peppol-bis-3",
    },
    attachments: attachmentsOf(row),
    createdAt: factoring.createdAt,
    changedAt: factoring.changedAt,
    sequence: factoring.sequence,
  };
}

/** Edge 42: what travels with the invoice beside its EHF, each with where it is fetched. */
function attachmentsOf({ factoring, attached }: PartnerInvoiceRow) {
  const href = `/api/v1/factoring/invoices/${factoring.id}/attachments`;
  return attached.map((file) => ({ ...file, href: `${href}/${file.id}` }));
}

/**
 * The amounts of a document as every list of documents has them: in its own currency, and beside them in kroner, as the
 * books hold them (edge 41).
 */
export function documentMoney(
  invoice: Pick<
    PartnerInvoiceRow["invoice"],
    | "currency"
    | "exchangeRateMicro"
    | "netOre"
    | "vatOre"
    | "totalOre"
    | "nokNetOre"
    | "nokVatOre"
    | "nokTotalOre"
  >,
  open: { readonly remainingOre: Ore; readonly currencyRemaining: bigint | null },
) {
  return {
    currency: invoice.currency,
    exchangeRate: exchangeRateString(present(invoice.exchangeRateMicro)),
    netAmount: invoice.netOre,
    vatAmount: invoice.vatOre,
    totalAmount: invoice.totalOre,
    balance: ore(open.currencyRemaining ?? open.remainingOre),
    nokAmounts: {
      net: present(invoice.nokNetOre),
      vat: present(invoice.nokVatOre),
      total: present(invoice.nokTotalOre),
      balance: open.remainingOre,
    },
  };
}

function rejectionOf({ factoring: { rejectCode, rejectRetryable } }: PartnerInvoiceRow) {
  const reasonCode = rejectionReasonCodes.find((code) => code === rejectCode);
  return reasonCode === undefined || rejectRetryable === null
    ? null
    : { reasonCode, retryable: rejectRetryable };
}

/** A debtor's card as the partner may see it: what it needs to reach the debtor, and no more. */
export function partnerCustomerView(row: PartnerCustomerRow): z.output<typeof partnerCustomer> {
  const { customer, name } = row;
  return {
    ...partyOf({ ...customer, name }),
    buyerReference: customer.buyerReference,
    useFactoring: customer.useFactoring,
    creditLimit: creditLimitOf(row),
    changedAt: customer.changedAt,
  };
}

function creditLimitOf({ limitOre, limitUsedOre, limitValidTo, limitReportedAt }: PartnerCustomerRow) {
  if (limitOre === null || limitUsedOre === null || limitReportedAt === null) return null;

  return { limit: limitOre, used: limitUsedOre, validTo: limitValidTo, reportedAt: limitReportedAt };
}

/** A card or a snapshot in the API's own grouping. */
export function partyOf(card: {
  customerNo: number | null;
  isPerson: boolean;
  name: string;
  firstName: string | null;
  lastName: string | null;
  orgNr: string | null;
  street: string | null;
  street2: string | null;
  postalCode: string | null;
  city: string | null;
  country: string;
  phone: string | null;
  email: string | null;
  invoiceEmail: string | null;
  language: "nb" | "en";
}): Party {
  const { customerNo, isPerson, name, firstName, lastName, orgNr, phone, email, invoiceEmail, language } =
    card;
  const { street, street2, postalCode, city, country } = card;
  return {
    customerNo: present(customerNo),
    isPerson,
    name,
    firstName,
    lastName,
    orgNr,
    address: { street, street2, postalCode, city, country },
    phone,
    email,
    invoiceEmail,
    language,
  };
}

/** A line of an invoice in the API's own words. */
export function lineView({
  line,
  text,
  quantityMilli,
  unit,
  unitPriceOre,
  discountBasisPoints,
  vatCode,
  netOre,
}: InvoiceLine & { readonly line: number }): z.output<typeof invoiceLine> {
  return {
    line,
    text,
    quantity: quantityMilli,
    unit,
    unitPrice: unitPriceOre,
    discountBasisPoints,
    vatCode,
    netAmount: netOre,
  };
}

/** Lower-case hexadecimal, as checksums are written. */
export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

/** A value that the database guarantees for a sent invoice, though its column may be null for a draft. */
export function present<T>(value: T | null): T {
  if (value === null) throw new Error("a sent invoice lacks what every sent invoice has");
  return value;
}
