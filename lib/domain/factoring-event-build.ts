import type { MaybeForeign } from "./currency";
import { convertLines } from "./exchange";
import type {
  Built,
  EventAccount,
  EventBooks,
  EventFault,
  ExplainedPosting,
  FactoringEvent,
  NotedEvent,
} from "./factoring-event";
import { agreementRule, faultsOf, inputVatCode, isTolerated } from "./factoring-event-faults";
import type { AccountRole, RuleLine } from "./factoring-event-kinds";
import { feeWhy, keptWhy, roundedDown, roundedUp, vatWhy } from "./factoring-event-lines";
import { eventRules } from "./factoring-event-rules";
import { divideRounded, type Ore, ore, sum, ZERO } from "./money";
import { ok, type Result, refuse } from "./result";

/** Why events cannot be posted: all that is wrong, or the accounts that the company has not mapped. */
export type BuildRefusal = {
  readonly code: "event_not_allowed" | "account_not_mapped";
  readonly faults: readonly EventFault[];
};

/** A line that has its amount, in the voucher's currency, and its reason, and wants its account. */
type Leg = Pick<RuleLine, "role" | "why"> & {
  readonly amount: bigint;
  readonly eventKind: string;
  readonly vatCode: number | null;
};

/**
 * Build the lines of one voucher from what happened (domain.md c3): each event by the agreement's rule, on the accounts
 * of the company's mapping, every line with its reason. The lines sum to zero for each event by itself. A rest of an
 * invoice within the connection's tolerance is rounded off with the payment that leaves it (edge 31). What is told in a
 * foreign currency is posted in it where currency is held, and in kroner at its rate elsewhere (edge 41).
 */
export function buildPostings(
  events: readonly FactoringEvent[],
  books: EventBooks,
): Result<Built, BuildRefusal> {
  const faults = events.flatMap((event, item) => faultsOf(event, item, books));
  if (faults.length > 0) return refuse({ code: "event_not_allowed", faults });

  const noted: NotedEvent[] = [];
  const postings: ExplainedPosting[] = [];
  const wrong: EventFault[] = [];
  const unmapped: EventFault[] = [];
  const rests = roundings(events, books);
  for (const [item, event] of events.entries()) {
    const rule = agreementRule(event, books);
    if ("noted" in rule) noted.push({ item, kind: event.kind, why: rule.noted });
    const legs = [
      ...("lines" in rule ? legsOf(event, rule.lines) : []),
      ...roundingLegs(rests.get(item) ?? 0n),
    ];
    for (const { leg, ...amounts } of inKroner(legs, books)) {
      const account = accountFor(leg, event, books);
      if (amounts.amountOre === 0n) wrong.push({ item, field: "amount", code: "amount_below_one_ore" });
      else if (account) postings.push(postingOf({ ...leg, ...amounts }, account, event, item));
      else unmapped.push({ item, field: "kind", code: "account_not_mapped", facts: { eventKind: leg.role } });
    }
  }
  if (wrong.length > 0) return refuse({ code: "event_not_allowed", faults: wrong });
  return unmapped.length > 0
    ? refuse({ code: "account_not_mapped", faults: unmapped })
    : ok({ postings, noted });
}

/** Where currency stands as currency: what customers owe, what stands between the two, and what is held back. */
const holders: ReadonlySet<AccountRole> = new Set(["customer", "clearing", "reserve"]);

type Priced = { readonly leg: Leg; readonly amountOre: Ore } & MaybeForeign;

/** The legs of one event in kroner, with their currency beside where it is held. */
function inKroner(legs: readonly Leg[], { exchange }: EventBooks): Priced[] {
  if (!exchange) return legs.map((leg) => ({ leg, amountOre: ore(leg.amount) }));
  const held = legs.map(({ amount, role }) => ({ amount, holds: holders.has(role) }));
  const converted = convertLines(held, exchange.rate);
  return legs.map((leg, index) => {
    const foreign = { foreign: { currency: exchange.currency, amount: leg.amount } };
    return { leg, amountOre: converted[index] ?? ZERO, ...(holders.has(leg.role) ? foreign : {}) };
  });
}

