import type { IsoDate } from "@/lib/domain/dates";
import { type BasisPoints, toDecimalString } from "@/lib/domain/money";

const amounts = new Intl.NumberFormat("nb-NO", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const integers = new Intl.NumberFormat("nb-NO", { maximumFractionDigits: 0 });
const minutes = {
  timeZone: "Europe/Oslo",
  day: "2-digit",
  month: "2-digit",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
} as const;
const moments = new Intl.DateTimeFormat("nb-NO", minutes);
const exactMoments = new Intl.DateTimeFormat("nb-NO", { ...minutes, second: "2-digit" });

/** Øre as "−1 234,50" in Norwegian form, whatever the language. A decimal string keeps it exact. */
export function formatAmount(ore: bigint): string {
  return amounts.format(toDecimalString(ore) as `${number}`);
}

/** "EUR 1 234,50": an amount in another currency than kroner, which needs its code; kroner go without. */
export function withCurrency(amount: bigint, currency: string): string {
  return currency === "NOK" ? formatAmount(amount) : `${currency}\u00a0${formatAmount(amount)}`;
}

/** A count, "12 345". */
export function formatCount(count: number | bigint): string {
  return integers.format(count);
}

/** Basis points as "12,25 %". */
export function formatPercent(rate: BasisPoints): string {
  return `${amounts.format(toDecimalString(BigInt(rate)) as `${number}`)}\u00a0%`;
}

/** A calendar date as "31.12.2026". */
export function formatDate(date: IsoDate): string {
  return `${date.slice(8, 10)}.${date.slice(5, 7)}.${date.slice(0, 4)}`;
}

/** A moment on Norwegian clocks, "31.12.2026, 14:05". */
export function formatMoment(moment: Date): string {
  return moments.format(moment);
}

/** The same to the second, "31.12.2026, 14:05:09". */
export function formatExactMoment(moment: Date): string {
  return exactMoments.format(moment);
}

/** Nine digits as "912 345 678"; anything else as it is. */
export function formatOrgNr(orgNr: string): string {
  return /^\d{9}$/.test(orgNr) ? `${orgNr.slice(0, 3)} ${orgNr.slice(3, 6)} ${orgNr.slice(6)}` : orgNr;
}

/** Eleven digits as "8601.11.17947"; anything else as it is. */
export function formatBankAccount(account: string): string {
  return account.replace(/^(\d{4})(\d{2})(\d{5})$/, "$1.$2.$3");
}

/** A file's size, "14 kB" or "2,3 MB" (thousands, as disks count). */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${integers.format(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toLocaleString("nb-NO", { maximumFractionDigits: 1 })} MB`;
}
