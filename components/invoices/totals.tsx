"use client";

import { Amount } from "@/components/ui/amount";
import type { InvoiceKind, InvoiceTotals } from "@/lib/domain/invoice";
import { typedDecimal } from "@/lib/domain/typed-numbers";
import { useTexts } from "@/lib/text/client";

/** What an invoice comes to: net, VAT by rate with its base, and what is to be paid, ruled as in a ledger. */
export function Totals({ kind, totals }: { kind: InvoiceKind; totals: InvoiceTotals }) {
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
            <Amount ore={totals.totalOre} />
          </td>
        </tr>
      </tbody>
    </table>
  );
}
