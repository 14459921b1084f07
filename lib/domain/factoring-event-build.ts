import type {
  Built,
  EventAccount,
  EventBooks,
  EventFault,
  ExplainedPosting,
  FactoringEvent,
  NotedEvent,
} from "./factoring-event";
import { agreementRule, faultsOf, inputVatCode } from "./factoring-event-faults";
import type { AccountRole, RuleLine } from "./factoring-event-kinds";
import { feeWhy, keptWhy, roundedDown, roundedUp, vatWhy } from "./factoring-event-lines";
import { eventRules } from "./factoring-event-rules";
import { divideRounded, negate, type Ore, ore, sum } from "./money";
import { ok, type Result, refuse } from "./result";

/** Why events cannot be posted: all that is wrong, or the accounts that the company has not mapped. */
export type BuildRefusal = {
  readonly code: "event_not_allowed" | "account_not_mapped";
  readonly faults: readonly EventFault[];
};

/** A line that has its amount and its reason, and wants its account. */
type Leg = Pick<RuleLine, "role" | "why"> & {
  readonly amountOre: bigint;
  readonly eventKind: string;
  readonly vatCode: number | null;
};

/**
 * Build the lines of one voucher from what happened (domain.md c3): each event by the agreement's rule, on the accounts
 * of the company's mapping, every line with its reason. The lines sum to zero for each event by itself. A rest of an
 * invoice within the connection's tolerance is rounded off with the payment that leaves it (edge 31).
 */
export function buildPostings(
  events: readonly FactoringEvent[],
  books: EventBooks,
): Result<Built, BuildRefusal> {
  const faults = events.flatMap((event, item) => faultsOf(event, item, books));
  if (faults.length > 0) return refuse({ code: "event_not_allowed", faults });

  const noted: NotedEvent[] = [];
  const postings: ExplainedPosting[] = [];
  const unmapped: EventFault[] = [];
  const rests = roundings(events, books);
  for (const [item, event] of events.entries()) {
    const rule = agreementRule(event, books);
    if ("noted" in rule) noted.push({ item, kind: event.kind, why: rule.noted });
    const legs = [
      ...("lines" in rule ? legsOf(event, rule.lines) : []),
      ...roundingLegs(rests.get(item) ?? 0n),
    ];
    for (const leg of legs) {
      const account = accountFor(leg, event, books);
      if (account) postings.push(postingOf(leg, account, event, item));
      else unmapped.push({ item, field: "kind", code: "account_not_mapped", facts: { eventKind: leg.role } });
    }
  }
  return unmapped.length > 0
    ? refuse({ code: "account_not_mapped", faults: unmapped })
    : ok({ postings, noted });
}

function legsOf(event: FactoringEvent, rule: readonly RuleLine[]): Leg[] {
  const { kind, amountOre, feeOre, vatCode, through } = event;
  if (kind === "rounding") return roundingLegs(amountOre);
  return rule.flatMap((line) => {
    const amount = line.part === "net" ? amountOre - feeOre : amountOre;
    const kept = kind === "interest_payment" && line.role === "bank" && through === "clearing";
    const leg: Leg = {
      role: kept ? "clearing" : line.role,
      why: kept ? keptWhy : line.why,
      amountOre: line.side === "debit" ? amount : -amount,
      eventKind: kind,
      vatCode: vatOf(line.role),
    };
    const legs = line.role === "fee" ? feeLegs(amountOre, vatCode, line.why) : [leg];
    const held = line.part === "net" && feeOre > 0n ? feeLegs(feeOre, vatCode, feeWhy) : [];
    // A fee may take it all: a line of nothing is no line.
    return [...legs, ...held].filter((one) => one.amountOre !== 0n);
  });
}

