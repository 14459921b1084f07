import { addDays, type IsoDate, isoDate } from "@/lib/domain/dates";

/** The story's last day. Nothing in it knows what day it is told. */
export const lastDay = isoDate("2026-11-20");

/** The day on which the company begins with factoring. */
export const activationDay = isoDate("2026-07-31");

/** The date itself, or the Monday after a weekend. */
export function onWeekday(date: IsoDate): IsoDate {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  if (day === 6) return addDays(date, 2);
  return day === 0 ? addDays(date, 1) : date;
}

/** The first weekday at least so many days later. */
export function weekdayAfter(date: IsoDate, days: number): IsoDate {
  return onWeekday(addDays(date, days));
}

export function isFriday(date: IsoDate): boolean {
  return new Date(`${date}T00:00:00Z`).getUTCDay() === 5;
}

/** Every weekday from one date to another, both included. */
export function weekdays(from: IsoDate, to: IsoDate): IsoDate[] {
  const days: IsoDate[] = [];
  for (let day = onWeekday(from); day <= to; day = weekdayAfter(day, 1)) days.push(day);
  return days;
}

/** A moment of a working day, UTC. */
export function at(date: IsoDate, time: string): Date {
  return new Date(`${date}T${time}:00Z`);
}
