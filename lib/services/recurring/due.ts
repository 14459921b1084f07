import { type DueRow, listDueRecurring } from "@/db/queries/recurring";
import { listUnsentDates, type OutcomeRow } from "@/db/queries/recurring-runs";
import type { Scope } from "@/db/scope";
import type { IsoDate } from "@/lib/domain/dates";
import { dueDates, periodText } from "@/lib/domain/recurring";

/** So many invoices a run makes: what is left is due still, and the next run takes it. */
export const madeAtOnce = 500;

/** A date that has come, of an agreement. */
export type DueDate = DueRow & { readonly date: IsoDate };

export type Due = {
  /** Dates to make, by agreement. */
  readonly dates: readonly DueDate[];
  /** There are more than a run takes. */
  readonly more: boolean;
};

/** What a run through a day would make; the same for the preview and for the run itself. */
export async function findDue(
  scope: Scope,
  { through, automatic = false }: { readonly through: IsoDate; readonly automatic?: boolean },
): Promise<Due> {
  const agreements = await listDueRecurring(scope, { through, automatic, limit: madeAtOnce + 1 });
  const dates = agreements.flatMap((row) => {
    const { agreement } = row;
    const made = { latest: agreement.latestDate, count: agreement.made };
    const due = agreement.nextDate ? dueDates(agreement, made, agreement.nextDate, through) : [];
    return due.map((date) => ({ ...row, date }));
  });
  return { dates: dates.slice(0, madeAtOnce), more: dates.length > madeAtOnce };
}

/** A line of the preview; øre. */
export type DueView = {
  readonly recurringId: string;
  readonly date: IsoDate;
  readonly customerNo: number;
  readonly customerName: string;
  readonly text: string | null;
  readonly period: string;
  readonly totalOre: bigint;
};

/** «Kjør gjentakende» before it is run: what is due through a day, and the drafts that no run could send. */
export async function previewRun(
  scope: Scope,
  through: IsoDate,
): Promise<{ due: readonly DueView[]; more: boolean; unsent: readonly OutcomeRow[] }> {
  const [{ dates, more }, unsent] = await Promise.all([
    findDue(scope, { through }),
    listUnsentDates(scope, madeAtOnce),
  ]);
  return {
    due: dates.map(({ agreement, customerName, text, date, language }) => ({
      recurringId: agreement.id,
      date,
      customerNo: agreement.customerNo,
      customerName,
      text,
      period: periodText(date, agreement.intervalMonths, language),
      totalOre: agreement.totalOre,
    })),
    more,
    unsent,
  };
}
