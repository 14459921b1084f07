import type { PlaceOf } from "./card-quality";
import { isSamePlace } from "./contact";
import type { CustomerCard } from "./customer";
import { isOrgNr } from "./identifiers";
import { type CardPatch, decideMend } from "./mend-card";
import { splitName } from "./person-name";
import { tidiedEmail, tidiedOrgNr, tidiedPhone, tidiedPostalCode } from "./tidy-text";

/** Kinds of suggestion, in the order they are shown and best applied: one may make the next possible. */
export const suggestionKinds = [
  "kind_organisation",
  "kind_person",
  "split_name",
  "org_nr",
  "postal_code",
  "place",
  "place_mismatch",
  "phone",
  "email",
] as const;

export type SuggestionKind = (typeof suggestionKinds)[number];

/** A mend that we can work out by ourselves, and of which kind. */
export type Suggestion = { readonly kind: SuggestionKind; readonly patch: CardPatch };

/**
 * Kinds that rest on a guess about what is meant; a person shall look through them before they are applied. The others only
 * write the same thing as it should be written, or follow from the postal list.
 */
export const guesses: ReadonlySet<SuggestionKind> = new Set([
  "kind_organisation",
  "kind_person",
  "place_mismatch",
]);

const finders: Record<SuggestionKind, (card: CustomerCard, placeOf: PlaceOf) => CardPatch | null> = {
  kind_organisation: organisationInDisguise,
  kind_person: personInDisguise,
  split_name: fullName,
  org_nr: tidyOrgNr,
  postal_code: tidyPostalCode,
  place: missingPlace,
  place_mismatch: otherPlace,
  phone: tidyPhone,
  email: tidyEmail,
};

/** What we would change on a card (M12): only what changes something and what the rules then find right. */
export function suggestFor(card: CustomerCard, placeOf: PlaceOf): Suggestion[] {
  return suggestionKinds.flatMap((kind) => {
    const patch = finders[kind](card, placeOf);
    if (patch === null) return [];
    const decided = decideMend(card, patch, placeOf);
    return decided.ok && decided.value.changes.length > 0 ? [{ kind, patch }] : [];
  });
}

/** The words at the end of a name that only organisations carry. */
export const organisationForms = [
  "AS",
  "ASA",
  "ANS",
  "DA",
  "SA",
  "BA",
  "KS",
  "ENK",
  "NUF",
  "IKS",
  "KF",
  "AB",
  "ApS",
  "GmbH",
  "Ltd",
  "kommune",
  "borettslag",
  "sameie",
  "stiftelse",
  "forening",
  "idrettslag",
  "skole",
] as const;

const organisationEnd = new RegExp(`(?:^|\\s)(?:${organisationForms.join("|")})\\.?$`, "iu");

function organisationInDisguise(card: CustomerCard): CardPatch | null {
  if (!card.isPerson || !organisationEnd.test(card.name)) return null;
  return { isPerson: false, name: card.name };
}

/** Common first names in Norway, to tell a person from a firm that is called by two words. */
const firstNames = new Set(
  "anders andreas anita anne arild arne astrid berit bente bjørn cecilie christian daniel eirik elin elisabeth ellen emma erik eva frode geir grete gunn gunnar hanna hanne hans harald heidi helene henrik hilde håkon ida inger ingrid jan jens johan johannes jon jonas jorunn julie kari karin kjell kjersti knut kristian kristin kristoffer lars laila leif lene linda line linn liv magnus mari maria marianne marit marius marte martin mette mona morten nils nina nora odd ola olav ole øyvind per petter ragnhild randi reidar rolf roy rune sara sigrid silje sissel siv solveig stein stian svein terje thomas thor tone tor tore torill trond trine turid unni vegard vibeke vidar wenche åse".split(
    " ",
  ),
);

function personInDisguise(card: CustomerCard): CardPatch | null {
  if (card.isPerson || card.orgNr || card.country !== "NO" || organisationEnd.test(card.name)) return null;
  const parts = splitName(card.name);
  const isName = /^\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+){1,3}$/u.test(card.name);
  const first = parts?.firstName.split(/[ -]/)[0]?.toLowerCase() ?? "";
  return parts && isName && firstNames.has(first) ? { isPerson: true, ...parts } : null;
}

function fullName(card: CustomerCard): CardPatch | null {
  if (!card.isPerson || (card.firstName && card.lastName) || organisationEnd.test(card.name)) return null;
  return splitName(card.firstName ?? card.lastName ?? card.name);
}

function tidyOrgNr(card: CustomerCard): CardPatch | null {
  if (card.isPerson || !card.orgNr || card.country !== "NO" || isOrgNr(card.orgNr)) return null;
  const orgNr = tidiedOrgNr(card.orgNr);
  return orgNr === null ? null : { orgNr };
}

/** "N-0155", "155" as a spreadsheet leaves it, and "0155 Oslo" in one field. */
function tidyPostalCode(card: CustomerCard, placeOf: PlaceOf): CardPatch | null {
  if (!card.postalCode || card.country !== "NO" || placeOf(card.postalCode) !== null) return null;
  const typed = tidiedPostalCode(card.postalCode);
  const place = typed && placeOf(typed.postalCode);
  if (!typed || !place) return null;
  const told = card.city ?? typed.place ?? "";
  // A code that contradicts the place on the card may be a slip in either.
  return told === "" || isSamePlace(told, place) ? { postalCode: typed.postalCode, city: place } : null;
}

function missingPlace(card: CustomerCard, placeOf: PlaceOf): CardPatch | null {
  const place = card.country === "NO" && !card.city ? placeOf(card.postalCode ?? "") : null;
  return place === null ? null : { city: place };
}

function otherPlace(card: CustomerCard, placeOf: PlaceOf): CardPatch | null {
  const place = card.country === "NO" && card.city ? placeOf(card.postalCode ?? "") : null;
  return place === null || isSamePlace(card.city ?? "", place) ? null : { city: place };
}

function tidyPhone(card: CustomerCard): CardPatch | null {
  const phone = card.phone ? tidiedPhone(card.phone, card.country) : null;
  return phone === null || phone === card.phone ? null : { phone };
}

function tidyEmail(card: CustomerCard): CardPatch | null {
  const email = card.email ? tidiedEmail(card.email) : null;
  const invoiceEmail = card.invoiceEmail ? tidiedEmail(card.invoiceEmail) : null;
  if (email === null && invoiceEmail === null) return null;
  return { ...(email === null ? {} : { email }), ...(invoiceEmail === null ? {} : { invoiceEmail }) };
}
