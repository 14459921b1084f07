import { toOre } from "./currency";
import type { EventBooks, EventFault, FactoringEvent } from "./factoring-event";
import type { AgreementRule } from "./factoring-event-kinds";
import { eventRules } from "./factoring-event-rules";

/** The SAF-T code of input VAT at 25 %, which is split off a fee; beside it a fee may have no VAT at all. */
export const inputVatCode = 1;

/** What begins a claim's life with the factoring company, and so follows the invoice when it is only administered. */
const follows: readonly string[] = ["advance", "payment", "purchase", "reserve_held"];

/**
 * What an event means under the agreement. An invoice that is only administered (edge 15) is neither financed nor
 * bought, whatever the agreement; what was begun before it was downgraded ends as the agreement says.
 */
export function agreementRule(
  { kind, invoice }: FactoringEvent,
  { agreementType }: EventBooks,
): AgreementRule {
  const type =
    invoice?.serviceLevel === "service_only" && follows.includes(kind) ? "service_only" : agreementType;
  return eventRules[kind].by[type];
}

/** Everything that is wrong with an event by itself, before its accounts are looked for. */
export function faultsOf(event: FactoringEvent, item: number, books: EventBooks): EventFault[] {
  const { kind, invoice, amount, through } = event;
  const rule = agreementRule(event, books);
  const faults: EventFault[] = [];
  const add = (field: EventFault["field"], code: EventFault["code"], facts?: EventFault["facts"]) =>
    faults.push({ item, field, code, ...(facts ? { facts } : {}) });

  if ("refused" in rule) add("kind", rule.refused);
  if (!invoice && eventRules[kind].invoice === "required") add("factoringInvoiceId", "required");
  if (invoice?.kind === "credit_note" && kind !== "credit_applied")
    add("factoringInvoiceId", "event_not_for_credit_notes");
  const currency = books.exchange?.currency ?? "NOK";
  if (invoice && invoice.currency !== currency)
    add("factoringInvoiceId", "currency_mismatch", { currency: invoice.currency });
  if (kind === "rounding") {
    if (!isTolerated(amount, books))
      add("amount", "event_beyond_tolerance", { maximum: Number(books.toleranceOre) });
  } else if (amount < 1n) add("amount", "too_small", { minimum: 1 });
  if (through === "clearing" && kind !== "interest_payment") add("through", "invalid_value");
  return [...faults, ...feeFaults(event, item, books)];
}

/** Whether an amount is within what may be rounded off (edge 31). The tolerance is in kroner, whatever the invoice is in. */
export function isTolerated(amount: bigint, { toleranceOre, exchange }: EventBooks): boolean {
  const inOre = exchange ? toOre(amount, exchange.rate) : amount;
  return inOre <= toleranceOre && -inOre <= toleranceOre;
}

function feeFaults(
  { kind, amount, fee, vatCode }: FactoringEvent,
  item: number,
  { vatRegistered }: EventBooks,
): EventFault[] {
  const rule = eventRules[kind];
  const faults: EventFault[] = [];
  if (fee !== 0n && !rule.fee) faults.push({ item, field: "fee", code: "event_without_fee" });
  else if (fee < 0n) faults.push({ item, field: "fee", code: "too_small", facts: { minimum: 0 } });
  else if (fee > 0n && fee > amount)
    faults.push({ item, field: "fee", code: "too_big", facts: { maximum: Number(amount) } });
  if (vatCode === null) return faults;
  if (!rule.vat || (kind !== "fee" && fee === 0n))
    faults.push({ item, field: "vatCode", code: "event_without_vat" });
  else if (vatCode !== 0 && vatCode !== inputVatCode)
    faults.push({ item, field: "vatCode", code: "invalid_value", facts: { allowed: `0, ${inputVatCode}` } });
  else if (vatCode === inputVatCode && !vatRegistered)
    faults.push({ item, field: "vatCode", code: "event_vat_not_registered" });
  return faults;
}
