"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { FormProvider } from "react-hook-form";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Fieldset } from "@/components/ui/fieldset";
import { FormActions } from "@/components/ui/form-actions";
import { LinkButton } from "@/components/ui/link-button";
import type { SelectOption } from "@/components/ui/select";
import { Tabs } from "@/components/ui/tabs";
import type { CustomerCard, CustomerField, DeliveryMethod } from "@/lib/domain/customer";
import { useTexts } from "@/lib/text/client";
import type { BrandingChoices } from "./branding-choice";
import { type CardTab, tabOf } from "./card-places";
import { toValues } from "./card-values";
import { type FindPlace, GeneralTab } from "./general-tab";
import { InvoiceTab } from "./invoice-tab";
import { SalesTab } from "./sales-tab";
import { SaveMessage } from "./save-message";
import { type SaveCard, useCustomerForm } from "./use-customer-form";

type CustomerFormProps = {
  companySlug: string;
  /** Null on a new card. */
  customer: {
    readonly no: number;
    readonly version: number;
    readonly methodBefore: DeliveryMethod | null;
  } | null;
  card: CustomerCard;
  integrationName: string | null;
  /** The templates of PDFs that the company itself sends. */
  branding: BrandingChoices;
  countries: readonly SelectOption[];
  /** Where a link to the card leads. */
  place: { readonly tab: CardTab; readonly field: CustomerField | null };
  /** A viewer sees the card and cannot change it. */
  canEdit: boolean;
  /** The tab Reskontro of an existing customer. */
  ledger?: ReactNode;
  save: SaveCard;
  findPlace: FindPlace;
};

/** «Kundekort»: one form over the tabs Generelt, Salg and Faktura, and Reskontro beside them. */
export function CustomerForm(props: CustomerFormProps) {
  const { companySlug, customer, card, integrationName, branding, countries, place } = props;
  const { canEdit, ledger, save, findPlace } = props;
  const t = useTexts();
  const router = useRouter();
  const list = `/${companySlug}/customers`;
  const { form, tab, setTab, goTo, submit, failure, setFailure, changedByOthers } = useCustomerForm({
    customerNo: customer?.no ?? null,
    version: customer?.version ?? null,
    values: toValues(card),
    place,
    save,
    onSaved: (customerNo) => {
      toast.success(t("customers.saved"));
      if (!customer) router.push(`${list}/${customerNo}`);
    },
  });

  function removeFactoring() {
    form.clearErrors();
    form.setValue("useFactoring", false, { shouldDirty: true });
    setFailure(null);
    goTo("deliveryMethod");
  }

  function openTab(next: string) {
    setTab(next as CardTab);
    window.history.replaceState(null, "", next === "general" ? window.location.pathname : `?tab=${next}`);
  }

  const wrong = Object.keys(form.formState.errors) as CustomerField[];
  const part = (value: CardTab, content: ReactNode) => ({
    value,
    label: t(`customers.tabs.${value}`),
    invalid: wrong.some((field) => tabOf(field) === value),
    content: <Fieldset disabled={!canEdit}>{content}</Fieldset>,
  });

  return (
    <FormProvider {...form}>
      <form onSubmit={submit} noValidate>
        <SaveMessage
          failure={failure}
          changedByOthers={changedByOthers}
          onRemoveFactoring={removeFactoring}
        />
        {canEdit ? null : (
          <div className="mb-5 max-w-3xl">
            <Callout tone="info">{t("customers.viewerText")}</Callout>
          </div>
        )}
        <Tabs
          label={t("customers.card")}
          value={tab}
          onValueChange={openTab}
          tabs={[
            part(
              "general",
              <GeneralTab isNew={customer === null} countries={countries} findPlace={findPlace} />,
            ),
            part(
              "sales",
              <SalesTab
                integrationName={integrationName}
                factoringHref={`/${companySlug}/factoring`}
                onChooseMethod={() => goTo("deliveryMethod")}
              />,
            ),
            part(
              "invoice",
              <InvoiceTab
                integrationName={integrationName}
                methodBefore={customer?.methodBefore ?? null}
                branding={branding}
                onChangeUseFactoring={() => goTo("useFactoring")}
              />,
            ),
            ...(ledger ? [{ value: "ledger", label: t("customers.tabs.ledger"), content: ledger }] : []),
          ]}
        />
        {canEdit && tab !== "ledger" ? (
          <div className="mt-6 max-w-3xl border-t border-rule pt-3">
            <Fieldset>
              <FormActions>
                <Button type="submit" variant="primary" pending={form.formState.isSubmitting}>
                  {t("common.save")}
                </Button>
                <LinkButton href={list} variant="quiet">
                  {t("common.cancel")}
                </LinkButton>
              </FormActions>
            </Fieldset>
          </div>
        ) : null}
      </form>
    </FormProvider>
  );
}
