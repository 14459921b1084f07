import type { IsoDate } from "@/lib/domain/dates";
import { formatDate, formatMoment } from "@/lib/text/format";
import { classNames } from "./class-names";

/** A calendar date, "31.12.2026"; null shows an empty place. */
export function DateText({ date, className }: { date: IsoDate | null; className?: string | undefined }) {
  if (!date) return null;
  return (
    <time dateTime={date} className={classNames("whitespace-nowrap tabular-nums", className)}>
      {formatDate(date)}
    </time>
  );
}

/** A moment on Norwegian clocks, "31.12.2026, 14:05". */
export function MomentText({ moment, className }: { moment: Date; className?: string | undefined }) {
  return (
    <time dateTime={moment.toISOString()} className={classNames("whitespace-nowrap tabular-nums", className)}>
      {formatMoment(moment)}
    </time>
  );
}
