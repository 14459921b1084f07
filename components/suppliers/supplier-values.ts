import type { SupplierValues } from "@/lib/contracts/supplier";
import type { SupplierCard, SupplierField } from "@/lib/domain/supplier";

/** The tabs of a supplier's card, as they are named in the URL. */
const supplierTabs = ["general", "ledger", "history"] as const;

export type SupplierTab = (typeof supplierTabs)[number];

/** Every field of the card in the order it is read; all of them stand on one tab. */
export const tabOfField: Readonly<Record<SupplierField, SupplierTab>> = {
  country: "general",
  name: "general",
  orgNr: "general",
  street: "general",
  street2: "general",
  postalCode: "general",
  city: "general",
  phone: "general",
  email: "general",
  bankAccount: "general",
};

/** Where a link with `?tab=…` leads. */
export function readTab(tab: string | undefined): SupplierTab {
  return supplierTabs.find((one) => one === tab) ?? "general";
}

/** A card as the form's fields hold it: what is not known is an empty text. */
export function toValues(card: SupplierCard): SupplierValues {
  return {
    name: card.name,
    orgNr: card.orgNr ?? "",
    street: card.street ?? "",
    street2: card.street2 ?? "",
    postalCode: card.postalCode ?? "",
    city: card.city ?? "",
    country: card.country,
    phone: card.phone ?? "",
    email: card.email ?? "",
    bankAccount: card.bankAccount ?? "",
  };
}
