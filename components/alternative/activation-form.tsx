"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { type FormEvent, useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Fieldset } from "@/components/ui/fieldset";
import { FormActions } from "@/components/ui/form-actions";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import type { ActionState } from "@/lib/contracts/action-state";
import {
  type AlternativeValues,
  activateAlternativeInput,
  newFinanceAccount,
} from "@/lib/contracts/alternative";
import { agreementTypes, standardEventKinds, suggestedAccounts } from "@/lib/domain/factoring";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import { AccountSelects, type PostableAccount } from "./account-selects";
import { useShowKey } from "./new-key";

/** The action that takes the integration into use. */
export type ActivateAlternative = (
  input: AlternativeValues,
) => Promise<ActionState<{ integrationName: string; clientKey: string }>>;

type ActivationFormProps = {
  integration: { readonly slug: string; readonly name: string };
  /** The template that is chosen above; null when none is yet. */
  template: { readonly id: string; readonly name: string } | null;
  accounts: readonly PostableAccount[];
  subledger: { readonly number: number; readonly series: string };
  cancelHref: string;
  activate: ActivateAlternative;
};

/** «Kontoer», «Avtaletype» and «Ta i bruk». */
export function ActivationForm(props: ActivationFormProps) {
  const { integration, template, accounts, subledger, cancelHref, activate } = props;
  const t = useTexts();
  const showKey = useShowKey();
  const [failure, setFailure] = useState<string | null>(null);
  const form = useForm<AlternativeValues>({
    defaultValues: suggestedValues(integration.slug, accounts),
    resolver: zodResolver(activateAlternativeInput, undefined, { raw: true }),
  });

  function submit(event: FormEvent) {
    // The template is chosen outside the form.
    form.setValue("templateId", template?.id ?? "");
    return form.handleSubmit(run, ({ templateId }) =>
      setFailure(t(templateId ? "errors.choose_template" : "errors.validation_failed")),
    )(event);
  }

  async function run(values: AlternativeValues) {
    setFailure(null);
    const state = await activate(values);
    if (state.status === "done") return showKey({ ...state.value, template: template?.name ?? "" });
    if (state.status === "invalid") return setFailure(t("errors.validation_failed"));

    const { eventKind } = state.facts as { eventKind?: string };
    const kind = standardEventKinds.find((one) => one === eventKind);
    if (kind)
      form.setError(`mapping.${kind}`, { type: state.code, message: state.code }, { shouldFocus: true });
    setFailure(refusalText(t, { ...state.facts, code: state.code }));
  }

  return (
    <FormProvider {...form}>
      <form onSubmit={submit} noValidate>
        <Fieldset>
          <Section
            title={t("factoring.accounts")}
            description={t("alternative.accountsText", { name: integration.name })}
          >
            <AccountSelects accounts={accounts} subledger={subledger} />
          </Section>
          <Field label={t("factoring.agreementType")} className="mb-6 max-w-md">
            <Select
              options={agreementTypes.map((value) => ({
                value,
                label: t(`factoring.agreementTypes.${value}`),
              }))}
              defaultValue="financing"
              {...form.register("agreementType")}
            />
          </Field>
          {failure ? (
            <div className="mb-4 max-w-3xl">
              <Callout tone="error" live title={t("alternative.failedTitle")}>
                {failure}
              </Callout>
            </div>
          ) : null}
          <FormActions>
            <Button type="submit" variant="primary" pending={form.formState.isSubmitting}>
              {t("alternative.useNamed", { name: integration.name })}
            </Button>
            <LinkButton href={cancelHref} variant="quiet">
              {t("common.cancel")}
            </LinkButton>
          </FormActions>
        </Fieldset>
      </form>
    </FormProvider>
  );
}

/** The form as it opens: the suggested accounts that the company has. */
function suggestedValues(integrationSlug: string, accounts: readonly PostableAccount[]): AlternativeValues {
  const usable = (accountNo: number) =>
    accounts.some((account) => account.accountNo === accountNo) ? String(accountNo) : "";
  return {
    integrationSlug,
    agreementType: "financing",
    templateId: "",
    mapping: {
      clearing: newFinanceAccount,
      bank: usable(suggestedAccounts.bank),
      fee: usable(suggestedAccounts.fee),
      financing_cost: usable(suggestedAccounts.financing_cost),
      interest_income: usable(suggestedAccounts.interest_income),
      deviation: usable(suggestedAccounts.deviation),
    },
  };
}
