import type { AgreementType, FactoringEvents } from "../api";

/** A kind of event. */
export type Kind = FactoringEvents["items"][number]["kind"];

/**
 * What a kind of event is under an agreement: its lines as roles in their order, credit with a minus; `noted`, without lines; or
 * the code of its refusal. It is docs/api/postings.md's own table, as an integrator reads it.
 */
export type Meaning = string;

const financingOnly = "event_needs_financing";
const purchaseOnly = "event_needs_purchase";
const nothingFinanced = "event_nothing_financed";
const sold = "event_claim_sold";
const loss = "event_client_decides_loss";

const all = (meaning: Meaning): Record<AgreementType, Meaning> => ({
  financing: meaning,
  purchase: meaning,
  service_only: meaning,
});
const notServiced = (meaning: Meaning) => ({ ...all(meaning), service_only: nothingFinanced });
const notSold = (meaning: Meaning) => ({ ...all(meaning), purchase: sold });

/** Each kind under each agreement. */
export const eventTable: Readonly<Record<Kind, Readonly<Record<AgreementType, Meaning>>>> = {
  advance: { ...notServiced("bank -clearing"), purchase: financingOnly },
  payment: notSold("clearing -customer"),
  payout: all("bank -clearing"),
  fee: all("fee -clearing"),
  financing_cost: notServiced("financing_cost -clearing"),
  interest_note: notSold("customer -interest_income"),
  interest_payment: notSold("bank -customer"),
  recourse: {
    ...notServiced("clearing -bank"),
    purchase: "customer -clearing clearing -bank",
  },
  payment_after_recourse: notServiced("clearing -customer"),
  write_off: { ...all(loss), purchase: "noted" },
  purchase: { ...all(purchaseOnly), purchase: "clearing -customer" },
  credit_applied: all("noted"),
  reserve_held: notServiced("reserve -clearing"),
  reserve_released: notServiced("clearing -reserve"),
  rounding: all("rounding -customer"),
};
