"use client";

import { Amount } from "@/components/ui/amount";
import { type DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { settlementStatus } from "@/lib/domain/factoring";
import { useTexts } from "@/lib/text/client";
import type { FactoringView, SettlementView } from "./sent-invoice-view";

type InvoiceMoneyProps = { settlement: SettlementView; factoring: FactoringView | null };

/** «Oppgjør»: what the ledger says of the money, and the factoring company's words about the invoice. */
export function InvoiceMoney({ settlement, factoring }: InvoiceMoneyProps) {
  const t = useTexts();
  const status = settlementStatus({ ...settlement, status: factoring?.status ?? "delivered" });
  const amount = (label: string, ore: bigint): DescriptionItem => ({
    label,
    value: <Amount ore={ore} className="w-28" />,
  });
  const whenAny = (label: string, ore: bigint) => (ore === 0n ? [] : [amount(label, ore)]);

  return (
    <Section title={t("invoices.money")}>
      <DescriptionList
        items={[
          { label: t("factoring.settlementStatus"), value: <Status code={status} /> },
          ...(factoring
            ? [
                { label: t("factoring.invoiceStatus"), value: <Status code={factoring.status} /> },
                { label: t("factoring.invoiceDescription"), value: factoring.statusDescription || "–" },
              ]
            : []),
          amount(t("common.total"), settlement.totalOre),
          ...whenAny(t("invoices.advanced"), settlement.advancedOre),
          ...whenAny(t("invoices.credited"), settlement.creditedOre),
          ...whenAny(t("invoices.fees"), settlement.feesOre),
          amount(t("invoices.remaining"), settlement.remainingOre),
        ]}
      />
    </Section>
  );
}
