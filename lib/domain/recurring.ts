import { addDays, type IsoDate, isoDate } from "./dates";
import type { DraftLine } from "./invoice";

/** «Gjentakende fakturaer»: an agreement makes invoices, rests, or is over. */
export const recurringStates = ["active", "paused", "ended"] as const;

export type RecurringState = (typeof recurringStates)[number];

/** The day that means the last one of every month, however long it is. */
export const lastDayOfMonth = 31;

/** So many dates of one agreement a run may take up: what was forgotten for years is made in parts. */
const datesAtOnce = 100;

/** A run may be made this long before its dates: a year typed wrong shall not invoice what nobody has agreed to yet. */
export const daysAhead = 92;

/** When an agreement is invoiced: on its first date, and then every so many months on a day of the month. */
export type Schedule = {
  readonly firstDate: IsoDate;
  /** 1 monthly, 3 quarterly, 6 half-yearly, 12 yearly; any number from 1 to 60. */
  readonly intervalMonths: number;
  /** 1–31; a month without that day is invoiced on its last one. */
  readonly dayOfMonth: number;
  /** No invoice is dated after it; null when the agreement has no end. */
  readonly endDate: IsoDate | null;
  /** How many invoices there shall be in all; null for as many as the time gives. */
  readonly times: number | null;
};

/** What an agreement has been through: its latest date, and how many dates have become invoices or drafts. */
export type Made = { readonly latest: IsoDate | null; readonly count: number };

/**
 * The next date of an agreement, or null when it is over. At most one a calendar month, so that a change of day or
 * interval never invoices a month twice.
 *
 * @param notBefore dates before it are passed over: what an agreement rested through is not made afterwards
 */
export function nextDate(schedule: Schedule, made: Made, notBefore?: IsoDate): IsoDate | null {
  const { firstDate, intervalMonths, endDate, times } = schedule;
  if (times !== null && made.count >= times) return null;

  const latestMonth = made.latest === null ? null : monthOf(made.latest);
  const reached = Math.max(latestMonth ?? 0, notBefore ? monthOf(notBefore) : 0) - monthOf(firstDate);
  for (let at = Math.max(0, Math.floor(reached / intervalMonths)); ; at += 1) {
    const date = dateAt(schedule, at);
    if (endDate !== null && date > endDate) return null;
    if (latestMonth !== null && monthOf(date) <= latestMonth) continue;
    if (notBefore === undefined || date >= notBefore) return date;
  }
}

/** The dates that have come by `through`, the first `datesAtOnce` of them, from the agreement's next date on. */
export function dueDates(schedule: Schedule, made: Made, next: IsoDate, through: IsoDate): IsoDate[] {
  const due: IsoDate[] = [];
  let { count } = made;
  for (
    let date: IsoDate | null = next;
    date && date <= through && due.length < datesAtOnce;
    date = nextDate(schedule, { latest: date, count })
  ) {
    due.push(date);
    count += 1;
  }
  return due;
}

/**
 * The day that an invoice of an agreement is dated: the agreement's own, or today when that is past. A sales document
 * is dated the day it is made (bokføringsforskriften § 5-1-1), and the debtor's days to pay begin no earlier.
 */
export function invoiceDateOf(date: IsoDate, today: IsoDate): IsoDate {
  return date > today ? date : today;
}

const months = {
  nb: [
    ...["januar", "februar", "mars", "april", "mai", "juni"],
    ...["juli", "august", "september", "oktober", "november", "desember"],
  ],
  en: [
    ...["January", "February", "March", "April", "May", "June"],
    ...["July", "August", "September", "October", "November", "December"],
  ],
} as const;

/**
 * What «{periode}» stands for: the calendar months from that of the date, as many as the interval has. "januar 2027",
 * "januar–mars 2027", "november 2026–oktober 2027".
 */
export function periodText(date: IsoDate, intervalMonths: number, language: "nb" | "en"): string {
  const from = monthOf(date);
  const through = from + intervalMonths - 1;
  const name = (month: number) => months[language][month % 12] ?? "";
  const year = (month: number) => Math.floor(month / 12);

  if (from === through) return `${name(from)} ${year(from)}`;
  const first = year(from) === year(through) ? name(from) : `${name(from)} ${year(from)}`;
  return `${first}–${name(through)} ${year(through)}`;
}

/** A text with «{periode}», or «{period}», written out. */
export function withPeriod(text: string, period: string): string {
  return text.replace(/\{periode?\}/gi, () => period);
}

/** What an agreement puts on every invoice. */
export type RecurringContent = {
  readonly buyerReference: string | null;
  readonly orderReference: string | null;
  readonly lines: readonly DraftLine[];
};

/** The content of one date: its texts carry the period. */
export function contentOf<Content extends RecurringContent>(
  content: Content,
  { date, intervalMonths, language }: { date: IsoDate; intervalMonths: number; language: "nb" | "en" },
): Content {
  const period = periodText(date, intervalMonths, language);
  return {
    ...content,
    buyerReference: content.buyerReference && withPeriod(content.buyerReference, period),
    orderReference: content.orderReference && withPeriod(content.orderReference, period),
    lines: content.lines.map((line) => ({ ...line, text: withPeriod(line.text, period) })),
  };
}

/** The date at place `at`: 0 is the first, which may be another day than the following ones. */
function dateAt({ firstDate, intervalMonths, dayOfMonth }: Schedule, at: number): IsoDate {
  return at === 0 ? firstDate : dayIn(monthOf(firstDate) + at * intervalMonths, dayOfMonth);
}

/** A day of a month, or the month's last when it has no such day. */
function dayIn(month: number, day: number): IsoDate {
  const last = Number(addDays(firstOf(month + 1), -1).slice(8));
  return addDays(firstOf(month), Math.min(day, last) - 1);
}

/** Months since year 0, so that they can be counted. */
function monthOf(date: IsoDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

function firstOf(month: number): IsoDate {
  const year = String(Math.floor(month / 12)).padStart(4, "0");
  return isoDate(`${year}-${String((month % 12) + 1).padStart(2, "0")}-01`);
}
