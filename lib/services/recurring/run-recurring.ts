import { listRecurringLines } from "@/db/queries/recurring";
import { listUnsentDates } from "@/db/queries/recurring-runs";
import type { Scope, Tx } from "@/db/scope";
import { type DraftToSave, insertDrafts } from "@/db/writes/invoices";
import { enqueueEach } from "@/db/writes/jobs";
import {
  type Advanced,
  advanceRecurring,
  insertRecurringDates,
  insertRecurringRun,
  insertRunDates,
} from "@/db/writes/recurring";
import { addDays, dateInNorway, type IsoDate } from "@/lib/domain/dates";
import { type DraftLine, priceLine, totalsOf } from "@/lib/domain/invoice";
import { contentOf, daysAhead, nextDate } from "@/lib/domain/recurring";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";
import { type DueDate, findDue, madeAtOnce } from "./due";

export type RunRecurringInput = {
  readonly throughDate: IsoDate;
  /** The sweep's: only agreements that send themselves, and nothing that failed before. */
  readonly automatic?: boolean | undefined;
};

export type RunRecurringRefusal =
  | { readonly code: "nothing_recurring_due" }
  | { readonly code: "recurring_too_far_ahead"; readonly latest: IsoDate };

/** How many drafts go in one statement. */
const together = 100;

/**
 * «Kjør gjentakende» (edge 40): drafts of all that is due through a day, in one transaction with the dates they are of and
 * the job that sends them. It is all decided under the company's lock, so that of two runs at once the second finds
 * nothing. Drafts that an earlier run could not send are tried again with them.
 */
export function runRecurring(
  scope: Scope,
  { throughDate, automatic = false }: RunRecurringInput,
): Promise<Result<{ runId: string; count: number }, RunRecurringRefusal | TransactRefusal>> {
  return transact<{ runId: string; count: number }, RunRecurringRefusal>(
    scope,
    "recurring/run",
    async (tx) => {
      const latest = addDays(dateInNorway(tx.now), daysAhead);
      if (throughDate > latest) return refuse({ code: "recurring_too_far_ahead", latest });

      const { dates } = await findDue(tx, { through: throughDate, automatic });
      const unsent = automatic ? [] : await listUnsentDates(tx, madeAtOnce);
      const count = dates.length + unsent.length;
      if (count === 0) return refuse({ code: "nothing_recurring_due" });

      const runId = await insertRecurringRun(tx, { throughDate, automatic });
      const made = await makeDrafts(tx, dates);
      await advanceRecurring(tx, advancedBy(dates));
      await insertRunDates(tx, runId, [...made, ...unsent]);
      await enqueueEach(tx, "recurring", [{ key: `recurring-${runId}`, payload: { runId } }]);
      return ok({ runId, count });
    },
  );
}

async function makeDrafts(tx: Scope<Tx>, dates: readonly DueDate[]) {
  const linesOf = await listRecurringLines(tx, [...new Set(dates.map(({ agreement }) => agreement.id))]);
  const made = [];
  for (let start = 0; start < dates.length; start += together) {
    const part = dates.slice(start, start + together);
    const ids = await insertDrafts(
      tx,
      part.map((due) => draftOf(tx, due, linesOf.get(due.agreement.id) ?? [])),
    );
    made.push(
      ...part.map(({ agreement, date }, index) => ({
        recurringId: agreement.id,
        date,
        invoiceId: ids[index] ?? "",
      })),
    );
  }
  await insertRecurringDates(tx, made);
  return made;
}

/** The draft of one date: the agreement's content with the period written out. */
function draftOf(
  { actor }: Scope<Tx>,
  { agreement, date, language }: DueDate,
  lines: readonly DraftLine[],
): DraftToSave {
  const { customerNo, paymentTermsDays, buyerReference, orderReference, intervalMonths } = agreement;
  const content = contentOf({ buyerReference, orderReference, lines }, { date, intervalMonths, language });
  const priced = content.lines.map(priceLine);
  return {
    kind: "invoice",
    source: "created",
    customerNo,
    paymentTermsDays,
    buyerReference: content.buyerReference,
    orderReference: content.orderReference,
    deliveryDate: null,
    originalInvoiceId: null,
    lines: priced,
    totals: totalsOf(priced),
    createdBy: actor.kind === "user" ? actor.userId : actor.kind,
  };
}

/** Where the agreements stand when these dates are made; each agreement's dates follow one another. */
function advancedBy(dates: readonly DueDate[]): Advanced[] {
  const latest = new Map<string, { due: DueDate; count: number }>();
  for (const due of dates) {
    const before = latest.get(due.agreement.id)?.count ?? due.agreement.made;
    latest.set(due.agreement.id, { due, count: before + 1 });
  }
  return [...latest.values()].map(({ due: { agreement, date }, count }) => ({
    id: agreement.id,
    latestDate: date,
    made: count,
    nextDate: nextDate(agreement, { latest: date, count }),
  }));
}
