"use client";

import { vatLabel } from "@/components/invoices/vat-label";
import { Field } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { salesVatCodes } from "@/lib/domain/vat";
import { useTexts } from "@/lib/text/client";
import type { ImportChoices } from "./import-state";

/** An account to choose. */
export type AccountChoice = { readonly accountNo: number; readonly name: string };

type ImportChoicesProps = {
  choices: ImportChoices;
  incomeAccounts: readonly AccountChoice[];
  accounts: readonly AccountChoice[];
  onChange: (changed: Partial<ImportChoices>) => void;
};

/** Where the account for what is already paid is chosen: problems link here. */
export const paidAccountId = "paid-account";

/** What holds for rows that say nothing themselves. */
export function ImportChoiceFields({ choices, incomeAccounts, accounts, onChange }: ImportChoicesProps) {
  const t = useTexts();
  const optionsOf = (list: readonly AccountChoice[]) =>
    list.map(({ accountNo, name }) => ({ value: String(accountNo), label: `${accountNo} ${name}` }));
  const numberOf = (value: string) => (value === "" ? null : Number(value));
  const codes = salesVatCodes.map((code) => ({ value: String(code), label: vatLabel(t, code) }));

  return (
    <Section title={t("imports.choices")}>
      <div className="grid max-w-4xl gap-x-5 gap-y-3 sm:grid-cols-3">
        <Field label={t("imports.defaultVatCode")}>
          <Select
            value={String(choices.defaultVatCode)}
            options={codes}
            onChange={(event) => onChange({ defaultVatCode: Number(event.target.value) })}
          />
        </Field>
        <Field label={t("imports.defaultAccount")}>
          <Select
            value={String(choices.defaultAccountNo ?? "")}
            placeholder={t("imports.usualAccount")}
            options={optionsOf(incomeAccounts)}
            onChange={(event) => onChange({ defaultAccountNo: numberOf(event.target.value) })}
          />
        </Field>
        <div id={paidAccountId} className="scroll-mt-4">
          <Field label={t("imports.paidAccount")} hint={t("imports.paidAccountHint")}>
            <Select
              value={String(choices.paidAccountNo ?? "")}
              placeholder={t("imports.choose")}
              options={optionsOf(accounts)}
              onChange={(event) => onChange({ paidAccountNo: numberOf(event.target.value) })}
            />
          </Field>
        </div>
      </div>
    </Section>
  );
}
