"use client";

import { useId } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { type MappingValues, mappingWays } from "@/lib/contracts/activation";
import { accountFit } from "@/lib/domain/account-mapping";
import { useTexts, useUserLocale } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import {
  isDeclared,
  type MappingChoicesOffered,
  mappingOptions,
  type NeedOption,
  needName,
} from "./mapping-options";

type FormValues = { readonly mapping: MappingValues };

type AccountFieldsProps = {
  offered: MappingChoicesOffered;
  integrationName: string;
};

/** «Kontoer» (M2): where each kind of event is posted. What a choice asks for further opens under it. */
export function AccountFields({ offered, integrationName }: AccountFieldsProps) {
  return (
    <div className="grid max-w-3xl items-start gap-4 sm:grid-cols-2">
      {offered.needs.map((need) => (
        <AccountField key={need.eventKind} need={need} offered={offered} integrationName={integrationName} />
      ))}
    </div>
  );
}

function AccountField({ need, offered, integrationName }: AccountFieldsProps & { need: NeedOption }) {
  const t = useTexts();
  const locale = useUserLocale();
  const { register, control, formState } = useFormContext<FormValues>();
  const { eventKind } = need;
  const chosen = useWatch({ control, name: `mapping.${eventKind}.choice` });
  const code = formState.errors.mapping?.[eventKind]?.choice?.message;
  const account = offered.accounts.find(({ accountNo }) => String(accountNo) === chosen);
  const doubtful = account && accountFit(eventKind, account.accountNo, account.kind) === "doubtful";
  const hint =
    eventKind === "clearing"
      ? t("factoring.clearingHint")
      : isDeclared(need)
        ? t("connections.declaredHint", { name: integrationName })
        : undefined;
  return (
    <div
      className={
        eventKind === "clearing" || isDeclared(need)
          ? "flex flex-col gap-3 sm:col-span-2"
          : "flex flex-col gap-3"
      }
    >
      <Field
        label={needName(t, locale, need)}
        error={code ? refusalText(t, { code }) : undefined}
        hint={hint}
        required
      >
        <Select
          options={mappingOptions(t, offered, need)}
          placeholder={t("common.choose")}
          defaultValue={formState.defaultValues?.mapping?.[eventKind]?.choice}
          {...register(`mapping.${eventKind}.choice`)}
        />
      </Field>
      {chosen === mappingWays.newAccount ? (
        <NewAccountFields eventKind={eventKind} name={needName(t, locale, need)} />
      ) : null}
      {chosen === mappingWays.supplier ? <SupplierField eventKind={eventKind} offered={offered} /> : null}
      {doubtful ? (
        <Callout tone="warning" live>
          {t("factoring.clearingNotLiability", { account: `${account.accountNo} ${account.name}` })}
        </Callout>
      ) : null}
    </div>
  );
}

/** A new ledger account: the suggested number and name, both to be changed. */
function NewAccountFields({ eventKind, name }: { eventKind: string; name: string }) {
  const t = useTexts();
  const { register, formState } = useFormContext<FormValues>();
  const errors = formState.errors.mapping?.[eventKind];
  const text = (code: string | undefined) => (code ? refusalText(t, { code }) : undefined);
  return (
    <fieldset className="grid grid-cols-[7rem_1fr] items-start gap-3 border-l-2 border-rule pl-3">
      <legend className="sr-only">{name}</legend>
      <Field label={t("connections.newNo")} error={text(errors?.newNo?.message)} required>
        <TextInput inputMode="numeric" maxLength={4} {...register(`mapping.${eventKind}.newNo`)} />
      </Field>
      <Field label={t("connections.newName")} error={text(errors?.newName?.message)} required>
        <TextInput maxLength={100} {...register(`mapping.${eventKind}.newName`)} />
      </Field>
    </fieldset>
  );
}

/** An existing supplier by number, with the first of them as suggestions. */
function SupplierField({ eventKind, offered }: { eventKind: string; offered: MappingChoicesOffered }) {
  const t = useTexts();
  const list = useId();
  const { register, formState } = useFormContext<FormValues>();
  const code = formState.errors.mapping?.[eventKind]?.supplierNo?.message;
  return (
    <div className="border-l-2 border-rule pl-3">
      <Field
        label={t("connections.supplierNo")}
        error={code ? refusalText(t, { code }) : undefined}
        hint={t("connections.supplierHint")}
        required
        className="max-w-72"
      >
        <TextInput
          inputMode="numeric"
          maxLength={9}
          list={list}
          {...register(`mapping.${eventKind}.supplierNo`)}
        />
      </Field>
      <datalist id={list}>
        {offered.supplier.accounts.map(({ subledgerNo, name }) => (
          <option key={subledgerNo} value={subledgerNo}>
            {name}
          </option>
        ))}
      </datalist>
    </div>
  );
}
