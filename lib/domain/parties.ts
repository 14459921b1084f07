import type { CustomerCard } from "./customer";
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
