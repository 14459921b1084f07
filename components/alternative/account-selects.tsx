"use client";

import { useFormContext, useWatch } from "react-hook-form";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { type AlternativeValues, newFinanceAccount } from "@/lib/contracts/alternative";
import { type StandardEventKind, standardEventKinds } from "@/lib/domain/factoring";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";

/** A ledger account that may be chosen: active, and posted to directly. */
export type PostableAccount = {
  readonly accountNo: number;
  readonly name: string;
  readonly isLiability: boolean;
};

type AccountSelectsProps = {
  accounts: readonly PostableAccount[];
  /** The account that would be opened in the series for factoring companies. */
  subledger: { readonly number: number; readonly series: string };
};

/** «Kontoer» (M2): one account for each kind of event; the clearing account may be a new subledger account. */
export function AccountSelects({ accounts, subledger }: AccountSelectsProps) {
  const t = useTexts();
  const { register, control, formState } = useFormContext<AlternativeValues>();
  const clearing = useWatch({ control, name: "mapping.clearing" });
  const chosen = accounts.find(({ accountNo }) => String(accountNo) === clearing);
  const nameOf = ({ accountNo, name }: PostableAccount) => `${accountNo} ${name}`;
  const options = accounts.map((account) => ({ value: String(account.accountNo), label: nameOf(account) }));
  const created = {
    value: newFinanceAccount,
    label: t("factoring.newSubledger", { number: String(subledger.number), series: subledger.series }),
  };

  function field(kind: StandardEventKind) {
    const code = formState.errors.mapping?.[kind]?.message;
    return (
      <Field
        key={kind}
        label={t(`factoring.accountKinds.${kind}`)}
        error={code ? refusalText(t, { code }) : undefined}
        required
      >
        <Select
          options={kind === "clearing" ? [created, ...options] : options}
          placeholder={kind === "clearing" ? undefined : t("common.choose")}
          defaultValue={formState.defaultValues?.mapping?.[kind]}
          {...register(`mapping.${kind}`)}
        />
      </Field>
    );
  }

  return (
    <div className="grid max-w-3xl items-start gap-4 sm:grid-cols-2">
      {standardEventKinds.map(field)}
      {chosen && !chosen.isLiability ? (
        <div className="sm:col-span-2">
          <Callout tone="warning" live>
            {t("factoring.clearingNotLiability", { account: nameOf(chosen) })}
          </Callout>
        </div>
      ) : null}
    </div>
  );
}