function legsOf(event: FactoringEvent, rule: readonly RuleLine[]): Leg[] {
  const { kind, vatCode, through } = event;
  if (kind === "rounding") return roundingLegs(event.amount);
  return rule.flatMap((line) => {
    const amount = line.part === "net" ? event.amount - event.fee : event.amount;
    const kept = kind === "interest_payment" && line.role === "bank" && through === "clearing";
    const leg: Leg = {
      role: kept ? "clearing" : line.role,
      why: kept ? keptWhy : line.why,
      amount: line.side === "debit" ? amount : -amount,
      eventKind: kind,
      vatCode: vatOf(line.role),
    };
    const legs = line.role === "fee" ? feeLegs(event.amount, vatCode, line.why) : [leg];
    const held = line.part === "net" && event.fee > 0n ? feeLegs(event.fee, vatCode, feeWhy) : [];
    // A fee may take it all: a line of nothing is no line.
    return [...legs, ...held].filter((one) => one.amount !== 0n);
  });
}

/** A fee, its VAT split off when it is deductible. */
function feeLegs(gross: bigint, vatCode: number | null, why: RuleLine["why"]): Leg[] {
  const vat = vatCode === inputVatCode ? divideRounded(gross * 25n, 125n) : 0n;
  const common = { eventKind: "fee", vatCode: vatCode ?? 0 };
  return [
    { ...common, role: "fee", why, amount: gross - vat },
    { ...common, role: "input_vat", why: vatWhy, amount: vat },
  ];
}

/** Costs without VAT carry SAF-T's code 0, late interest 7; where money stands there is no VAT to treat. */
function vatOf(role: AccountRole): number | null {
  if (role === "interest_income") return 7;
  return role === "financing_cost" ? 0 : null;
}

/** A rest that the customer need not pay, positive, or that he has paid too much, negative. */
function roundingLegs(rest: bigint): Leg[] {
  const common = { eventKind: "rounding", vatCode: null };
  if (rest > 0n) {
    return roundedDown.map(({ role, side, why }) => ({
      ...common,
      role,
      why,
      amount: side === "debit" ? rest : -rest,
    }));
  }
  if (rest === 0n) return [];
  return [
    { ...common, role: "customer", why: roundedUp.customer, amount: -rest },
    { ...common, role: "rounding", why: roundedUp.rounding, amount: rest },
  ];
}

/** By the item of its last payment: what payments leave of an invoice, when that is within the tolerance. */
function roundings(events: readonly FactoringEvent[], books: EventBooks): Map<number, bigint> {
  const rests = new Map<number, bigint>();
  const own = (kind: FactoringEvent["kind"]) => events.filter((event) => event.kind === kind);
  const asked = new Set(own("rounding").map(({ invoice }) => invoice?.invoiceId));
  for (const [item, { kind, invoice }] of events.entries()) {
    if (kind !== "payment" || !invoice || asked.has(invoice.invoiceId)) continue;
    const ofInvoice = events.map(
      (event) => event.kind === "payment" && event.invoice?.invoiceId === invoice.invoiceId,
    );
    if (ofInvoice.lastIndexOf(true) !== item) continue;
    const paid = sum(events.filter((_, index) => ofInvoice[index]).map(({ amount }) => amount));
    const rest = invoice.remaining - paid;
    if (rest !== 0n && isTolerated(rest, books)) rests.set(item, rest);
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

function postingOf(
  leg: Omit<Priced, "leg"> & Leg,
  account: EventAccount,
  event: FactoringEvent,
  item: number,
): ExplainedPosting {
  const { invoice } = event;
  const name = eventRules[event.kind].name.nb;
  return {
    ...account,
    amountOre: leg.amountOre,
    ...(leg.foreign ? { foreign: leg.foreign } : {}),
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