/** A fee, its VAT split off when it is deductible. */
function feeLegs(grossOre: Ore, vatCode: number | null, why: RuleLine["why"]): Leg[] {
  const vatOre = vatCode === inputVatCode ? divideRounded(grossOre * 25n, 125n) : 0n;
  const common = { eventKind: "fee", vatCode: vatCode ?? 0 };
  return [
    { ...common, role: "fee", why, amountOre: grossOre - vatOre },
    { ...common, role: "input_vat", why: vatWhy, amountOre: vatOre },
  ];
}

/** Costs without VAT carry SAF-T's code 0, late interest 7; where money stands there is no VAT to treat. */
function vatOf(role: AccountRole): number | null {
  if (role === "interest_income") return 7;
  return role === "financing_cost" ? 0 : null;
}

/** A rest that the customer need not pay, positive, or that he has paid too much, negative. */
function roundingLegs(restOre: bigint): Leg[] {
  const common = { eventKind: "rounding", vatCode: null };
  if (restOre > 0n) {
    return roundedDown.map(({ role, side, why }) => ({
      ...common,
      role,
      why,
      amountOre: side === "debit" ? restOre : -restOre,
    }));
  }
  if (restOre === 0n) return [];
  return [
    { ...common, role: "customer", why: roundedUp.customer, amountOre: -restOre },
    { ...common, role: "rounding", why: roundedUp.rounding, amountOre: restOre },
  ];
}

/** By the item of its last payment: what payments leave of an invoice, when that is within the tolerance. */
function roundings(events: readonly FactoringEvent[], { toleranceOre }: EventBooks): Map<number, bigint> {
  const rests = new Map<number, bigint>();
  const own = (kind: FactoringEvent["kind"]) => events.filter((event) => event.kind === kind);
  const asked = new Set(own("rounding").map(({ invoice }) => invoice?.invoiceId));
  for (const [item, { kind, invoice }] of events.entries()) {
    if (kind !== "payment" || !invoice || asked.has(invoice.invoiceId)) continue;
    const ofInvoice = events.map(
      (event) => event.kind === "payment" && event.invoice?.invoiceId === invoice.invoiceId,
    );
    if (ofInvoice.lastIndexOf(true) !== item) continue;
    const paid = sum(events.filter((_, index) => ofInvoice[index]).map(({ amountOre }) => amountOre));
    const rest = invoice.remainingOre - paid;
    if (rest !== 0n && rest <= toleranceOre && -rest <= toleranceOre) rests.set(item, rest);
  }
  return rests;
}

/** The partner's own account of the kind stands in for one of the standard ones (M2). */
function accountFor(
  { role, eventKind }: Leg,
  { kind, invoice }: FactoringEvent,
  books: EventBooks,
): EventAccount | null {
  const { accounts } = books;
  if (role === "customer") return invoice && { accountNo: books.receivable, subledgerNo: invoice.customerNo };
  if (role === "input_vat") return books.inputVat;
  const own = eventKind === kind && eventRules[kind].own === role ? accounts.get(kind) : undefined;
  const named = own ?? accounts.get(`${kind}_${role}`) ?? accounts.get(role);
  if (role === "rounding") return named ?? books.rounding;
  // What is held back and what is released of it stand on one account, by whichever name it was mapped.
  return named ?? (role === "reserve" ? accounts.get("reserve_held") : undefined) ?? null;
}

function postingOf(leg: Leg, account: EventAccount, event: FactoringEvent, item: number): ExplainedPosting {
  const { invoice } = event;
  const name = eventRules[event.kind].name.nb;
  return {
    ...account,
    amountOre: leg.amountOre < 0n ? negate(-leg.amountOre) : ore(leg.amountOre),
    vatCode: leg.vatCode,
    text: invoice ? `${name}, faktura ${invoice.number}` : name,
    dueDate: null,
    eventKind: leg.eventKind,
    invoiceId: invoice?.invoiceId ?? null,
    kid: null,
    matchingReference: null,
    externalLineReference: null,
    item,
    why: leg.why,
  };
}
