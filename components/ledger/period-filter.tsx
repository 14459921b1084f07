"use client";

import { parseAsInteger, useQueryStates } from "nuqs";
import { useTransition } from "react";
import { parseAsIsoDate } from "@/components/reports/iso-date-param";
import { Button } from "@/components/ui/button";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { type IsoDate, parseTypedDate } from "@/lib/domain/dates";
import { useTexts } from "@/lib/text/client";

const parsers = { from: parseAsIsoDate, to: parseAsIsoDate, series: parseAsInteger };

/** A period, and a voucher series where there are some to choose between; all in the address. */
export function PeriodFilter({
  today,
  series = [],
}: {
  today: IsoDate;
  series?: readonly { readonly series: number; readonly name: string }[];
}) {
  const t = useTexts();
  const [pending, startTransition] = useTransition();
  const [asked, ask] = useQueryStates(parsers, { shallow: false, startTransition, history: "push" });
  const narrowed = Object.values(asked).some((value) => value !== null);
  const date = (key: "from" | "to") => (value: IsoDate | null, text: string) => {
    if (value || text === "") void ask({ [key]: value });
  };
  const parse = (text: string) => parseTypedDate(text, today);

  return (
    <search
      aria-label={t("reports.filters")}
      aria-busy={pending}
      data-print="hide"
      className="mb-4 flex flex-wrap items-end gap-x-3 gap-y-2 [&>*]:w-38"
    >
      <Field label={t("reports.from")}>
        <DateInput value={asked.from} parse={parse} onValueChange={date("from")} />
      </Field>
      <Field label={t("reports.to")}>
        <DateInput value={asked.to} parse={parse} onValueChange={date("to")} />
      </Field>
      {series.length > 0 ? (
        <Field label={t("vouchers.series")}>
          <Select
            value={asked.series ?? ""}
            placeholder={t("vouchers.allSeries")}
            options={series.map((one) => ({ value: String(one.series), label: `${one.series} ${one.name}` }))}
            onChange={(event) => void ask({ series: event.target.value ? Number(event.target.value) : null })}
          />
        </Field>
      ) : null}
      {narrowed ? (
        <Button variant="quiet" onClick={() => void ask({ from: null, to: null, series: null })}>
          {t("common.clearFilters")}
        </Button>
      ) : null}
    </search>
  );
}
