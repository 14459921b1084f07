import { namedIntervals, type ScheduleForm } from "@/lib/contracts/recurring";
import type { IsoDate } from "@/lib/domain/dates";
import type { Schedule } from "@/lib/domain/recurring";

/** A kept schedule as it stands in the form. */
export function scheduleFormOf(schedule: Schedule, sendsItself: boolean): ScheduleForm {
  const months = String(schedule.intervalMonths);
  const interval = namedIntervals.find((one) => one === months) ?? "other";
  return {
    firstDate: schedule.firstDate,
    interval,
    months: interval === "other" ? months : "",
    dayOfMonth: String(schedule.dayOfMonth),
    endDate: schedule.endDate ?? "",
    times: schedule.times === null ? "" : String(schedule.times),
    sendsItself,
  };
}

/** What a new agreement begins with: monthly from a day, on that day of the month. */
export function newSchedule(firstDate: IsoDate): ScheduleForm {
  return {
    firstDate,
    interval: "1",
    months: "",
    dayOfMonth: String(Number(firstDate.slice(8))),
    endDate: "",
    times: "",
    sendsItself: false,
  };
}
