"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { type FormEvent, useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { AccountFields } from "@/components/factoring/account-fields";
import { AgreementField } from "@/components/factoring/agreement-field";
import { showMappingError } from "@/components/factoring/mapping-errors";
import { type MappingChoicesOffered, suggestedMapping } from "@/components/factoring/mapping-options";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Fieldset } from "@/components/ui/fieldset";
import { FormActions } from "@/components/ui/form-actions";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import type { ActionState } from "@/lib/contracts/action-state";
import { type AlternativeValues, activateAlternativeInput } from "@/lib/contracts/alternative";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import { useShowKey } from "./new-key";

/** The action that takes the integration into use. */
export type ActivateAlternative = (
  input: AlternativeValues,
) => Promise<ActionState<{ integrationName: string; clientKey: string }>>;

type ActivationFormProps = {
  integration: { readonly slug: string; readonly name: string };
  /** The template that is chosen above; null when none is yet. */
  template: { readonly id: string; readonly name: string } | null;
  offered: MappingChoicesOffered;
  cancelHref: string;
  activate: ActivateAlternative;
};

/** «Kontoer», «Avtaletype» and «Ta i bruk». */
export function ActivationForm(props: ActivationFormProps) {
  const { integration, template, offered, cancelHref, activate } = props;
  const t = useTexts();
  const showKey = useShowKey();
  const [failure, setFailure] = useState<string | null>(null);
  const form = useForm<AlternativeValues>({
    defaultValues: {
      integrationSlug: integration.slug,
      agreementType: "financing",
      templateId: "",
      mapping: suggestedMapping(offered, integration.name),
    },
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

    showMappingError(form, state);
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
            <AccountFields offered={offered} integrationName={integration.name} />
          </Section>
          <Section title={t("factoring.agreementType")}>
            <AgreementField />
          </Section>
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
