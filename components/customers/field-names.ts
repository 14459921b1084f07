import type { CustomerField } from "@/lib/domain/customer";
import type { Texts } from "@/lib/text/server";

/** The word for each field of a customer's card. */
export const customerFieldKeys = {
  isPerson: "customers.kind",
  name: "customers.name",
  firstName: "customers.firstName",
  lastName: "customers.lastName",
  orgNr: "customers.orgNr",
  street: "customers.street",
  street2: "customers.street2",
  postalCode: "customers.postalCode",
  city: "customers.city",
  country: "customers.country",
  phone: "customers.phone",
  email: "customers.email",
  invoiceEmail: "customers.invoiceEmail",
  buyerReference: "customers.buyerReference",
  language: "customers.language",
  paymentTermsDays: "customers.paymentTermsDays",
  useFactoring: "customers.useFactoring",
  sendReminders: "customers.sendReminders",
  deliveryMethod: "customers.deliveryMethod",
  brandingTemplateId: "branding.template",
} as const satisfies Record<CustomerField, string>;

/** What a field of the card is called, on the card and wherever it is said to be missing. */
export function fieldName(t: Texts, field: CustomerField): string {
  return t(customerFieldKeys[field]);
}
