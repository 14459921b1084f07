"use client";

import { useController, useFormContext, useWatch } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select, type SelectOption } from "@/components/ui/select";
import type { CustomerValues } from "@/lib/contracts/customer";
import type { DeliveryMethod } from "@/lib/domain/customer";
import { useTexts } from "@/lib/text/client";
import { BrandingChoice, type BrandingChoices, useElectronicHindrance } from "./branding-choice";
import { CardField, useFieldMessage } from "./card-field";
import { ExemptNote, type OpenFactored } from "./exempt-note";

type InvoiceTabProps = {
  integrationName: string | null;
  /** The customer's method before activation: what a customer who is exempted most likely wants back. */
  methodBefore: DeliveryMethod | null;
  openFactored: OpenFactored | null;
  branding: BrandingChoices;
  onChangeUseFactoring: () => void;
};

/** «Faktura»: «Leveringsmåte», where invoices go, the reference, the language and the branding template. */
export function InvoiceTab({ openFactored, ...method }: InvoiceTabProps) {
  const t = useTexts();
  const { register, formState } = useFormContext<CustomerValues>();
  const languages = [
    { value: "nb", label: t("customers.languages.nb") },
    { value: "en", label: t("customers.languages.en") },
  ];

  return (
    <div className="grid max-w-3xl items-start gap-4 sm:grid-cols-2">
      <div className="sm:col-span-2 empty:hidden">
        <ExemptNote integrationName={method.integrationName} openFactored={openFactored} />
      </div>
      <MethodField {...method} />
      <CardField
        name="invoiceEmail"
        label={t("customers.invoiceEmail")}
        hint={t("customers.invoiceEmailHint")}
        inputMode="email"
        maxLength={254}
      />
      <CardField
        name="buyerReference"
        label={t("customers.buyerReference")}
        hint={t("customers.buyerReferenceHint")}
        maxLength={100}
      />
      <Field label={t("customers.language")} error={useFieldMessage("language")}>
        <Select
          options={languages}
          defaultValue={formState.defaultValues?.language}
          {...register("language")}
        />
      </Field>
      <BrandingChoice {...method.branding} />
    </div>
  );
}

type MethodFieldProps = Omit<InvoiceTabProps, "openFactored">;

function MethodField({ integrationName, methodBefore, branding, onChangeUseFactoring }: MethodFieldProps) {
  const t = useTexts();
  const hindrance = useElectronicHindrance(branding);
  const { control, setFocus, clearErrors } = useFormContext<CustomerValues>();
  const useFactoring = useWatch({ control, name: "useFactoring" });
  const { field } = useController({ control, name: "deliveryMethod" });
  const suggested = methodBefore === "email" || methodBefore === "print" ? methodBefore : null;
  // «factoring» without the tick is no method: it stands as not chosen until another is.
  const undecided = !useFactoring && field.value === "factoring";

  function chooseSuggested(method: DeliveryMethod) {
    field.onChange(method);
    clearErrors("deliveryMethod");
    // The button goes with the choice; whoever used the keyboard stands at the field, next to «Lagre».
    setFocus("deliveryMethod");
  }

  return (
    <div className="flex flex-col items-start gap-1">
      <Field
        label={t("customers.deliveryMethod")}
        error={useFieldMessage("deliveryMethod")}
        hint={useFactoring ? t("customers.methodFollows") : (hindrance ?? undefined)}
        required={!useFactoring}
        className="w-full"
      >
        <Select
          options={
            useFactoring
              ? factoringOption(integrationName ?? t("customers.useFactoring"))
              : methodOptions(t, hindrance !== null)
          }
          placeholder={undecided ? t("common.choose") : undefined}
          name={field.name}
          ref={field.ref}
          value={undecided ? "" : field.value}
          onChange={(event) => field.onChange(event.target.value || "factoring")}
          onBlur={field.onBlur}
        />
      </Field>
      {useFactoring ? (
        <button type="button" onClick={onChangeUseFactoring} className="link min-h-6 text-sm">
          {t("customers.changeUseFactoring")}
        </button>
      ) : null}
      {undecided && suggested ? (
        <p className="flex flex-wrap items-center gap-x-2 text-sm text-ink-soft">
          {t("customers.methodBefore", { method: t(`invoices.deliveryMethods.${suggested}`) })}
          <Button size="small" onClick={() => chooseSuggested(suggested)}>
            {t("customers.useMethodBefore", { method: t(`invoices.deliveryMethods.${suggested}`) })}
          </Button>
        </p>
      ) : null}
    </div>
  );
}

const factoringOption = (name: string): SelectOption[] => [{ value: "factoring", label: name }];

function methodOptions(t: ReturnType<typeof useTexts>, wrongAccount: boolean): SelectOption[] {
  const works = ["email", "print"] as const;
  const planned = ["ehf", "efaktura"] as const;
  return [
    ...works.map((method) => ({ value: method, label: t(`invoices.deliveryMethods.${method}`) })),
    ...planned.map((method) => ({
      value: method,
      label: t(wrongAccount ? "branding.electronicOption" : "customers.notAvailable", {
        method: t(`invoices.deliveryMethods.${method}`),
      }),
      disabled: true,
    })),
  ];
}
