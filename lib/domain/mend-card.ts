import { changesOfCard, type FieldChange } from "./card-change";
import { assessCard, type PlaceOf, storedProblems } from "./card-quality";
import { isSamePlace } from "./contact";
import type { CustomerCard, CustomerField, CustomerProblem } from "./customer";
import { nameProblems, normaliseCard } from "./customer-rules";
import { splitName } from "./person-name";
import { ok, type Result, refuse } from "./result";
import { tidiedOrgNr, tidiedPhone, tidiedPostalCode } from "./tidy-text";

/** The fields that the workbench, a pasted block and an imported file can mend, in the order they are shown. */
export const mendableFields = [
  "isPerson",
  "name",
  "firstName",
  "lastName",
  "orgNr",
  "street",
  "street2",
  "postalCode",
  "city",
  "country",
  "phone",
  "email",
  "invoiceEmail",
  "buyerReference",
] as const satisfies readonly CustomerField[];

export type MendableField = (typeof mendableFields)[number];

/** What a card says in the fields that can be mended. */
export type MendableCard = Pick<CustomerCard, MendableField>;

/** What shall stand on a card instead of what stands there; fields that are not named stay. */
export type CardPatch = { readonly [Field in MendableField]?: CustomerCard[Field] };

/** A card after a mend, what differs, and what factoring still lacks. `changes` is empty when nothing differs. */
export type MendedCard = {
  readonly card: CustomerCard;
  readonly changes: readonly FieldChange[];
  readonly lacking: readonly string[];
};

/**
 * Decide whether a card may be mended step by step (M12). Unlike `decideSave`, which wants the whole card at once (M9), it
 * asks two things only: that what is changed is right, and that the change brings no new fault with it. What else lacks
 * stays marked, and sending stays blocked (M10). A Norwegian postal code brings its place with it, unless a place is given
 * too; a full name for a person is split.
 */
export function decideMend(
  before: CustomerCard,
  patch: CardPatch,
  placeOf: PlaceOf,
): Result<MendedCard, { code: "validation_failed"; problems: readonly CustomerProblem[] }> {
  const tidy = tidied(before, patch);
  const card = normaliseCard(withPlace({ ...before, ...named(before, tidy) }, before, tidy, placeOf));
  const changes = changesOfCard(before, card);
  if (changes.length === 0) return ok({ card: before, changes, lacking: assessCard(before, placeOf) });

  const changed = new Set(changes.map(({ field }) => field));
  const known = new Set(problemsOf(before, placeOf).map(keyOf));
  const problems = problemsOf(card, placeOf).filter((problem) => {
    // Of the other kind other things are asked: what they lack is no fault of the change.
    if (changed.has("isPerson") && problem.code === "required" && !(problem.field in patch)) return false;
    return changed.has(problem.field) || !known.has(keyOf(problem));
  });
  if (problems.length > 0) return refuse({ code: "validation_failed", problems });
  return ok({ card, changes, lacking: assessCard(card, placeOf) });
}

/** All that is wrong with a card: for one outside factoring, what is missing is no fault but the name. */
function problemsOf(card: CustomerCard, placeOf: PlaceOf): CustomerProblem[] {
  const problems = storedProblems(assessCard(card, placeOf));
  if (card.useFactoring) return problems;
  return [...nameProblems(card), ...problems.filter(({ code }) => code !== "required")];
}

const keyOf = ({ field, code }: CustomerProblem) => `${field}:${code}`;

/** What is typed, pasted or imported is taken as it is often written, when it can mean only one thing. */
function tidied(before: CustomerCard, patch: CardPatch): CardPatch {
  const country = patch.country ?? before.country;
  const phone = patch.phone && tidiedPhone(patch.phone, country);
  const orgNr = patch.orgNr && country === "NO" ? tidiedOrgNr(patch.orgNr) : null;
  const code = patch.postalCode && country === "NO" ? tidiedPostalCode(patch.postalCode) : null;
  return {
    ...patch,
    ...(phone ? { phone } : {}),
    ...(orgNr ? { orgNr } : {}),
    ...(code ? { postalCode: code.postalCode } : {}),
    ...(code?.place && !patch.city ? { city: code.place } : {}),
  };
}

/** A person has a first and a last name; lists from other systems often have them as one. */
function named(before: CustomerCard, patch: CardPatch): CardPatch {
  const isPerson = patch.isPerson ?? before.isPerson;
  if (!isPerson || !patch.name || patch.firstName || patch.lastName) return patch;
  return { ...patch, ...splitName(patch.name) };
}

function withPlace(
  card: CustomerCard,
  before: CustomerCard,
  patch: CardPatch,
  placeOf: PlaceOf,
): CustomerCard {
  if (!patch.postalCode || patch.city || card.country !== "NO") return card;
  const postalCode = patch.postalCode.trim();
  const place = postalCode === before.postalCode && card.city ? null : placeOf(postalCode);
  return place === null || isSamePlace(card.city ?? "", place) ? card : { ...card, city: place };
}
