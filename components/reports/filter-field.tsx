"use client";

import type { inferParserType } from "nuqs";
import { Checkbox } from "@/components/ui/checkbox";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { type IsoDate, parseTypedDate } from "@/lib/domain/dates";
import { askedAges, askedStatuses, invoiceSources, type ReportFilterId } from "@/lib/domain/report";
import { useTexts } from "@/lib/text/client";
import type { Texts } from "@/lib/text/server";
import type { filterParsers } from "./request";

type Filter = inferParserType<typeof filterParsers>;

type FilterFieldProps = {
  id: ReportFilterId;
  asked: Filter;
  ask: (change: { [Id in ReportFilterId]?: Filter[Id] | null }) => void;
  /** «Per dato» when none is asked for. */
  today: IsoDate;
};

/** One filter of a report, as what it asks for is best given. */
export function FilterField({ id, asked, ask, today }: FilterFieldProps) {
  const t = useTexts();
  switch (id) {
    case "from":
    case "to":
    case "asOf": {
      const otherwise = id === "asOf" ? today : null;
      return (
        <Field label={t(`reports.${id}`)}>
          <DateInput
            value={asked[id] ?? otherwise}
            parse={(text) => parseTypedDate(text, today)}
            onValueChange={(value, text) => {
              if (value || text === "") ask({ [id]: value === otherwise ? null : value });
            }}
          />
        </Field>
      );
    }
    case "q":
    case "description":
      return (
        <Field
          label={t(id === "q" ? "common.search" : "reports.columns.factoringDescription")}
          className={id === "q" ? "col-span-2" : undefined}
        >
          <SearchInput key={asked[id]} value={asked[id]} onSearch={(text) => ask({ [id]: text || null })} />
        </Field>
      );
    case "customer":
      return (
        <Field label={t("reports.customerNo")}>
          <SearchInput
            key={asked.customer}
            value={asked.customer === null ? "" : String(asked.customer)}
            onSearch={(text) => ask({ customer: /^\d{1,9}$/.test(text) ? Number(text) : null })}
          />
        </Field>
      );
    case "open":
      return (
        <div className="flex h-8 items-center whitespace-nowrap">
          <Checkbox
            label={t("reports.openOnly")}
            checked={asked.open}
            onChange={({ target }) => ask({ open: target.checked || null })}
          />
        </div>
      );
    case "age":
    case "source":
    case "status": {
      const { label, options } = choices(id, t);
      return (
        <Field label={label}>
          <Select
            value={asked[id] ?? ""}
            onChange={({ target }) => {
              const chosen = options.find(({ value }) => value === target.value);
              ask({ [id]: chosen?.value ?? null });
            }}
            placeholder={t("reports.any")}
            options={options}
          />
        </Field>
      );
    }
  }
}

function choices(id: "age" | "source" | "status", t: Texts) {
  switch (id) {
    case "age":
      return {
        label: t("overview.age"),
        options: askedAges.map((value) => ({
          value,
          label: value === "overdue" ? t("reports.overdue") : t(`overview.ages.${value}`),
        })),
      };
    case "source":
      return {
        label: t("reports.columns.source"),
        options: invoiceSources.map((value) => ({ value, label: t(`reports.words.${value}`) })),
      };
    case "status":
      return {
        label: t("factoring.invoiceStatus"),
        options: askedStatuses.map((value) => ({ value, label: t(`statuses.${value}`) })),
      };
  }
}

/** Text that narrows when it is left or Enter is pressed: a report is not asked again at every letter. */
function SearchInput({ value, onSearch }: { value: string; onSearch: (text: string) => void }) {
  function settle(typed: string) {
    const text = typed.trim();
    if (text !== value) onSearch(text);
  }
  return (
    <TextInput
      type="search"
      defaultValue={value}
      onBlur={(event) => settle(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === "Enter") settle(event.currentTarget.value);
      }}
    />
  );
}
