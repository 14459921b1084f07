"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { ActionState } from "@/lib/contracts/action-state";
import { type RateForm as Form, saveRateInput } from "@/lib/contracts/exchange-rate";
import { type IsoDate, parseIsoDate, parseTypedDate } from "@/lib/domain/dates";
import { foreignCurrencies } from "@/lib/domain/document-currency";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";

type RateFormProps = {
  today: IsoDate;
  save: (input: Form) => Promise<ActionState<{ currency: string }>>;
};

/** «Ny kurs»: a currency, a day and what one unit costs. */
export function RateForm({ today, save }: RateFormProps) {
  const t = useTexts();
  const [failure, setFailure] = useState<string | null>(null);
  const empty: Form = { currency: "EUR", validFrom: today, rate: "" };
  const form = useForm<Form>({
    defaultValues: empty,
    resolver: zodResolver(saveRateInput, undefined, { raw: true }),
  });
  const error = (name: keyof Form) => {
    const code = form.formState.errors[name]?.message;
    return code ? refusalText(t, { code }) : undefined;
  };

  const submit = form.handleSubmit(async (typed) => {
    const state = await save(typed);
    if (state.status === "done") {
      setFailure(null);
      toast.success(t("currency.rateSaved", { currency: state.value.currency }));
      form.reset({ ...typed, rate: "" });
    } else if (state.status === "refused") setFailure(refusalText(t, { ...state.facts, code: state.code }));
    else setFailure(t("errors.validation_failed"));
  });

  return (
    <form onSubmit={submit} noValidate className="max-w-3xl">
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <Field label={t("currency.currency")}>
          <Select
            {...form.register("currency")}
            options={foreignCurrencies.map((code) => ({
              value: code,
              label: `${code} ${t(`currency.names.${code}`)}`,
            }))}
          />
        </Field>
        <Controller
          control={form.control}
          name="validFrom"
          render={({ field }) => (
            <Field label={t("currency.validFrom")} error={error("validFrom")} required>
              <DateInput
                value={parseIsoDate(field.value)}
                onValueChange={(date, text) => field.onChange(date ?? text)}
                parse={(text) => parseTypedDate(text, today)}
              />
            </Field>
          )}
        />
        <Field label={t("currency.ratePerUnit")} hint={t("currency.unitHint")} error={error("rate")} required>
          <TextInput {...form.register("rate")} inputMode="decimal" className="tabular-nums" />
        </Field>
      </div>
      {failure ? (
        <div className="mt-3">
          <Callout tone="error" live>
            {failure}
          </Callout>
        </div>
      ) : null}
      <Button type="submit" variant="primary" className="mt-3" pending={form.formState.isSubmitting}>
        {t("currency.saveRate")}
      </Button>
    </form>
  );
}
