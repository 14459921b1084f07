import { formatExactMoment } from "@/lib/text/format";

/** A moment to the second on Norwegian clocks: what is told apart in a log is seconds apart. */
export function ExactMoment({ moment }: { moment: Date }) {
  return (
    <time dateTime={moment.toISOString()} className="whitespace-nowrap tabular-nums">
      {formatExactMoment(moment)}
    </time>
  );
}
