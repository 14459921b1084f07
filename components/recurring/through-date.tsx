"use client";

import { useQueryState } from "nuqs";
import { useTransition } from "react";
import { parseAsIsoDate } from "@/components/reports/iso-date-param";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { type IsoDate, parseTypedDate } from "@/lib/domain/dates";
import { useTexts } from "@/lib/text/client";

/** The last day that is run, in the address; today when none is. */
export function ThroughDate({ today }: { today: IsoDate }) {
  const t = useTexts();
  const [pending, startTransition] = useTransition();
  const [date, setDate] = useQueryState(
    "date",
    parseAsIsoDate.withOptions({ shallow: false, startTransition, history: "push" }),
  );
  return (
    <search aria-label={t("recurring.showDue")} aria-busy={pending} data-print="hide" className="w-38">
      <Field label={t("recurring.through")}>
        <DateInput
          value={date ?? today}
          parse={(text) => parseTypedDate(text, today)}
          onValueChange={(value, text) => {
            if (value || text === "") void setDate(value === today ? null : value);
          }}
        />
      </Field>
    </search>
  );
}
