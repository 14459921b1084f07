"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { FormProvider } from "react-hook-form";
import { toast } from "sonner";
import type { FindPlace } from "@/components/parties/address-fields";
import { SaveBar } from "@/components/parties/save-bar";
import { useCardForm } from "@/components/parties/use-card-form";
import { Callout } from "@/components/ui/callout";
import { Fieldset } from "@/components/ui/fieldset";
import type { SelectOption } from "@/components/ui/select";
import { Tabs } from "@/components/ui/tabs";
import type { ActionState } from "@/lib/contracts/action-state";
import { type CustomerValues, customerCard } from "@/lib/contracts/customer";
import type { CustomerCard, CustomerField, DeliveryMethod } from "@/lib/domain/customer";
import { useTexts } from "@/lib/text/client";
import type { BrandingChoices } from "./branding-choice";
import { type CardTab, tabOfField } from "./card-places";
import { toValues } from "./card-values";
import type { OpenFactored } from "./exempt-note";
import { GeneralTab } from "./general-tab";
import { InvoiceTab } from "./invoice-tab";
import type { LookUp } from "./registry-lookup";
import { RemindersTab } from "./reminders-tab";
import { SalesTab } from "./sales-tab";
import { CustomerSaveMessage } from "./save-message";

type CustomerFormProps = {
  companySlug: string;
  /** Null on a new card. */
  customer: {
    readonly no: number;
    readonly version: number;
    readonly methodBefore: DeliveryMethod | null;
    /** The card's Norwegian postal code is newer than our list of them. */
    readonly unknownPostalCode: boolean;
    readonly openFactored: OpenFactored;
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
  /** Under «Salg»: what the factoring company will finance of an existing customer. */
  creditLimit?: ReactNode;
  /** Under «Purring»: what an existing customer has been reminded of. */
  reminders?: ReactNode;
  /** The tab Reskontro of an existing customer. */
  ledger?: ReactNode;
  /** The tab Historikk of an existing customer. */
  history?: ReactNode;
  save: SaveCustomer;
  findPlace: FindPlace;
  /** Null when look-ups in Enhetsregisteret are off. */
  lookUp: LookUp | null;
};

/** The action that saves a card; `version` is the one the user saw. */
type SaveCustomer = (input: {
  customerNo: number | null;
  version: number | null;
  card: CustomerValues;
}) => Promise<ActionState<{ customerNo: number }>>;

const resolver = zodResolver(customerCard, undefined, { raw: true });

const formTabs = ["general", "sales", "invoice", "reminders"] as const;

/** Beside the form: what follows from the books and from earlier changes. */
const readOnlyTabs = ["ledger", "history"] as const;

/** «Kundekort»: one form over the tabs Generelt, Salg, Faktura and Purring; Reskontro and Historikk beside them. */
export function CustomerForm(props: CustomerFormProps) {
  const { companySlug, customer, card, place, canEdit, save } = props;
  const t = useTexts();
  const router = useRouter();
  const list = `/${companySlug}/customers`;
  const { form, tab, setTab, goTo, submit, failure, setFailure, changedByOthers } = useCardForm({
    version: customer?.version ?? null,
    values: toValues(card),
    resolver,
    tabOf: tabOfField,
    place,
    save: (input) => save({ customerNo: customer?.no ?? null, ...input }),
    onSaved: ({ customerNo }) => {
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
  return (
    <FormProvider {...form}>
      <form onSubmit={submit} noValidate>
        <CustomerSaveMessage
          failure={failure}
          changedByOthers={changedByOthers}
          onRemoveFactoring={removeFactoring}
        />
        {canEdit ? null : (
          <div className="mb-5 max-w-3xl">
            <Callout tone="info">{t("parties.viewerText")}</Callout>
          </div>
        )}
        <Tabs
          label={t("customers.card")}
          value={tab}
          onValueChange={openTab}
          tabs={[
            ...formTabs.map((value) => ({
              value,
              label: t(`customers.tabs.${value}`),
              invalid: wrong.some((field) => tabOfField[field] === value),
              content: (
                <Fieldset disabled={!canEdit}>
                  <CardPart value={value} of={props} goTo={goTo} />
                </Fieldset>
              ),
            })),
            ...readOnlyTabs.flatMap((value) =>
              props[value] ? [{ value, label: t(`customers.tabs.${value}`), content: props[value] }] : [],
            ),
          ]}
        />
        {canEdit && !readOnlyTabs.some((one) => one === tab) ? (
          <SaveBar pending={form.formState.isSubmitting} cancelHref={list} />
        ) : null}
      </form>
    </FormProvider>
  );
}

type CardPartProps = {
  value: (typeof formTabs)[number];
  of: CustomerFormProps;
  goTo: (field: CustomerField) => void;
};

/** What one tab of the form holds. */
function CardPart({ value, of: { companySlug, customer, countries, ...rest }, goTo }: CardPartProps) {
  const { integrationName, findPlace, lookUp } = rest;
  const openFactored = customer?.openFactored ?? null;
  switch (value) {
    case "general":
      return (
        <GeneralTab
          isNew={customer === null}
          countries={countries}
          unknownPostalCode={customer?.unknownPostalCode ?? false}
          findPlace={findPlace}
          lookUp={lookUp}
        />
      );
    case "sales":
      return (
        <SalesTab
          integrationName={integrationName}
          openFactored={openFactored}
          factoringHref={`/${companySlug}/factoring`}
          onChooseMethod={() => goTo("deliveryMethod")}
          creditLimit={rest.creditLimit}
        />
      );
    case "invoice":
      return (
        <InvoiceTab
          integrationName={integrationName}
          methodBefore={customer?.methodBefore ?? null}
          openFactored={openFactored}
          branding={rest.branding}
          onChangeUseFactoring={() => goTo("useFactoring")}
        />
      );
    case "reminders":
      return <RemindersTab sent={rest.reminders} />;
  }
}
