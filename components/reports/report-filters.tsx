"use client";

import { FilterX } from "lucide-react";
import { useQueryStates } from "nuqs";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { IsoDate } from "@/lib/domain/dates";
import type { ReportHead, ReportLevel } from "@/lib/domain/report";
import { useTexts } from "@/lib/text/client";
import { FilterField } from "./filter-field";
import { filterParsers, levelParser } from "./request";

const parsers = { ...filterParsers, level: levelParser };
const nothing = Object.fromEntries(Object.keys(filterParsers).map((id) => [id, null]));

type ReportFiltersProps = {
  head: ReportHead;
  level: ReportLevel;
  /** «Per dato» when none is asked for. */
  today: IsoDate;
};

/** What a report is narrowed to, in the address: it can be shared, and the way back works. */
export function ReportFilters({ head, level, today }: ReportFiltersProps) {
  const t = useTexts();
  const [pending, startTransition] = useTransition();
  const [asked, ask] = useQueryStates(parsers, { shallow: false, startTransition, history: "push" });
  const narrowed = head.filters.some((id) => Boolean(asked[id]));
  const [first] = head.views;

  return (
    <search
      aria-label={t("reports.filters")}
      aria-busy={pending}
      data-print="hide"
      className="mb-4 grid grid-cols-2 items-end gap-x-3 gap-y-2 sm:grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))]"
    >
      {head.views.length > 1 ? (
        <Field label={t("reports.level")}>
          <Select
            value={level}
            onChange={({ target }) => {
              const chosen = head.views.find((view) => view.level === target.value) ?? first;
              void ask({ level: chosen === first ? null : chosen.level });
            }}
            options={head.views.map((view) => ({
              value: view.level,
              label: t(`reports.levels.${view.level}`),
            }))}
          />
        </Field>
      ) : null}
      {head.filters.map((id) => (
        <FilterField key={id} id={id} asked={asked} ask={(change) => void ask(change)} today={today} />
      ))}
      {narrowed ? (
        <Button
          variant="quiet"
          size="icon"
          aria-label={t("common.clearFilters")}
          title={t("common.clearFilters")}
          onClick={() => void ask(nothing)}
        >
          <FilterX aria-hidden />
        </Button>
      ) : null}
    </search>
  );
}
