"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProvider, useForm, useFormContext } from "react-hook-form";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Fieldset } from "@/components/ui/fieldset";
import { FormActions } from "@/components/ui/form-actions";
import { Section } from "@/components/ui/section";
import { TextInput } from "@/components/ui/text-input";
import type { ActionState } from "@/lib/contracts/action-state";
import { type DunningSettingsForm, dunningSettingsInput } from "@/lib/contracts/dunning";
import type { DatedRate } from "@/lib/domain/dunning-rates";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import { RateFields } from "./rate-fields";

type SettingsFormProps = {
  values: DunningSettingsForm;
  /** The fee that the law allows today, written. */
  fee: string;
  knownRates: readonly DatedRate[];
  /** Who may not save may look. */
  maySave: boolean;
  save: (input: DunningSettingsForm) => Promise<ActionState<{ version: number }>>;
};

/** How the company reminds: days, fee, interest and its rates, and the debt collector. */
export function SettingsForm({ values, fee, knownRates, maySave, save }: SettingsFormProps) {
  const t = useTexts();
  const router = useRouter();
  const [failure, setFailure] = useState<string | null>(null);
  const form = useForm<DunningSettingsForm>({
    values,
    resolver: zodResolver(dunningSettingsInput, undefined, { raw: true }),
  });

  const submit = form.handleSubmit(async (typed) => {
    const state = await save(typed);
    if (state.status === "done") {
      setFailure(null);
      toast.success(t("dunning.saved"));
      router.refresh();
    } else if (state.status === "refused") setFailure(refusalText(t, { ...state.facts, code: state.code }));
    else setFailure(t("errors.validation_failed"));
  });

  return (
    <FormProvider {...form}>
      <form onSubmit={submit} noValidate className="max-w-3xl">
        <Fieldset disabled={!maySave}>
          <Section title={t("dunning.reminders")}>
            <ReminderFields fee={fee} />
          </Section>
          <div id="rates" className="scroll-mt-4">
            <RateFields knownRates={knownRates} />
          </div>
          <Section title={t("dunning.collection")}>
            <CollectionFields />
          </Section>
          {failure ? (
            <Callout tone="error" live>
              {failure}
            </Callout>
          ) : null}
          {maySave ? (
            <FormActions>
              <Button type="submit" variant="primary" pending={form.formState.isSubmitting}>
                {t("common.save")}
              </Button>
            </FormActions>
          ) : null}
        </Fieldset>
      </form>
    </FormProvider>
  );
}

function ReminderFields({ fee }: { fee: string }) {
  const t = useTexts();
  const { register, formState } = useFormContext<DunningSettingsForm>();
  const error = (name: "daysAfterDue" | "daysToPay") => {
    const code = formState.errors[name]?.message;
    return code ? refusalText(t, { code }) : undefined;
  };
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <Field
        label={t("dunning.daysAfterDue")}
        hint={t("dunning.daysAfterDueHint")}
        error={error("daysAfterDue")}
      >
        <TextInput inputMode="numeric" className="max-w-24 tabular-nums" {...register("daysAfterDue")} />
      </Field>
      <Field label={t("dunning.daysToPay")} hint={t("dunning.daysToPayHint")} error={error("daysToPay")}>
        <TextInput inputMode="numeric" className="max-w-24 tabular-nums" {...register("daysToPay")} />
      </Field>
      <Checkbox
        label={t("dunning.chargeFee")}
        hint={t("dunning.chargeFeeHint", { fee })}
        {...register("chargeFee")}
      />
      <Checkbox
        label={t("dunning.chargeInterest")}
        hint={t("dunning.chargeInterestHint")}
        {...register("chargeInterest")}
      />
    </div>
  );
}

function CollectionFields() {
  const t = useTexts();
  const { register, formState } = useFormContext<DunningSettingsForm>();
  const code = formState.errors.collectionAgency?.message;
  return (
    <div className="flex flex-col gap-4">
      <Checkbox
        label={t("dunning.collectionEnabled")}
        hint={t("dunning.collectionEnabledHint")}
        {...register("collectionEnabled")}
      />
      <Field
        label={t("dunning.collectionAgency")}
        error={code ? refusalText(t, { code }) : undefined}
        className="max-w-md"
      >
        <TextInput {...register("collectionAgency")} />
      </Field>
    </div>
  );
}
