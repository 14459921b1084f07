"use client";

import { Controller, type UseFormReturn, useWatch } from "react-hook-form";
import { Checkbox } from "@/components/ui/checkbox";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { namedIntervals, type ScheduleForm } from "@/lib/contracts/recurring";
import { type IsoDate, parseIsoDate, parseTypedDate } from "@/lib/domain/dates";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import { dayText, intervalText } from "./recurring-words";

type ScheduleFieldsProps = {
  form: UseFormReturn<ScheduleForm>;
  today: IsoDate;
  /** The first invoice is made, and its date stands. */
  begun: boolean;
};

const days = Array.from({ length: 31 }, (_, index) => index + 1);

/** When an agreement is invoiced: first date, interval, day of the month, end, and whether it sends itself. */
export function ScheduleFields({ form, today, begun }: ScheduleFieldsProps) {
  const t = useTexts();
  const interval = useWatch({ control: form.control, name: "interval" });
  const { errors, dirtyFields } = form.formState;
  const errorOf = (name: keyof ScheduleForm) => {
    const code = errors[name]?.message;
    return code ? refusalText(t, { code }) : undefined;
  };
  const date = (name: "firstDate" | "endDate", label: string, hint?: string) => (
    <Controller
      control={form.control}
      name={name}
      render={({ field }) => (
        <Field label={label} hint={hint} error={errorOf(name)} required={name === "firstDate"}>
          <DateInput
            value={parseIsoDate(field.value)}
            disabled={begun && name === "firstDate"}
            onValueChange={(value, text) => {
              field.onChange(value ?? text);
              // The day follows the first date until another is chosen.
              if (value && name === "firstDate" && !dirtyFields.dayOfMonth)
                form.setValue("dayOfMonth", String(Number(value.slice(8))));
            }}
            parse={(text) => parseTypedDate(text, today)}
          />
        </Field>
      )}
    />
  );

  return (
    <div className="grid max-w-5xl grid-cols-1 items-start gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-4">
      {date("firstDate", t("recurring.firstDate"), begun ? t("recurring.firstDateFixed") : undefined)}
      <Field label={t("recurring.interval")} error={errorOf("interval")}>
        <Select
          {...form.register("interval")}
          options={[
            ...namedIntervals.map((months) => ({ value: months, label: intervalText(t, Number(months)) })),
            { value: "other", label: t("recurring.otherInterval") },
          ]}
        />
      </Field>
      {interval === "other" ? (
        <Field label={t("recurring.months")} error={errorOf("months")} required>
          <TextInput inputMode="numeric" className="tabular-nums" {...form.register("months")} />
        </Field>
      ) : null}
      <Field
        label={t("recurring.dayOfMonth")}
        hint={t("recurring.dayOfMonthHint")}
        error={errorOf("dayOfMonth")}
      >
        <Select
          {...form.register("dayOfMonth")}
          options={days.map((day) => ({ value: String(day), label: dayText(t, day) }))}
        />
      </Field>
      {date("endDate", t("recurring.endDate"), t("recurring.endDateHint"))}
      <Field label={t("recurring.times")} hint={t("recurring.timesHint")} error={errorOf("times")}>
        <TextInput inputMode="numeric" className="tabular-nums" {...form.register("times")} />
      </Field>
      <Checkbox
        className="sm:col-span-2 lg:col-span-4"
        label={t("recurring.sendsItself")}
        hint={t("recurring.sendsItselfHint")}
        {...form.register("sendsItself")}
      />
    </div>
  );
}
