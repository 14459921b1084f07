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
  readonly deliveryMethod: DeliveryMethod;
};
