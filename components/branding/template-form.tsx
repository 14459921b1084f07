"use client";

import { type ReactNode, useState } from "react";
import { FormProvider } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import { Fieldset } from "@/components/ui/fieldset";
import { FormActions } from "@/components/ui/form-actions";
import { Section } from "@/components/ui/section";
import type { TemplateValues } from "@/lib/contracts/branding";
import { useTexts } from "@/lib/text/client";
import { formatBankAccount } from "@/lib/text/format";
import { refusalText } from "@/lib/text/refusals";
import { LogoField } from "./logo-field";
import { TemplateField } from "./template-field";
import { type PreviewTemplate, TemplatePreview } from "./template-preview";
import { TemplateTexts } from "./template-texts";
import { type SaveTemplate, type TemplateFailure, useTemplateForm } from "./use-template-form";

type TemplateFormProps = {
  /** Null for a new template. */
  template: { readonly id: string; readonly version: number } | null;
  values: TemplateValues;
  /** Where the stored logo is shown. */
  logoHref: string | null;
  operatingAccount: string;
  /** Made for an integration: account, payee and notice must be there (edge 39). */
  assigning?: boolean;
  canEdit: boolean;
  /** What the button says; «Lagre» when left out. */
  saveLabel?: string;
  /** More buttons beside «Lagre». */
  actions?: ReactNode;
  save: SaveTemplate;
  preview: PreviewTemplate;
  onSaved: (templateId: string) => void;
};

/** «Profileringsmal» (M30): what is paid to whom, logo and words to the left; the PDF as it becomes to the right. */
export function TemplateForm(props: TemplateFormProps) {
  const { template, values, logoHref, operatingAccount, assigning = false, canEdit } = props;
  const { saveLabel, actions, save, preview, onSaved } = props;
  const t = useTexts();
  const templateId = template?.id ?? null;
  const [language, setLanguage] = useState<"nb" | "en">("nb");
  const { form, logo, setLogo, logoError, setLogoError, failure, submit } = useTemplateForm({
    templateId,
    version: template?.version ?? null,
    values,
    assigning,
    save,
    onSaved,
  });

  return (
    <FormProvider {...form}>
      <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
        <form onSubmit={submit} noValidate className="min-w-0">
          <FailureMessage failure={failure} count={Object.keys(form.formState.errors).length} />
          <Fieldset disabled={!canEdit}>
            <Section title={t("branding.payment")}>
              <div className="grid items-start gap-4 sm:grid-cols-2">
                <TemplateField
                  name="name"
                  label={t("branding.name")}
                  hint={t("branding.nameHint")}
                  required
                />
                <TemplateField
                  name="payee"
                  label={t("branding.payee")}
                  hint={t("branding.payeeHint")}
                  required={assigning}
                />
                <TemplateField
                  name="bankAccount"
                  label={t("branding.bankAccount")}
                  hint={t("branding.bankAccountHint", { account: formatBankAccount(operatingAccount) })}
                  required={assigning}
                  inputMode="numeric"
                />
                <LogoField
                  storedHref={logoHref}
                  logo={logo}
                  onChange={setLogo}
                  error={logoError}
                  onError={setLogoError}
                />
                <Checkbox
                  label={t("branding.isDefault")}
                  hint={t("branding.isDefaultHint")}
                  defaultChecked={values.isDefault}
                  {...form.register("isDefault")}
                />
              </div>
            </Section>
            <Section title={t("branding.texts")}>
              <TemplateTexts language={language} onLanguage={setLanguage} />
            </Section>
            {canEdit ? (
              <FormActions>
                <Button type="submit" variant="primary" pending={form.formState.isSubmitting}>
                  {saveLabel ?? t("common.save")}
                </Button>
                {actions}
              </FormActions>
            ) : null}
          </Fieldset>
        </form>
        <TemplatePreview
          templateId={templateId}
          closedValues={canEdit ? null : values}
          logo={logo}
          language={language}
          preview={preview}
        />
      </div>
    </FormProvider>
  );
}

function FailureMessage({ failure, count }: { failure: TemplateFailure; count: number }) {
  const t = useTexts();
  if (!failure) return null;
  const reload = (
    <Button size="small" onClick={() => window.location.reload()}>
      {t("branding.reload")}
    </Button>
  );
  const isConflict = failure.code === "version_conflict";
  return (
    <div className="mb-5">
      <Callout
        tone={isConflict ? "warning" : "error"}
        live
        title={t("branding.saveFailedTitle")}
        actions={isConflict ? reload : undefined}
      >
        {isConflict
          ? t("branding.conflictText")
          : failure.code === "validation_failed"
            ? t("branding.fieldsToMend", { count })
            : refusalText(t, { ...failure.facts, code: failure.code })}
      </Callout>
    </div>
  );
}
