import { isEmail } from "./contact";
import { hasPostalCodes } from "./country-rules";
import type { CustomerCard, CustomerField, CustomerProblem } from "./customer";
import { displayName } from "./customer";
import { filled, normaliseParty, problemsOfParty } from "./party-rules";
import type { Result } from "./result";
import { ok, refuse } from "./result";

const personFields = ["firstName", "lastName", "street", "postalCode", "city", "phone", "email"] as const;
const organisationFields = ["name", "orgNr", "street", "postalCode", "city", "phone", "email"] as const;

/** Why a card is not saved: what factoring needs is missing, or what is filled in is wrong. */
export type SaveCustomerRefusal = {
  readonly code: "customer_data_incomplete" | "validation_failed";
  readonly problems: readonly CustomerProblem[];
};

/**
 * What is wrong with the fields that are filled in, whether or not the customer uses factoring
 * (M11). Org.nr, postal code and phone are judged by the rules of the card's country.
 * `place` is the place of the card's postal code in the list of Norwegian ones, undefined when the
 * list does not have it.
 */
export function problemsOnCard(typed: CustomerCard, place: string | undefined): CustomerProblem[] {
  const card = normaliseCard(typed);
  const problems: CustomerProblem[] = problemsOfParty(card, place);

  if (card.invoiceEmail && !isEmail(card.invoiceEmail)) {
    problems.push({ field: "invoiceEmail", code: "invalid_email" });
  }
  if (!Number.isInteger(card.paymentTermsDays) || card.paymentTermsDays < 0 || card.paymentTermsDays > 365) {
    problems.push({ field: "paymentTermsDays", code: "invalid_payment_terms" });
  }
  return problems;
}

/**
 * What a customer lacks before invoices can go by factoring: the fields of M8, persons too, and
 * each of them right (M11). The same rule on save (M9), on send (M10) and on the workbench (M12).
 */
export function missingForFactoring(card: CustomerCard, place: string | undefined): CustomerProblem[] {
  const fields: readonly CustomerField[] = card.isPerson ? personFields : organisationFields;
  // An address is full without a postal code where there are none.
  const needed = fields.filter((field) => field !== "postalCode" || hasPostalCodes(card.country));
  return [...required(card, needed), ...problemsOnCard(card, place)];
}

/**
 * Decide whether a card may be saved, and answer it in the form to be stored: trimmed, phone in
 * E.164, name put together, and delivery method following «Bruk Factoring» (M5). Every problem is
 * answered at once, each at its field (M9); an old incomplete card is no exception (edge 4).
 */
export function decideSave(
  typed: CustomerCard,
  { integrationActive, place }: { integrationActive: boolean; place: string | undefined },
): Result<CustomerCard, SaveCustomerRefusal> {
  const card = normaliseCard(typed);
  const lacking = card.useFactoring ? missingForFactoring(card, place) : [];
  const wrong = card.useFactoring ? [] : [...nameProblems(card), ...problemsOnCard(card, place)];
  const method = methodProblems(card, integrationActive);

  if (lacking.length > 0)
    return refuse({ code: "customer_data_incomplete", problems: [...lacking, ...method] });
  if (wrong.length + method.length > 0)
    return refuse({ code: "validation_failed", problems: [...wrong, ...method] });
  return ok(card);
}

/** An empty card to fill in: after activation a new customer starts with «Bruk Factoring» on (M9). */
export function newCard(integrationActive: boolean): CustomerCard {
  return {
    isPerson: false,
    name: "",
    firstName: null,
    lastName: null,
    orgNr: null,
    street: null,
    street2: null,
    postalCode: null,
    city: null,
    country: "NO",
    phone: null,
    email: null,
    invoiceEmail: null,
    buyerReference: null,
    language: "nb",
    paymentTermsDays: 14,
    useFactoring: integrationActive,
    sendReminders: true,
    deliveryMethod: integrationActive ? "factoring" : "email",
    brandingTemplateId: null,
  };
}

/** The card as it is stored: blank is null, and what belongs to the other kind of customer is gone. */
export function normaliseCard(typed: CustomerCard): CustomerCard {
  const card: CustomerCard = {
    ...typed,
    ...normaliseParty({ ...typed, orgNr: typed.isPerson ? null : typed.orgNr }),
    name: filled(typed.name) ?? "",
    firstName: typed.isPerson ? filled(typed.firstName) : null,
    lastName: typed.isPerson ? filled(typed.lastName) : null,
    street: filled(typed.street),
    street2: filled(typed.street2),
    invoiceEmail: filled(typed.invoiceEmail),
    buyerReference: filled(typed.buyerReference),
    // M5: setting the tick again sets the method back to the integration's.
    deliveryMethod: typed.useFactoring ? "factoring" : typed.deliveryMethod,
  };
  return { ...card, name: displayName(card) };
}

function required(card: CustomerCard, fields: readonly CustomerField[]): CustomerProblem[] {
  return fields
    .filter((field) => !String(card[field] ?? "").trim())
    .map((field) => ({ field, code: "required" }));
}

/** Without a name of some kind there is nothing to call the customer in the subledger. */
export function nameProblems(card: CustomerCard): CustomerProblem[] {
  if (displayName(card)) return [];
  return required(card, card.isPerson ? ["firstName", "lastName"] : ["name"]);
}

function methodProblems(card: CustomerCard, integrationActive: boolean): CustomerProblem[] {
  if (card.useFactoring && !integrationActive)
    return [{ field: "useFactoring", code: "no_active_integration" }];
  // Edge 5: clearing the tick demands another method before the card is saved.
  if (!card.useFactoring && card.deliveryMethod === "factoring") {
    return [{ field: "deliveryMethod", code: "choose_delivery_method" }];
  }
  return [];
}
