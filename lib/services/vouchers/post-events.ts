import { hasNoted } from "@/db/queries/invoice-page";
import { findVoucher } from "@/db/queries/vouchers";
import type { Scope, Tx } from "@/db/scope";
import { insertHistory } from "@/db/writes/invoices";
import type { FieldIssue, IssueCode } from "@/lib/contracts/partner-api/codes";
import type { InputOf, OutputOf } from "@/lib/contracts/partner-api/contract";
import type { postFactoringEvents as contract } from "@/lib/contracts/partner-api/factoring-events";
import type { Currency } from "@/lib/domain/currency";
import type { AddedLine } from "@/lib/domain/exchange";
import type { Built, EventFault, FactoringEvent } from "@/lib/domain/factoring-event";
import { type BuildRefusal, buildPostings } from "@/lib/domain/factoring-event-build";
import { eventRules } from "@/lib/domain/factoring-event-rules";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { connectionOf } from "../factoring/connection-of";
import { present } from "../factoring/partner-view";
import { type TransactRefusal, transact } from "../transact";
import { eventBooks, resolveEvents } from "./event-books";
import { type PostingRefusal, postVouchers } from "./post-vouchers";
import { factoringReach } from "./posting-reach";
import { tellable, tooLarge, withinLedger } from "./tellable";
import { currencyJudge, exchangeOf } from "./voucher-currency";
import { postedVoucherView } from "./voucher-view";

/** In kroner unless it says otherwise. */
type Input = Omit<InputOf<typeof contract>, "currency"> & { readonly currency?: Currency };
type Answer = OutputOf<typeof contract>;

type Balanced = Exclude<PostingRefusal, { code: "unbalanced_voucher" }>;

type EventRefusal = {
  readonly code: BuildRefusal["code"] | "account_not_allowed";
  readonly errors: readonly FieldIssue[];
};

/**
 * What happened, as the partner tells it (domain.md c3 and c4): one balanced voucher, built from the agreement and the
 * account mapping, every line with its reason. `dryRun` does the same and keeps nothing.
 */
export function postFactoringEvents(
  scope: Scope,
  { dryRun, currency = "NOK", ...said }: Input,
): Promise<Result<Answer, EventRefusal | Balanced | TransactRefusal>> {
  const posted = transact<Answer, EventRefusal | Balanced>(
    scope,
    "voucher/post-events",
    async (tx): Promise<Result<Answer, EventRefusal | Balanced>> => {
      const input = { ...said, currency };
      const misfits = (await currencyJudge(tx, [input]))(input);
      if (misfits.length > 0) return refuse({ code: "validation_failed", errors: misfits });
      const events = await resolveEvents(tx, input.items);
      if (!events.ok) return events;
      const exchange = exchangeOf(input);
      const books = await eventBooks(tx, exchange);
      const built = buildPostings(events.value, books);
      if (!built.ok) return refuse({ code: built.error.code, errors: built.error.faults.map(issueOf) });
      const large = largeItems(built.value);
      if (large.length > 0) return refuse({ code: "validation_failed", errors: large });

      await noteEvents(tx, input.externalReference, events.value, built.value);
      const { agreementType } = books;
      const noted = [...built.value.noted];
      if (built.value.postings.length === 0) return ok({ ...withoutVoucher(input), agreementType, noted });
      const [posted] = await postVouchers<never>(tx, factoringReach(tx, connectionOf(tx)), [
        {
          ...input,
          exchange,
          voucherDate: input.date,
          description: input.description ?? describe(events.value),
          postings: ok(built.value.postings),
        },
      ]);
      if (!posted) throw new Error("a voucher without an outcome");
      if (!posted.ok) return refuse(balanced(posted.error));
      const view = await postedVoucherView(tx, posted.value, present(await findVoucher(tx, posted.value)));
      const told = tellable(
        view.newBalances.map(({ balance }) => balance),
        "/items",
      );
      if (!told.ok) return told;
      const lines = explained(view.lines, built.value, posted.value.added);
      return ok({ ...view, ...(dryRun ? { id: null, voucherNo: null } : {}), agreementType, lines, noted });
    },
    { rehearse: dryRun },
  );
  return withinLedger(posted, "/items");
}

/** Each item once whose amount is too large in kroner. */
function largeItems({ postings }: Built): FieldIssue[] {
  const issues = postings.flatMap(({ amountOre, item }) => tooLarge(amountOre, `/items/${item}/amount`));
  return [...new Map(issues.map((issue) => [issue.pointer, issue])).values()];
}

/** What is built balances: should it ever not, nothing is posted, and it is ours to mend. */
function balanced(refusal: PostingRefusal): Balanced {
  if (refusal.code === "unbalanced_voucher")
    throw new Error("events were built to a voucher that does not balance");
  return refusal;
}

/** The lines of the voucher are those that were built, in their order, then those that exchange differences added. */
function explained(
  lines: Omit<Answer["lines"][number], "item" | "why">[],
  { postings }: Built,
  added: readonly AddedLine[],
) {
  return lines.flatMap((line, index) => {
    const built = postings[index];
    if (built) return { ...line, item: built.item, why: built.why };
    const addition = added[index - postings.length];
    const source = addition && postings[addition.source];
    return source ? { ...line, item: source.item, why: addition.why } : [];
  });
}

function withoutVoucher({ externalReference, date, currency = "NOK", exchangeRate }: Omit<Input, "dryRun">) {
  const nothing = { lines: [], matches: [], newBalances: [], documents: [] };
  const said = { voucherDate: date, externalReference, currency, exchangeRate: exchangeRate ?? null };
  return { id: null, voucherNo: null, ...said, ...nothing };
}

/** What is not posted is told in the invoices' history, once for each reference. */
async function noteEvents(
  tx: Scope<Tx>,
  reference: string,
  events: readonly FactoringEvent[],
  { noted }: Built,
): Promise<void> {
  const told = noted.flatMap(({ item, kind, why }) => {
    const invoiceId = events[item]?.invoice?.invoiceId;
    const text = `${eventRules[kind].name.nb}. ${why.nb}`;
    return invoiceId ? { invoiceId, event: "event_noted" as const, text, facts: { kind, reference } } : [];
  });
  const [first] = told;
  if (first && !(await hasNoted(tx, first.invoiceId, reference))) await insertHistory(tx, told);
}

/** "Forskudd, Utbetaling": books speak Norwegian. */
function describe(events: readonly FactoringEvent[]): string {
  const numbers = [...new Set(events.flatMap(({ invoice }) => invoice?.number ?? []))];
  const names = [...new Set(events.map(({ kind }) => eventRules[kind].name.nb))].join(", ");
  const [number] = numbers;
  return numbers.length === 1 ? `${names}, faktura ${number}` : names;
}

function issueOf({ item, field, code, facts }: EventFault): FieldIssue {
  return { pointer: `/items/${item}/${field}`, code: code as IssueCode, ...(facts ? { facts } : {}) };
}
