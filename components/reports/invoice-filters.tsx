"use client";

import { FilterX } from "lucide-react";
import { useQueryStates } from "nuqs";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { type IsoDate, parseTypedDate } from "@/lib/domain/dates";
import { factoringStatuses } from "@/lib/domain/factoring";
import { useTexts } from "@/lib/text/client";
import { invoiceRequestParsers } from "./invoice-request";

const { sort: _, ...filterParsers } = invoiceRequestParsers;
const statuses = [...factoringStatuses, "not_factored"] as const;
const none = { from: null, to: null, customer: null, status: null, open: null, q: null };

/** What «Fakturaoversikt» is narrowed to, in the address: it can be shared, and the way back works. */
export function InvoiceFilters({ today }: { today: IsoDate }) {
  const t = useTexts();
  const [pending, startTransition] = useTransition();
  const [asked, ask] = useQueryStates(filterParsers, { shallow: false, startTransition, history: "push" });
  const narrowed = Object.entries(asked).some(
    ([, value]) => value !== null && value !== false && value !== "",
  );
  const date = (key: "from" | "to") => (value: IsoDate | null, text: string) => {
    if (value || text === "") void ask({ [key]: value });
  };

  return (
    <search
      aria-label={t("reports.filters")}
      aria-busy={pending}
      data-print="hide"
      className="mb-4 grid grid-cols-2 items-end gap-x-3 gap-y-2 sm:grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))]"
    >
      <Field label={t("common.search")} className="col-span-2">
        <SearchInput key={asked.q} value={asked.q} onSearch={(q) => void ask({ q: q || null })} />
      </Field>
      <Field label={t("reports.from")}>
        <DateInput
          value={asked.from}
          parse={(text) => parseTypedDate(text, today)}
          onValueChange={date("from")}
        />
      </Field>
      <Field label={t("reports.to")}>
        <DateInput
          value={asked.to}
          parse={(text) => parseTypedDate(text, today)}
          onValueChange={date("to")}
        />
      </Field>
      <Field label={t("reports.customerNo")}>
        <SearchInput
          key={asked.customer}
          value={asked.customer === null ? "" : String(asked.customer)}
          onSearch={(text) => void ask({ customer: /^\d{1,9}$/.test(text) ? Number(text) : null })}
        />
      </Field>
      <Field label={t("factoring.invoiceStatus")}>
        <Select
          value={asked.status ?? ""}
          onChange={(event) => {
            const status = statuses.find((code) => code === event.target.value) ?? null;
            void ask({ status });
          }}
          placeholder={t("reports.anyStatus")}
          options={statuses.map((code) => ({ value: code, label: t(`statuses.${code}`) }))}
        />
      </Field>
      <div className="flex h-8 items-center gap-2 whitespace-nowrap">
        <Checkbox
          label={t("reports.openOnly")}
          checked={asked.open}
          onChange={(event) => void ask({ open: event.target.checked || null })}
        />
        {narrowed ? (
          <Button
            variant="quiet"
            size="icon"
            aria-label={t("common.clearFilters")}
            title={t("common.clearFilters")}
            onClick={() => void ask(none)}
          >
            <FilterX aria-hidden />
          </Button>
        ) : null}
      </div>
    </search>
  );
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
