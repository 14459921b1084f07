"use client";

import type { UseFormReturn } from "react-hook-form";
import { CustomerPicker } from "@/components/invoices/customer-picker";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { CustomerChoice, DraftForm } from "@/lib/contracts/invoice";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";

type RecurringHeadProps = {
  form: UseFormReturn<DraftForm>;
  company: string;
  customer: CustomerChoice | null;
  onCustomer: (customer: CustomerChoice | null) => void;
  first: readonly CustomerChoice[];
  search: (company: string, text: string) => Promise<CustomerChoice[]>;
};

/** Whom an agreement is with, and its terms and references: an invoice's head without what each date has of its own. */
export function RecurringHead({ form, company, customer, onCustomer, first, search }: RecurringHeadProps) {
  const t = useTexts();
  const errorOf = (name: "customerNo" | "paymentTermsDays" | "buyerReference" | "orderReference") => {
    const code = form.formState.errors[name]?.message;
    return code ? refusalText(t, { code }) : undefined;
  };

  function choose(chosen: CustomerChoice | null) {
    onCustomer(chosen);
    form.setValue("customerNo", chosen?.customerNo ?? null, {
      shouldValidate: Boolean(form.formState.errors.customerNo),
    });
    if (!chosen) return;
    form.setValue("paymentTermsDays", String(chosen.paymentTermsDays));
    form.setValue("buyerReference", chosen.buyerReference ?? "");
  }

  return (
    <div className="mb-6 grid max-w-5xl grid-cols-1 gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-4">
      <Field label={t("invoices.customer")} error={errorOf("customerNo")} required className="sm:col-span-2">
        <CustomerPicker
          value={customer}
          onValueChange={choose}
          first={first}
          search={(text) => search(company, text)}
        />
      </Field>
      <Field label={t("invoices.paymentTermsDays")} error={errorOf("paymentTermsDays")}>
        <TextInput inputMode="numeric" {...form.register("paymentTermsDays")} className="tabular-nums" />
      </Field>
      <Field
        label={t("invoices.buyerReference")}
        error={errorOf("buyerReference")}
        className="lg:col-start-1 lg:col-span-2"
      >
        <TextInput {...form.register("buyerReference")} />
      </Field>
      <Field label={t("invoices.orderReference")} error={errorOf("orderReference")} className="lg:col-span-2">
        <TextInput {...form.register("orderReference")} />
      </Field>
    </div>
  );
}
