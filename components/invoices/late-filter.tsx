import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import { type Lateness, latenesses } from "@/lib/domain/lateness";
import type { Texts } from "@/lib/text/server";

type LateFilterProps = {
  base: string;
  /** What alone is shown; all that is late when nothing is said. */
  only: Lateness | undefined;
  counts: Readonly<Record<Lateness, number>>;
  t: Texts;
};

/** What the factoring company is late with (edge 24), to choose one kind of, and the way to what can be done about it. */
export function LateFilter({ base, only, counts, t }: LateFilterProps) {
  const all = latenesses.reduce((sum, late) => sum + counts[late], 0);
  const choices = [
    { key: "all" as const, query: "", count: all, chosen: only === undefined },
    ...latenesses.map((late) => ({
      key: late,
      query: `&late=${late}`,
      count: counts[late],
      chosen: only === late,
    })),
  ];
  return (
    <nav
      aria-label={t("claimDesk.lateFilter.label")}
      className="mb-3 flex flex-wrap items-center gap-x-5 gap-y-1"
    >
      {choices.map(({ key, query, count, chosen }) => (
        <Link
          key={key}
          href={`${base}?view=late${query}`}
          aria-current={chosen ? "true" : undefined}
          className={classNames("link py-1", chosen && "font-semibold text-ink no-underline")}
        >
          {t(`claimDesk.lateFilter.${key}`)} <span className="tabular-nums">({count})</span>
        </Link>
      ))}
    </nav>
  );
}
