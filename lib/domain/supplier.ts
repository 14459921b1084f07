import { normaliseBankAccount } from "./bank-accounts";
import { filled, normaliseParty, type PartyProblem, problemsOfParty } from "./party-rules";
import type { Result } from "./result";
import { ok, refuse } from "./result";

/** What the card says of a supplier (M32). */
export type SupplierCard = {
  readonly name: string;
  readonly orgNr: string | null;
  readonly street: string | null;
  readonly street2: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly phone: string | null;
  readonly email: string | null;
  /** Eleven digits in Norway, IBAN abroad. */
  readonly bankAccount: string | null;
};

export type SupplierField = keyof SupplierCard;

/** One thing to mend on a supplier's card, at its field. */
export type SupplierProblem =
  | PartyProblem
  | { readonly field: "name"; readonly code: "required" }
  | { readonly field: "bankAccount"; readonly code: "invalid_bank_account" };

export type SaveSupplierRefusal = {
  readonly code: "validation_failed";
  readonly problems: readonly SupplierProblem[];
};

/** An empty card to fill in. */
export const newSupplierCard: SupplierCard = {
  name: "",
  orgNr: null,
  street: null,
  street2: null,
  postalCode: null,
  city: null,
  country: "NO",
  phone: null,
  email: null,
  bankAccount: null,
};

/** The card as it is stored: trimmed, and in the forms of its country. */
export function normaliseSupplier(typed: SupplierCard): SupplierCard {
  const party = normaliseParty(typed);
  const account = filled(typed.bankAccount);
  return {
    name: filled(typed.name) ?? "",
    orgNr: party.orgNr,
    street: filled(typed.street),
    street2: filled(typed.street2),
    postalCode: party.postalCode,
    city: party.city,
    country: party.country,
    phone: party.phone,
    email: party.email,
    bankAccount: account && (normaliseBankAccount(party.country, account) ?? account),
  };
}

/**
 * Decide whether a supplier's card may be saved, and answer it in the form to be stored. A name is all that must be;
 * what is filled in must be right, by the rules of the supplier's country. All problems are told at once.
 *
 * @param place the place of its postal code in the list of Norwegian ones, undefined when the list does not have it
 */
export function decideSaveSupplier(
  typed: SupplierCard,
  place: string | undefined,
): Result<SupplierCard, SaveSupplierRefusal> {
  const card = normaliseSupplier(typed);
  const problems: SupplierProblem[] = [];
  if (!card.name) problems.push({ field: "name", code: "required" });
  problems.push(...problemsOfParty(card, place));
  if (card.bankAccount && normaliseBankAccount(card.country, card.bankAccount) === null) {
    problems.push({ field: "bankAccount", code: "invalid_bank_account" });
  }
  return problems.length > 0 ? refuse({ code: "validation_failed", problems }) : ok(card);
}
