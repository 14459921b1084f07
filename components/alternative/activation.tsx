"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { TemplateForm } from "@/components/branding/template-form";
import type { PreviewTemplate } from "@/components/branding/template-preview";
import { newTemplateValues } from "@/components/branding/template-values";
import type { SaveTemplate } from "@/components/branding/use-template-form";
import type { MappingChoicesOffered } from "@/components/factoring/mapping-options";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { useTexts } from "@/lib/text/client";
import { formatBankAccount } from "@/lib/text/format";
import { type ActivateAlternative, ActivationForm } from "./activation-form";

type AssigningTemplate = { readonly id: string; readonly name: string; readonly bankAccount: string };

type AlternativeActivationProps = {
  integration: { readonly slug: string; readonly name: string };
  /** The templates that tell an assignment whole. */
  templates: readonly AssigningTemplate[];
  offered: MappingChoicesOffered;
  operatingAccount: string;
  cancelHref: string;
  activate: ActivateAlternative;
  saveTemplate: SaveTemplate;
  previewTemplate: PreviewTemplate;
};

/** The way to an alternative integration in use: its template, chosen or made here, then accounts and the act itself. */
export function AlternativeActivation(props: AlternativeActivationProps) {
  const { integration, templates, offered, operatingAccount, cancelHref, activate } = props;
  const t = useTexts();
  const router = useRouter();
  const [chosenId, setChosenId] = useState(templates[0]?.id ?? "");
  const [making, setMaking] = useState(templates.length === 0);
  const chosen = templates.find(({ id }) => id === chosenId);

  return (
    <>
      <Section title={t("alternative.template")} description={t("alternative.templateText")}>
        {templates.length > 0 ? (
          <div className="mb-4 flex max-w-3xl flex-wrap items-end gap-3">
            <Field label={t("alternative.chooseTemplate")} required className="min-w-64 flex-1">
              <Select
                value={chosenId}
                onChange={(event) => setChosenId(event.target.value)}
                placeholder={chosenId ? undefined : t("common.choose")}
                options={templates.map(({ id, name, bankAccount }) => ({
                  value: id,
                  label: `${name}, ${formatBankAccount(bankAccount)}`,
                }))}
              />
            </Field>
            {making ? null : <Button onClick={() => setMaking(true)}>{t("alternative.newTemplate")}</Button>}
          </div>
        ) : null}
        {making ? (
          <TemplateForm
            template={null}
            values={newTemplateValues({ name: integration.name, payee: integration.name })}
            logoHref={null}
            operatingAccount={operatingAccount}
            assigning
            canEdit
            saveLabel={t("alternative.saveTemplate")}
            save={props.saveTemplate}
            preview={props.previewTemplate}
            onSaved={(templateId) => {
              setChosenId(templateId);
              setMaking(false);
              toast.success(t("alternative.templateSaved"));
              router.refresh();
            }}
          />
        ) : null}
      </Section>
      <ActivationForm
        integration={integration}
        template={chosen ?? null}
        offered={offered}
        cancelHref={cancelHref}
        activate={activate}
      />
    </>
  );
}
