/** How an invoice reaches the debtor ("leveringsmåte"). `factoring` is the active integration's. */
export const deliveryMethods = ["email", "print", "ehf", "efaktura", "factoring"] as const;

export type DeliveryMethod = (typeof deliveryMethods)[number];

/** What the card says of a customer, whether or not it suffices for factoring. */
export type CustomerCard = {
  readonly isPerson: boolean;
  /** The organisation's name; for a person the first and last name together. */
  readonly name: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly orgNr: string | null;
  readonly street: string | null;
  readonly street2: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly invoiceEmail: string | null;
  readonly buyerReference: string | null;
  readonly language: "nb" | "en";
  readonly paymentTermsDays: number;
  readonly useFactoring: boolean;
  /** «Send purringer»: whether the company itself reminds this customer (M36). */
  readonly sendReminders: boolean;
  readonly deliveryMethod: DeliveryMethod;
  /** The template of PDFs that the company itself sends this customer; null is the usual one (M30). */
  readonly brandingTemplateId: string | null;
};

/** A field of the card that a problem can stand at. */
export type CustomerField = keyof CustomerCard;

/** Everything that can be wrong with a field of the card; each has its text in every language. */
export const customerProblemCodes = [
  "required",
  "invalid_org_nr",
  "invalid_foreign_org_nr",
  "invalid_email",
  "invalid_phone",
  "invalid_postal_code",
  "invalid_foreign_postal_code",
  "postal_place_mismatch",
  "invalid_country",
  "invalid_payment_terms",
  "choose_delivery_method",
  "no_active_integration",
  "template_not_available",
] as const;

export type CustomerProblemCode = (typeof customerProblemCodes)[number];

/** One thing to mend on a card, at its field. */
export type CustomerProblem = { readonly field: CustomerField; readonly code: CustomerProblemCode };

/** The name that lists, subledger and documents show. */
export function displayName(
  card: Pick<CustomerCard, "isPerson" | "name" | "firstName" | "lastName">,
): string {
  if (!card.isPerson) return card.name;
  return [card.firstName, card.lastName].filter((part) => part).join(" ");
}
