"use client";

import Link from "next/link";
import { useEffect } from "react";
import type { UseFormReturn } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { DraftForm, RememberedRate } from "@/lib/contracts/invoice";
import { type Currency, currencies, isCurrency, isForeign } from "@/lib/domain/currency";
import { useTexts } from "@/lib/text/client";
import { formatDate } from "@/lib/text/format";
import { refusalText } from "@/lib/text/refusals";
import { typedRate } from "./draft-form";

/** The part of the address that leads to the field of the rate. */
export const rateAnchor = "exchange-rate";

/** Put the cursor in «Kurs», after a dialog that was open has given focus back. */
export function focusRate(form: UseFormReturn<DraftForm>) {
  setTimeout(() => form.setFocus("exchangeRate", { shouldSelect: true }), 50);
}

type DraftCurrencyProps = {
  form: UseFormReturn<DraftForm>;
  company: string;
  currency: Currency;
  /** The newest rate of each currency that is remembered. */
  rates: readonly RememberedRate[];
  /** A credit note is in its invoice's currency, at its invoice's rate. */
  fixed: boolean;
};

/** «Valuta», and «Kurs» for another than kroner: what is remembered is filled in, and may be written over (edge 41). */
export function DraftCurrency({ form, company, currency, rates, fixed }: DraftCurrencyProps) {
  const t = useTexts();
  const remembered = rates.find((rate) => rate.currency === currency);
  const code = form.formState.errors.exchangeRate?.message;

  useEffect(() => {
    if (window.location.hash === `#${rateAnchor}`) focusRate(form);
  }, [form]);

  function choose(chosen: string) {
    if (!isCurrency(chosen)) return;
    const suggestion = rates.find((rate) => rate.currency === chosen);
    form.setValue("currency", chosen, { shouldDirty: true });
    form.setValue("exchangeRate", suggestion ? typedRate(suggestion.rate) : "", { shouldDirty: true });
    form.clearErrors("exchangeRate");
  }

  return (
    <>
      <Field label={t("currency.currency")} hint={fixed ? t("currency.asInvoice") : undefined}>
        {fixed ? (
          <TextInput readOnly value={currency} />
        ) : (
          <Select
            {...form.register("currency")}
            onChange={(event) => choose(event.target.value)}
            options={currencies.map((each) => ({
              value: each,
              label: `${each} ${t(`currency.names.${each}`)}`,
            }))}
          />
        )}
      </Field>
      {isForeign(currency) ? (
        <Field
          label={t("currency.rateFor", { currency })}
          error={code ? refusalText(t, { code }) : undefined}
          hint={
            fixed ? undefined : remembered ? (
              t("currency.rateOf", { date: formatDate(remembered.validFrom) })
            ) : (
              <>
                {t("currency.noRate", { currency })}{" "}
                <Link href={`/${company}/settings/exchange-rates`} className="link">
                  {t("currency.ratesTitle")}
                </Link>
              </>
            )
          }
        >
          <TextInput
            {...form.register("exchangeRate")}
            inputMode="decimal"
            readOnly={fixed}
            autoComplete="off"
            className="tabular-nums"
          />
        </Field>
      ) : null}
    </>
  );
}
