"use client";

import type { ReactNode } from "react";
import { Controller, type UseFormReturn } from "react-hook-form";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { CustomerChoice, DraftForm } from "@/lib/contracts/invoice";
import { type IsoDate, parseIsoDate, parseTypedDate } from "@/lib/domain/dates";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import { CustomerPicker } from "./customer-picker";

type DraftHeadProps = {
  form: UseFormReturn<DraftForm>;
  company: string;
  customer: CustomerChoice | null;
  onCustomer: (customer: CustomerChoice | null) => void;
  first: readonly CustomerChoice[];
  search: (company: string, text: string) => Promise<CustomerChoice[]>;
  today: IsoDate;
  /** A credit note goes to whom its invoice went to. */
  fixedCustomer: boolean;
  /** More fields, after those of whom and when. */
  children?: ReactNode;
};

/** Whom the draft is for, and its terms and references; choosing a customer fills in what his card says. */
export function DraftHead(props: DraftHeadProps) {
  const { form, company, customer, onCustomer, search, today } = props;
  const t = useTexts();
  const { errors } = form.formState;
  const errorOf = (name: keyof DraftForm) => {
    const code = errors[name]?.message;
    return typeof code === "string" ? refusalText(t, { code }) : undefined;
  };

  function choose(chosen: CustomerChoice | null) {
    onCustomer(chosen);
    form.setValue("customerNo", chosen?.customerNo ?? null, {
      shouldDirty: true,
      shouldValidate: Boolean(errors.customerNo),
    });
    if (!chosen) return;
    form.setValue("paymentTermsDays", String(chosen.paymentTermsDays), { shouldDirty: true });
    form.setValue("buyerReference", chosen.buyerReference ?? "", { shouldDirty: true });
  }

  return (
    <div className="mb-6 grid max-w-5xl grid-cols-1 gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-4">
      <Field label={t("invoices.customer")} error={errorOf("customerNo")} required className="sm:col-span-2">
        {props.fixedCustomer && customer ? (
          <TextInput readOnly value={`${customer.customerNo} ${customer.name}`} />
        ) : (
          <CustomerPicker
            value={customer}
            onValueChange={choose}
            first={props.first}
            search={(text) => search(company, text)}
          />
        )}
      </Field>
      <Field label={t("invoices.paymentTermsDays")} error={errorOf("paymentTermsDays")}>
        <TextInput inputMode="numeric" {...form.register("paymentTermsDays")} className="tabular-nums" />
      </Field>
      <Controller
        control={form.control}
        name="deliveryDate"
        render={({ field }) => (
          <Field
            label={t("invoices.deliveryDate")}
            hint={t("invoices.deliveryDateHint")}
            error={errorOf("deliveryDate")}
          >
            <DateInput
              value={parseIsoDate(field.value)}
              onValueChange={(date, text) => field.onChange(date ?? text)}
              parse={(text) => parseTypedDate(text, today)}
            />
          </Field>
        )}
      />
      {props.children}
      <Field label={t("invoices.buyerReference")} error={errorOf("buyerReference")} className="lg:col-span-2">
        <TextInput {...form.register("buyerReference")} />
      </Field>
      <Field label={t("invoices.orderReference")} error={errorOf("orderReference")} className="lg:col-span-2">
        <TextInput {...form.register("orderReference")} />
      </Field>
    </div>
  );
}
