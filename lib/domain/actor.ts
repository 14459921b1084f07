/** Roles of a person in one company. */
export type Role = "administrator" | "bookkeeper" | "viewer";

/** What a partner's token may do. */
export const partnerScopes = [
  "factoring.invoices:read",
  "factoring.invoices:write",
  "factoring.customers:read",
  "factoring.vouchers:read",
  "factoring.vouchers:write",
  "webhooks:manage",
] as const;

export type PartnerScope = (typeof partnerScopes)[number];

/** Who acts: a person at the screen, a factoring company through the API, or the system itself. */
export type Actor =
  | { readonly kind: "user"; readonly userId: string; readonly name: string; readonly role: Role }
  | {
      readonly kind: "partner";
      readonly connectionId: string;
      readonly integrationName: string;
      readonly scopes: readonly PartnerScope[];
    }
  | { readonly kind: "system"; readonly task: string };
