"use client";

import { Amount } from "@/components/ui/amount";
import { type Currency, type ExchangeRate, isForeign } from "@/lib/domain/currency";
import { codeUnlessKroner, inKroner } from "@/lib/domain/document-currency";
import type { InvoiceKind, InvoiceTotals } from "@/lib/domain/invoice";
import type { Ore } from "@/lib/domain/money";
import { typedDecimal } from "@/lib/domain/typed-numbers";
import { useTexts } from "@/lib/text/client";

type TotalsProps = {
  kind: InvoiceKind;
  totals: InvoiceTotals;
  currency: Currency;
  /** Null while there is none; kroner need none. */
  rate: ExchangeRate | null;
  /** The total in the books, when it is known already. */
  nokTotalOre?: Ore | undefined;
};

/**
 * What an invoice comes to: net, VAT by rate with its base, and what is to be paid, ruled as in a ledger; of another
 * currency than kroner also VAT and total in kroner (bokføringsforskriften § 5-1-1).
 */
export function Totals({ kind, totals, currency, rate, nokTotalOre }: TotalsProps) {
  const t = useTexts();
  return (
    <table aria-label={t("common.total")} className="ml-auto w-full max-w-md text-left">
      <tbody>
        <tr>
          <th scope="row" colSpan={2} className="py-0.5 font-normal text-ink-soft">
            {t("invoices.netTotal")}
          </th>
          <td className="py-0.5 text-right">
            <Amount ore={totals.netOre} />
          </td>
        </tr>
        {totals.vat.map(({ vatCode, rate, baseOre, vatOre }) => (
          <tr key={vatCode}>
            <th scope="row" className="py-0.5 font-normal text-ink-soft">
              {t("invoices.vat")} {typedDecimal(BigInt(rate), 2)} %
            </th>
            <td className="py-0.5 text-right text-sm text-ink-soft">
              <span className="sr-only">{t("invoices.vatBase")} </span>
              <Amount ore={baseOre} />
            </td>
            <td className="py-0.5 text-right">
              <Amount ore={vatOre} />
            </td>
          </tr>
        ))}
        <tr className="text-lg font-semibold [&>*]:border-t [&>*]:border-b-[3px] [&>*]:border-double [&>*]:border-t-ink [&>*]:border-b-ink">
          <th scope="row" colSpan={2} className="py-1">
            {t(kind === "invoice" ? "invoices.grandTotal" : "invoices.creditTotal")}
          </th>
          <td className="py-1 text-right">
            <Amount ore={totals.totalOre} currency={codeUnlessKroner(currency)} />
          </td>
        </tr>
        {isForeign(currency) ? <InKroner totals={totals} rate={rate} nokTotalOre={nokTotalOre} /> : null}
      </tbody>
    </table>
  );
}

function InKroner({ totals, rate, nokTotalOre }: Pick<TotalsProps, "totals" | "rate" | "nokTotalOre">) {
  const t = useTexts();
  if (rate === null) {
    return (
      <tr>
        <td colSpan={3} className="pt-2 text-right text-ink-soft">
          {t("currency.withoutRate")}
        </td>
      </tr>
    );
  }
  const { vatOre, totalOre } = inKroner(totals, rate, nokTotalOre);
  const rows = [
    { label: t("currency.rate"), value: typedDecimal(rate, 6) },
    { label: t("currency.vatInNok"), value: <Amount ore={vatOre} /> },
    { label: t("currency.totalInNok"), value: <Amount ore={totalOre} /> },
  ];
  return rows.map(({ label, value }) => (
    <tr key={label} className="text-ink-soft">
      <th scope="row" colSpan={2} className="py-0.5 font-normal">
        {label}
      </th>
      <td className="py-0.5 text-right tabular-nums">{value}</td>
    </tr>
  ));
}
