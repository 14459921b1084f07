"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { type ReactNode, useState } from "react";
import { FormProvider, useForm, useFormContext, useWatch } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Fieldset } from "@/components/ui/fieldset";
import { FormActions } from "@/components/ui/form-actions";
import { LinkButton } from "@/components/ui/link-button";
import { Progress } from "@/components/ui/progress";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import type { ActionState } from "@/lib/contracts/action-state";
import { type ActivationValues, activationInput } from "@/lib/contracts/activation";
import { agreementTypes, standardEventKinds } from "@/lib/domain/factoring";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import { AccountFields, type AccountOption } from "./account-fields";
import { type ActivatedFacts, useShowOnce } from "./shown-once";

type ActivationFormProps = {
  integrationName: string;
  /** Suggested accounts and kind of agreement. */
  suggested: ActivationValues;
  accounts: readonly AccountOption[];
  subledger: { readonly number: number; readonly series: string };
  customers: number;
  /** How many of their cards lack data. */
  lacking: number;
  /** The report on the customer cards. */
  readiness: ReactNode;
  cancelHref: string;
  activate: (input: ActivationValues) => Promise<ActionState<ActivatedFacts>>;
};

/** The way to an active integration: accounts, agreement, the cards, what will happen, and the act itself (M2, M4). */
export function ActivationForm(props: ActivationFormProps) {
  const {
    integrationName: name,
    suggested,
    accounts,
    subledger,
    customers,
    lacking,
    readiness,
    cancelHref,
    activate,
  } = props;
  const t = useTexts();
  const showOnce = useShowOnce();
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const form = useForm<ActivationValues>({
    defaultValues: suggested,
    resolver: zodResolver(activationInput, undefined, { raw: true }),
  });

  const run = form.handleSubmit(async (values) => {
    const state = await activate(values);
    if (state.status === "done") return showOnce(state.value);
    setAsking(false);
    if (state.status === "refused") {
      const { eventKind } = state.facts as { eventKind?: string };
      const kind = standardEventKinds.find((one) => one === eventKind);
      if (kind)
        form.setError(`mapping.${kind}`, { type: state.code, message: state.code }, { shouldFocus: true });
      setFailure(refusalText(t, { ...state.facts, code: state.code }));
    } else setFailure(t("errors.validation_failed"));
  });

  const ask = form.handleSubmit(() => {
    setFailure(null);
    setAsking(true);
  });

  return (
    <FormProvider {...form}>
      <form onSubmit={ask} noValidate>
        <Fieldset>
          <Section title={t("factoring.accounts")} description={t("factoring.accountsText", { name })}>
            <AccountFields accounts={accounts} subledger={subledger} />
          </Section>
          <Section title={t("factoring.agreementType")}>
            <AgreementField />
          </Section>
          {readiness}
          <Section title={t("factoring.changesTitle")}>
            <Changes name={name} customers={customers} lacking={lacking} />
          </Section>
          {failure ? (
            <div className="mb-4 max-w-3xl">
              <Callout tone="error" live title={t("factoring.failedTitle")}>
                {failure}
              </Callout>
            </div>
          ) : null}
          <FormActions>
            <Button type="submit" variant="primary">
              {t("factoring.activateNamed", { name })}
            </Button>
            <LinkButton href={cancelHref} variant="quiet">
              {t("common.cancel")}
            </LinkButton>
          </FormActions>
        </Fieldset>
        <ConfirmDialog
          open={asking}
          onOpenChange={(open) => setAsking(open || form.formState.isSubmitting)}
          title={t("factoring.confirmTitle", { name })}
          description={t("factoring.confirmText")}
          confirmLabel={t("factoring.activate")}
          onConfirm={run}
          pending={form.formState.isSubmitting}
        >
          {form.formState.isSubmitting ? (
            <Progress
              label={t("factoring.activating", { name })}
              value={null}
              max={customers}
              detail={t("factoring.activatingDetail", { count: customers })}
            />
          ) : (
            <Changes name={name} customers={customers} lacking={lacking} />
          )}
        </ConfirmDialog>
      </form>
    </FormProvider>
  );
}

function AgreementField() {
  const t = useTexts();
  const { register, control, formState } = useFormContext<ActivationValues>();
  const chosen = useWatch({ control, name: "agreementType" });
  return (
    <Field
      label={t("factoring.agreementType")}
      hint={t(`factoring.agreementHints.${chosen}`)}
      hideLabel
      className="max-w-md"
    >
      <Select
        options={agreementTypes.map((value) => ({ value, label: t(`factoring.agreementTypes.${value}`) }))}
        defaultValue={formState.defaultValues?.agreementType}
        {...register("agreementType")}
      />
    </Field>
  );
}

function Changes({ name, customers, lacking }: { name: string; customers: number; lacking: number }) {
  const t = useTexts();
  const changes = [
    t("factoring.changeMethod", { name }),
    t("factoring.changeCustomers", { name, count: customers }),
    ...(customers > 0 ? [t("factoring.changeRemembered")] : []),
    ...(lacking > 0 ? [t("factoring.changeLacking", { count: lacking })] : []),
    t("factoring.changeNew"),
    t("factoring.changeAccess", { name }),
  ];
  return (
    <ul className="flex max-w-prose list-disc flex-col gap-1 pl-5">
      {changes.map((change) => (
        <li key={change}>{change}</li>
      ))}
    </ul>
  );
}
