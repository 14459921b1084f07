"use client";

import type { ReactNode } from "react";
import type { UseFormReturn } from "react-hook-form";
import { Amount } from "@/components/ui/amount";
import { AmountInput } from "@/components/ui/amount-input";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { DraftForm, TypedLine } from "@/lib/contracts/invoice";
import { unitCodes } from "@/lib/domain/units";
import { salesVatCodes } from "@/lib/domain/vat";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import { type AccountChoice, incomeAccountOf } from "./draft-form";
import { vatLabel } from "./vat-label";

/** The columns of a line on a wide screen; on a narrow one its fields stack, two beside each other. */
export const lineGrid =
  "xl:grid-cols-[minmax(9rem,1fr)_4.5rem_5rem_6.5rem_4.5rem_minmax(9.5rem,12rem)_minmax(7rem,9rem)_6.5rem_2rem] xl:gap-x-1.5";

type DraftLineRowProps = {
  form: UseFormReturn<DraftForm>;
  index: number;
  accounts: readonly AccountChoice[];
  netOre: bigint | null;
  remove: ReactNode;
};

/** One line of the editor. Its account follows the VAT code until another is chosen. */
export function DraftLineRow({ form, index, accounts, netOre, remove }: DraftLineRowProps) {
  const t = useTexts();
  const name = t("invoices.line", { line: String(index + 1) });
  const errors = form.formState.errors.lines?.[index];
  const at = <Name extends keyof TypedLine>(field: Name) => form.register(`lines.${index}.${field}`);
  const field = (key: keyof TypedLine, label: string) => {
    const code = errors?.[key]?.message;
    return {
      label: (
        <>
          <span className="sr-only">{name}, </span>
          {label}
        </>
      ),
      className: "xl:[&>label]:sr-only",
      error: code ? refusalText(t, { code }) : undefined,
    };
  };
  const vatCode = at("vatCode");
  const units: readonly string[] = unitCodes;
  const unit = form.getValues(`lines.${index}.unit`);

  return (
    <fieldset
      aria-label={name}
      data-row={index}
      className={`grid grid-cols-2 items-start gap-2 border-b border-rule py-2 sm:grid-cols-4 xl:py-1 ${lineGrid}`}
    >
      <Field
        {...field("text", t("invoices.lineText"))}
        className="col-span-2 sm:col-span-4 xl:col-span-1 xl:[&>label]:sr-only"
      >
        <TextInput {...at("text")} />
      </Field>
      <Field {...field("quantity", t("invoices.quantity"))}>
        <AmountInput {...at("quantity")} />
      </Field>
      <Field {...field("unit", t("invoices.unit"))}>
        <Select
          {...at("unit")}
          options={[...unitCodes, ...(units.includes(unit) ? [] : [unit])].map((code) => ({
            value: code,
            label: isUnit(code) ? t(`invoices.units.${code}`) : code,
          }))}
        />
      </Field>
      <Field {...field("unitPrice", t("invoices.unitPrice"))}>
        <AmountInput {...at("unitPrice")} />
      </Field>
      <Field {...field("discount", t("invoices.discount"))}>
        <AmountInput {...at("discount")} />
      </Field>
      <Field {...field("vatCode", t("invoices.vatCode"))}>
        <Select
          {...vatCode}
          onChange={(event) => {
            form.setValue(`lines.${index}.accountNo`, incomeAccountOf(event.target.value), {
              shouldDirty: true,
            });
            return vatCode.onChange(event);
          }}
          options={salesVatCodes.map((code) => ({ value: String(code), label: vatLabel(t, code) }))}
        />
      </Field>
      <Field {...field("accountNo", t("invoices.account"))}>
        <Select
          {...at("accountNo")}
          options={accounts.map(({ accountNo, name: accountName }) => ({
            value: String(accountNo),
            label: `${accountNo} ${accountName}`,
          }))}
        />
      </Field>
      <div className="flex h-8 items-center justify-end self-end xl:self-start">
        <Amount ore={netOre} />
      </div>
      <div className="flex justify-end self-end xl:self-start">{remove}</div>
    </fieldset>
  );
}

function isUnit(code: string): code is (typeof unitCodes)[number] {
  return (unitCodes as readonly string[]).includes(code);
}
