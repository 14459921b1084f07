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
import { type CardTab, tabOf } from "./card-places";
import { toValues } from "./card-values";
import { type FindPlace, GeneralTab } from "./general-tab";
import { InvoiceTab } from "./invoice-tab";
import type { LookUp } from "./registry-lookup";
import { RemindersTab } from "./reminders-tab";
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
  countries: readonly SelectOption[];
  /** Where a link to the card leads. */
  place: { readonly tab: CardTab; readonly field: CustomerField | null };
  /** A viewer sees the card and cannot change it. */
  canEdit: boolean;
  /** The tab Reskontro of an existing customer. */
  ledger?: ReactNode;
  /** The tab Historikk of an existing customer. */
  history?: ReactNode;
  save: SaveCard;
  findPlace: FindPlace;
  /** Null when look-ups in Enhetsregisteret are off. */
  lookUp: LookUp | null;
};

/** Beside the form: what follows from the books and from earlier changes. */
const readOnlyTabs = ["ledger", "history"] as const;

/** «Kundekort»: one form over the tabs Generelt, Salg, Faktura and Purring; Reskontro and Historikk beside them. */
export function CustomerForm(props: CustomerFormProps) {
  const { companySlug, customer, card, integrationName, place, canEdit, save } = props;
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
            part("general", <GeneralTab {...props} isNew={customer === null} />),
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
                onChangeUseFactoring={() => goTo("useFactoring")}
              />,
            ),
            part("reminders", <RemindersTab />),
            ...readOnlyTabs.flatMap((value) =>
              props[value] ? [{ value, label: t(`customers.tabs.${value}`), content: props[value] }] : [],
            ),
          ]}
        />
        {canEdit && !readOnlyTabs.some((one) => one === tab) ? (
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
