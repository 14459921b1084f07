import type { Company } from "@/db/queries/companies";
import type { CustomerRow } from "@/db/queries/customers";
import type { InvoiceRow } from "@/db/queries/invoices";
import type { CustomerCard } from "@/lib/domain/customer";
import type { InvoiceDraft, OriginalInvoice, PartySnapshot, SalesDocument } from "@/lib/domain/invoice";
import { totalsOf } from "@/lib/domain/invoice";

/** The seller as it stands at the moment of sending. */
export function sellerSnapshot(company: Company): PartySnapshot {
  return {
    customerNo: null,
    isPerson: false,
    name: company.name,
    firstName: null,
    lastName: null,
    orgNr: company.orgNr,
    vatRegistered: company.vatRegistered,
    legalForm: company.legalForm,
    street: company.street,
    street2: null,
    postalCode: company.postalCode,
    city: company.city,
    country: company.country,
    phone: company.phone,
    email: company.email,
    invoiceEmail: null,
    bankAccount: company.bankAccount,
    language: "nb",
  };
}

/** The card without what only the database knows of it. */
export function cardOf(row: CustomerRow): CustomerCard {
  const {
    customerNo: _no,
    version: _v,
    methodBeforeFactoring: _m,
    createdAt: _c,
    changedAt: _ch,
    ...card
  } = row;
  return card;
}

/** A draft as the rules want it. */
export function draftOf(row: InvoiceRow, original: OriginalInvoice | null): InvoiceDraft {
  return {
    id: row.id,
    kind: row.kind,
    source: row.source,
    customerNo: row.customerNo,
    paymentTermsDays: row.paymentTermsDays,
    currency: row.currency,
    exchangeRate: row.exchangeRateMicro,
    buyerReference: row.buyerReference,
    orderReference: row.orderReference,
    deliveryDate: row.deliveryDate,
    original,
    lines: row.lines,
  };
}

/**
 * The sales document that a sent invoice is, read back from its row. The totals follow from the lines
 * by the same rule as when it was sent, so document, books and row cannot differ.
 *
 * @throws when the row is still a draft
 */
export function documentOf(
  row: InvoiceRow,
  original: OriginalInvoice | null,
  delivererOrgNr: string,
): SalesDocument {
  const { number, invoiceDate, deliveryDate, dueDate, seller, buyer, ownKid, deliveryMethod } = row;
  const { exchangeRateMicro: exchangeRate, nokTotalOre } = row;
  if (
    !number ||
    !invoiceDate ||
    !deliveryDate ||
    !dueDate ||
    !seller ||
    !buyer ||
    !ownKid ||
    !deliveryMethod ||
    !exchangeRate ||
    nokTotalOre === null
  ) {
    throw new Error(`invoice ${row.id} is not sent`);
  }
  return {
    kind: row.kind,
    number,
    invoiceDate,
    deliveryDate,
    dueDate,
    currency: row.currency,
    exchangeRate,
    nokTotalOre,
    buyerReference: row.buyerReference,
    orderReference: row.orderReference,
    ownKid,
    original,
    seller,
    buyer,
    delivererOrgNr,
    lines: row.lines,
    totals: totalsOf(row.lines),
    deliveryMethod,
  };
}
