"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { FormProvider } from "react-hook-form";
import { toast } from "sonner";
import { CardField } from "@/components/customers/card-field";
import {
  AddressFields,
  ContactFields,
  CountryField,
  type FindPlace,
} from "@/components/parties/address-fields";
import { SaveBar } from "@/components/parties/save-bar";
import { SaveMessage } from "@/components/parties/save-message";
import { useCardForm } from "@/components/parties/use-card-form";
import { Callout } from "@/components/ui/callout";
import { Fieldset } from "@/components/ui/fieldset";
import type { SelectOption } from "@/components/ui/select";
import { Tabs } from "@/components/ui/tabs";
import type { ActionState } from "@/lib/contracts/action-state";
import { type SupplierValues, supplierCard } from "@/lib/contracts/supplier";
import type { SupplierCard } from "@/lib/domain/supplier";
import { useTexts } from "@/lib/text/client";
import { type SupplierTab, tabOfField, toValues } from "./supplier-values";

/** The action that saves a supplier; `version` is the one the user saw. */
type SaveSupplier = (input: {
  supplierNo: number | null;
  version: number | null;
  card: SupplierValues;
}) => Promise<ActionState<{ supplierNo: number }>>;

type SupplierFormProps = {
  companySlug: string;
  /** Null on a new card. */
  supplier: { readonly no: number; readonly version: number; readonly unknownPostalCode: boolean } | null;
  card: SupplierCard;
  countries: readonly SelectOption[];
  tab: SupplierTab;
  /** A viewer sees the card and cannot change it. */
  canEdit: boolean;
  /** The tabs of an existing supplier: open items, and earlier changes. */
  ledger?: ReactNode;
  history?: ReactNode;
  save: SaveSupplier;
  findPlace: FindPlace;
};

const resolver = zodResolver(supplierCard, undefined, { raw: true });
const readOnlyTabs = ["ledger", "history"] as const;

/** «Leverandørkort»: the card, and Reskontro and Historikk beside it. */
export function SupplierForm(props: SupplierFormProps) {
  const { companySlug, supplier, card, canEdit, save } = props;
  const t = useTexts();
  const router = useRouter();
  const list = `/${companySlug}/suppliers`;
  const { form, tab, setTab, submit, failure, changedByOthers } = useCardForm({
    version: supplier?.version ?? null,
    values: toValues(card),
    resolver,
    tabOf: tabOfField,
    place: { tab: props.tab, field: null },
    save: (input) => save({ supplierNo: supplier?.no ?? null, ...input }),
    onSaved: ({ supplierNo }) => {
      toast.success(t("parties.suppliers.saved"));
      if (!supplier) router.push(`${list}/${supplierNo}`);
    },
  });

  function openTab(next: string) {
    setTab(next as SupplierTab);
    window.history.replaceState(null, "", next === "general" ? window.location.pathname : `?tab=${next}`);
  }

  return (
    <FormProvider {...form}>
      <form onSubmit={submit} noValidate>
        <SaveMessage failure={failure} changedByOthers={changedByOthers} />
        {canEdit ? null : (
          <div className="mb-5 max-w-3xl">
            <Callout tone="info">{t("parties.viewerText")}</Callout>
          </div>
        )}
        <Tabs
          label={t("parties.suppliers.card")}
          value={tab}
          onValueChange={openTab}
          tabs={[
            {
              value: "general",
              label: t("parties.suppliers.tabs.general"),
              invalid: Object.keys(form.formState.errors).length > 0,
              content: (
                <Fieldset disabled={!canEdit}>
                  <General {...props} />
                </Fieldset>
              ),
            },
            ...readOnlyTabs.flatMap((value) =>
              props[value]
                ? [{ value, label: t(`parties.suppliers.tabs.${value}`), content: props[value] }]
                : [],
            ),
          ]}
        />
        {canEdit && tab === "general" ? (
          <SaveBar pending={form.formState.isSubmitting} cancelHref={list} />
        ) : null}
      </form>
    </FormProvider>
  );
}

/** «Generelt»: who the supplier is, where, how to reach and how to pay it. */
function General({ countries, supplier, findPlace }: SupplierFormProps) {
  const t = useTexts();
  return (
    <div className="flex max-w-3xl flex-col gap-5">
      <CountryField countries={countries} />
      <div className="grid gap-4 sm:grid-cols-2">
        <CardField name="name" label={t("customers.name")} required maxLength={200} />
        <CardField name="orgNr" label={t("customers.orgNr")} maxLength={40} className="tabular-nums" />
      </div>
      <AddressFields
        findPlace={findPlace}
        unknownPostalCode={supplier?.unknownPostalCode ?? false}
        required={false}
      />
      <ContactFields required={false} emailHint={false} />
      <div className="grid gap-4 sm:grid-cols-2">
        <CardField
          name="bankAccount"
          label={t("parties.suppliers.bankAccount")}
          hint={t("parties.suppliers.bankAccountHint")}
          maxLength={50}
          className="tabular-nums"
        />
      </div>
    </div>
  );
}
