"use client";

import Link from "next/link";
import { useFormContext, useWatch } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { CustomerValues } from "@/lib/contracts/customer";
import { useTexts } from "@/lib/text/client";
import { formatBankAccount } from "@/lib/text/format";
import { useFieldMessage } from "./card-field";

/** A template that a customer's invoices may carry. */
export type TemplateOption = {
  readonly id: string;
  readonly name: string;
  readonly bankAccount: string | null;
  readonly payee: string | null;
};

/** What there is to choose from, and what stands where nothing is chosen. */
export type BrandingChoices = {
  readonly templates: readonly TemplateOption[];
  /** The template used when the card names none: the alternative integration's, else the company's usual one. */
  readonly usual: TemplateOption | null;
  /** The alternative integration whose template the usual one is. */
  readonly integrationName: string | null;
  readonly operatingAccount: string;
  readonly companyName: string;
  readonly manageHref: string;
};

/** Why EHF and eFaktura cannot be chosen for this customer, in words; null when the account is no hindrance (M30). */
export function useElectronicHindrance({
  templates,
  usual,
  operatingAccount,
  companyName,
}: BrandingChoices): string | null {
  const t = useTexts();
  const { control } = useFormContext<CustomerValues>();
  const chosen = useWatch({ control, name: "brandingTemplateId" });
  const template = templates.find(({ id }) => id === chosen) ?? usual;
  if (!template?.bankAccount || template.bankAccount === operatingAccount) return null;
  return t("branding.electronicNotOffered", {
    operatingAccount: formatBankAccount(operatingAccount),
    name: template.name,
    payee: template.payee ?? companyName,
    bankAccount: formatBankAccount(template.bankAccount),
  });
}

/** «Profileringsmal» on the tab Faktura: the customer's own, or the usual one. */
export function BrandingChoice({ templates, usual, integrationName, manageHref }: BrandingChoices) {
  const t = useTexts();
  const { register, formState } = useFormContext<CustomerValues>();
  const usualLabel = !usual
    ? t("branding.usualNone")
    : integrationName
      ? t("branding.integrationOnCard", { name: usual.name, integration: integrationName })
      : t("branding.usualOnCard", { name: usual.name });
  return (
    <div className="flex flex-col items-start gap-1 [&>:first-child]:w-full">
      <Field
        label={t("branding.template")}
        hint={t("branding.cardHint")}
        error={useFieldMessage("brandingTemplateId")}
      >
        <Select
          options={[
            { value: "", label: usualLabel },
            ...templates.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          defaultValue={formState.defaultValues?.brandingTemplateId}
          {...register("brandingTemplateId")}
        />
      </Field>
      <Link href={manageHref} className="link min-h-6 text-sm">
        {t("branding.manage")}
      </Link>
    </div>
  );
}
