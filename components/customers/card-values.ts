import type { CustomerValues } from "@/lib/contracts/customer";
import type { CustomerCard } from "@/lib/domain/customer";

/** A card as the form's fields hold it: what is not known is an empty text. */
export function toValues(card: CustomerCard): CustomerValues {
  return {
    isPerson: card.isPerson,
    name: card.isPerson ? "" : card.name,
    firstName: card.firstName ?? "",
    lastName: card.lastName ?? "",
    orgNr: card.orgNr ?? "",
    street: card.street ?? "",
    street2: card.street2 ?? "",
    postalCode: card.postalCode ?? "",
    city: card.city ?? "",
    country: card.country,
    phone: card.phone ?? "",
    email: card.email ?? "",
    invoiceEmail: card.invoiceEmail ?? "",
    buyerReference: card.buyerReference ?? "",
    language: card.language,
    paymentTermsDays: String(card.paymentTermsDays),
    useFactoring: card.useFactoring,
    sendReminders: card.sendReminders,
    deliveryMethod: card.deliveryMethod,
    brandingTemplateId: card.brandingTemplateId ?? "",
  };
}
