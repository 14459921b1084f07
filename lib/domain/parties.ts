import type { CustomerCard, CustomerField } from "./customer";
import type { PartySnapshot } from "./invoice";

/** The buyer as the card stands at the moment of sending; later changes of the card do not reach it (edge 17). */
export function buyerSnapshot(card: CustomerCard, customerNo: number): PartySnapshot {
  return {
    customerNo,
    isPerson: card.isPerson,
    name: card.name,
    firstName: card.firstName,
    lastName: card.lastName,
    orgNr: card.orgNr,
    vatRegistered: false,
    legalForm: null,
    street: card.street,
    street2: card.street2,
    postalCode: card.postalCode,
    city: card.city,
    country: card.country,
    phone: card.phone,
    email: card.email,
    invoiceEmail: card.invoiceEmail,
    bankAccount: null,
    language: card.language,
  };
}

/** What a partner reads of a debtor at `/factoring/customers`: a change of anything else is none of its business. */
const seenByPartner: ReadonlySet<string> = new Set<CustomerField>([
  "isPerson",
  "name",
  "firstName",
  "lastName",
  "orgNr",
  "street",
  "street2",
  "postalCode",
  "city",
  "country",
  "phone",
  "email",
  "invoiceEmail",
  "language",
  "buyerReference",
  "useFactoring",
]);

/** Whether the factoring company sees a field of the card, and so must be told when it changes (edge 17). */
export function partnerSees(field: string): boolean {
  return seenByPartner.has(field);
}
