"use client";

import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { FieldError } from "@/components/ui/field";
import { Fieldset } from "@/components/ui/fieldset";
import type { ActionState } from "@/lib/contracts/action-state";
import type { ChangeCurrenciesValues } from "@/lib/contracts/connection";
import { type Currency, currencies as known } from "@/lib/domain/currency";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";

type CurrenciesFormProps = {
  connectionId: string;
  currencies: readonly Currency[];
  change: (
    input: ChangeCurrenciesValues,
  ) => Promise<ActionState<{ readonly currencies: readonly Currency[] }>>;
};

/** «Valutaer»: which currencies the partner takes invoices in (edge 41). Kroner are always one of them. */
export function CurrenciesForm({ connectionId, currencies, change }: CurrenciesFormProps) {
  const t = useTexts();
  const [chosen, setChosen] = useState<ReadonlySet<Currency>>(new Set(currencies));
  const [error, setError] = useState<string | null>(null);
  const [pending, setPending] = useState(false);

  function choose(currency: Currency, listed: boolean) {
    const others = [...chosen].filter((one) => one !== currency);
    setChosen(new Set(listed ? [...others, currency] : others));
  }

  async function save() {
    setError(null);
    setPending(true);
    const state = await change({ connectionId, currencies: [...chosen] });
    setPending(false);
    if (state.status === "done")
      toast.success(t("ledgerCurrency.saved", { list: state.value.currencies.join(", ") }));
    else
      setError(
        state.status === "refused"
          ? refusalText(t, { ...state.facts, code: state.code })
          : t("ledgerCurrency.notSaved"),
      );
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Fieldset>
        <fieldset>
          <legend className="text-base font-semibold">{t("ledgerCurrency.currencies")}</legend>
          <p className="mt-1 max-w-2xl text-sm text-ink-soft">{t("ledgerCurrency.currenciesHint")}</p>
          <div className="mt-3 grid max-w-md grid-cols-[repeat(auto-fill,minmax(5.5rem,1fr))] gap-x-4 gap-y-1">
            {known.map((currency) => (
              <Checkbox
                key={currency}
                label={currency}
                checked={currency === "NOK" || chosen.has(currency)}
                disabled={currency === "NOK"}
                onChange={(event) => choose(currency, event.target.checked)}
              />
            ))}
          </div>
        </fieldset>
        {error ? <FieldError>{error}</FieldError> : null}
        <Button type="submit" pending={pending} className="mt-3">
          {t("ledgerCurrency.save")}
        </Button>
      </Fieldset>
    </form>
  );
}
