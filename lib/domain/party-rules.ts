import { isEmail, isNorwegianPostalCode, isSamePlace, normalisePhone } from "./contact";
import { normaliseCompanyNumber, normalisePostalCode } from "./country-rules";

/** What is judged alike on customers' and suppliers' cards; blank is null. */
export type Party = {
  readonly orgNr: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  /** ISO 3166-1 alpha-2: its rules are the ones that count. */
  readonly country: string;
  readonly phone: string | null;
  readonly email: string | null;
};

/** What can be wrong with one of these fields. */
export type PartyProblem = {
  readonly field: "orgNr" | "postalCode" | "city" | "country" | "phone" | "email";
  readonly code:
    | "invalid_org_nr"
    | "invalid_foreign_org_nr"
    | "invalid_postal_code"
    | "invalid_foreign_postal_code"
    | "postal_place_mismatch"
    | "invalid_country"
    | "invalid_phone"
    | "invalid_email";
};

/**
 * What is wrong with the fields that are filled in, by the rules of the party's country (M11). `place` is the place of
 * the postal code in the list of Norwegian ones, undefined when the list does not have it.
 */
export function problemsOfParty(party: Party, place: string | undefined): PartyProblem[] {
  const problems: PartyProblem[] = [...numberProblems(party), ...postalProblems(party, place)];
  if (!/^[A-Z]{2}$/.test(party.country)) problems.push({ field: "country", code: "invalid_country" });
  if (party.phone && !normalisePhone(party.phone, party.country))
    problems.push({ field: "phone", code: "invalid_phone" });
  if (party.email && !isEmail(party.email)) problems.push({ field: "email", code: "invalid_email" });
  return problems;
}

/** The fields as they are stored: as their country writes them, or as typed when its rules do not know them. */
export function normaliseParty(typed: Party): Party {
  const country = typed.country.trim().toUpperCase();
  const by = (text: string | null, normalise: (country: string, text: string) => string | null) => {
    const plain = filled(text);
    return plain && (normalise(country, plain) ?? plain);
  };
  return {
    orgNr: by(typed.orgNr, normaliseCompanyNumber),
    postalCode: by(typed.postalCode, normalisePostalCode),
    city: filled(typed.city),
    country,
    phone: by(typed.phone, (in_, text) => normalisePhone(text, in_)),
    email: filled(typed.email),
  };
}

/** Trimmed, with single spaces; null when nothing is left. */
export function filled(text: string | null): string | null {
  return text?.trim().replace(/\s+/g, " ") || null;
}

function numberProblems({ orgNr, country }: Party): PartyProblem[] {
  if (!orgNr || normaliseCompanyNumber(country, orgNr) !== null) return [];
  return [{ field: "orgNr", code: country === "NO" ? "invalid_org_nr" : "invalid_foreign_org_nr" }];
}

function postalProblems({ postalCode, city, country }: Party, place: string | undefined): PartyProblem[] {
  if (!postalCode) return [];
  if (country !== "NO") {
    return normalisePostalCode(country, postalCode) === null
      ? [{ field: "postalCode", code: "invalid_foreign_postal_code" }]
      : [];
  }
  if (!isNorwegianPostalCode(postalCode)) return [{ field: "postalCode", code: "invalid_postal_code" }];
  // The list is some years old. A code that is newer than it is no dead end: the place is then the user's word.
  if (place !== undefined && city && !isSamePlace(city, place))
    return [{ field: "city", code: "postal_place_mismatch" }];
  return [];
}
