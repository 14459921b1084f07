/** Roles of a person in one company. */
export type Role = "administrator" | "bookkeeper" | "viewer";

/** What a dedicated factoring company's token may do (M19). */
export const dedicatedScopes = [
  "factoring.invoices:read",
  "factoring.invoices:write",
  "factoring.customers:read",
  "factoring.vouchers:read",
  "factoring.vouchers:write",
  "webhooks:manage",
] as const;

/** What an alternative integration's token may do: read invoices and post vouchers, and no more (M30). */
export const alternativeScopes = ["invoices:read", "vouchers:read", "vouchers:write"] as const;

/** What a partner's token may do at all; which of them, its place in the catalogue says. */
export const partnerScopes = [...dedicatedScopes, ...alternativeScopes] as const;

export type PartnerScope = (typeof partnerScopes)[number];

/** How a partner works: with the dedicated solution, or beside it (M1). */
export type PartnerKind = "factoring_dedicated" | "factoring_alternative";

/**
 * What a partner's key may be given: what the catalogue grants, and for an alternative integration nothing of the
 * dedicated solution, whatever the catalogue says.
 */
export function grantedScopes(kind: PartnerKind, catalogued: readonly PartnerScope[]): PartnerScope[] {
  if (kind === "factoring_dedicated") return [...catalogued];
  return alternativeScopes.filter((scope) => catalogued.includes(scope));
}

/**
 * What somebody who works for a partner may do at its desk: look, and try the webhooks. Invoices and vouchers are its
 * program's to touch, with keys.
 */
export const deskScopes = ["webhooks:manage"] as const satisfies readonly PartnerScope[];

/** Who acts: a person at the screen, a factoring company through the API or at its desk, or the system itself. */
export type Actor =
  | { readonly kind: "user"; readonly userId: string; readonly name: string; readonly role: Role }
  | {
      readonly kind: "partner";
      readonly connectionId: string;
      readonly integrationName: string;
      readonly scopes: readonly PartnerScope[];
      /** Who does it, when it is somebody at the partner's desk and not the partner's program. */
      readonly person?: { readonly userId: string; readonly name: string };
    }
  | { readonly kind: "system"; readonly task: string };
