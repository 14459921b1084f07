"use client";

import { useQueryState } from "nuqs";
import { useTransition } from "react";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { type IsoDate, parseTypedDate } from "@/lib/domain/dates";
import { parseAsIsoDate } from "./iso-date-param";

type AddressDateProps = {
  today: IsoDate;
  label: string;
  /** What the search region is called. */
  name: string;
};

/** A day that a page is about, in the address; today when none is. */
export function AddressDate({ today, label, name }: AddressDateProps) {
  const [pending, startTransition] = useTransition();
  const [date, setDate] = useQueryState(
    "date",
    parseAsIsoDate.withOptions({ shallow: false, startTransition, history: "push" }),
  );
  return (
    <search aria-label={name} aria-busy={pending} data-print="hide" className="w-38">
      <Field label={label}>
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
