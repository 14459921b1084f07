import { lastDayOfMonth } from "@/lib/domain/recurring";
import type { Texts } from "@/lib/text/server";

const named = { 1: "month", 3: "quarter", 6: "halfYear", 12: "year" } as const;

/** «Hver måned», «Hvert kvartal», «Hver 2. måned». */
export function intervalText(t: Texts, months: number): string {
  const name = Object.entries(named).find(([count]) => Number(count) === months)?.[1];
  return name ? t(`recurring.intervals.${name}`) : t("recurring.everyMonths", { months: String(months) });
}

/** «Den 15.», «Siste dag». */
export function dayText(t: Texts, day: number): string {
  return day === lastDayOfMonth ? t("recurring.lastDay") : t("recurring.day", { day: String(day) });
}
