"use client";

import Link from "next/link";
import type { FactoringView } from "@/components/claims/claim-view";
import { Amount } from "@/components/ui/amount";
import { type DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { receivableAccountNo, voucherSeriesNo } from "@/lib/domain/chart";
import type { Currency } from "@/lib/domain/currency";
import { codeUnlessKroner } from "@/lib/domain/document-currency";
import { settlementStatus } from "@/lib/domain/factoring";
import { useTexts } from "@/lib/text/client";
import { formatAmount } from "@/lib/text/format";
import type { PostingView, SettlementView } from "./sent-invoice-view";

type InvoiceMoneyProps = {
  company: string;
  settlement: SettlementView;
  factoring: FactoringView | null;
  postings: readonly PostingView[];
  currency: Currency;
  creditNotes: readonly { readonly id: string; readonly number: string | null }[];
};

/** So many vouchers are named beside a figure; the rest stand among the postings. */
const named = 3;

/** «Oppgjør»: what the ledger says of the money, each figure leading to the vouchers that made it. */
export function InvoiceMoney({
  company,
  settlement,
  factoring,
  postings,
  currency,
  creditNotes,
}: InvoiceMoneyProps) {
  const t = useTexts();
  const status = settlementStatus({ ...settlement, status: factoring?.status ?? "delivered" });
  const { totalOre, creditedOre, writtenOffOre, advancedOre, feesOre } = settlement;
  // A claim that was sold and has come back stands outside the invoice's own item.
  const remainingOre = settlement.remainingOre + settlement.givenBackOre;
  const settledOre = totalOre - remainingOre - creditedOre - writtenOffOre;
  const amount = (label: string, ore: bigint, links: readonly PlaceLink[]): DescriptionItem => ({
    label,
    value: <Traceable ore={ore} links={links} />,
  });
  const inCurrency = (label: string, ore: bigint | undefined): DescriptionItem[] =>
    ore === undefined
      ? []
      : [{ label, value: <Amount ore={ore} currency={codeUnlessKroner(currency)} className="w-28" /> }];
  const whenAny = (label: string, ore: bigint, links: readonly PlaceLink[]) =>
    ore === 0n ? [] : [amount(label, ore, links)];
  const made = (wanted: (posting: PostingView) => boolean) => vouchersOf(company, postings.filter(wanted));
  const ofKind = (...kinds: readonly string[]) =>
    made(({ eventKind }) => eventKind !== null && kinds.includes(eventKind));
  const notes = creditNotes.flatMap(({ id, number }) =>
    number === null ? [] : [{ label: number, href: `/${company}/invoices/${id}` }],
  );

  return (
    <Section title={t("invoices.money")}>
      <DescriptionList
        items={[
          { label: t("factoring.settlementStatus"), value: <Status code={status} /> },
          ...inCurrency(t("currency.total", { currency }), settlement.foreign?.total),
          amount(t(settlement.foreign ? "currency.totalInNok" : "common.total"), totalOre, []),
          ...whenAny(t("invoices.advanced"), advancedOre, ofKind("advance")),
          ...whenAny(t("invoices.credited"), creditedOre, notes),
          ...whenAny(t("claimDesk.settled"), settledOre > 0n ? settledOre : 0n, made(isSettling)),
          ...whenAny(t("claimDesk.writtenOff"), writtenOffOre, ofKind("write_off")),
          ...whenAny(t("invoices.fees"), feesOre, ofKind("fee", "financing_cost")),
          ...inCurrency(t("currency.remaining", { currency }), settlement.foreign?.remaining),
          amount(t(settlement.foreign ? "currency.remainingInNok" : "invoices.remaining"), remainingOre, []),
        ]}
      />
    </Section>
  );
}

type PlaceLink = { readonly label: string; readonly href: string };

/** A payment of the customer's item: a credit on his account that is neither the document itself nor a loss. */
function isSettling({ accountNo, subledgerNo, amountOre, eventKind, series }: PostingView): boolean {
  const onCustomer = accountNo === receivableAccountNo && subledgerNo !== null;
  const interest = eventKind === "interest_note" || eventKind === "interest_payment";
  return (
    onCustomer && amountOre < 0n && series !== voucherSeriesNo.sales && eventKind !== "write_off" && !interest
  );
}

function vouchersOf(company: string, postings: readonly PostingView[]): PlaceLink[] {
  const names = postings.map(({ series, voucherNo }) => `${series}-${voucherNo}`);
  return [...new Set(names)].map((label) => ({ label, href: `/${company}/vouchers/${label}` }));
}

function Traceable({ ore, links }: { ore: bigint; links: readonly PlaceLink[] }) {
  const t = useTexts();
  return (
    <>
      <Amount ore={ore} className="w-28" />
      {links.length > 0 ? (
        <span className="ml-3 inline-flex flex-wrap gap-x-2 text-sm">
          <span className="sr-only">{t("claimDesk.vouchersOf", { amount: formatAmount(ore) })}</span>
          {links.slice(0, named).map(({ label, href }) => (
            <Link key={href} href={href} className="link tabular-nums">
              {label}
            </Link>
          ))}
          {links.length > named ? (
            <span className="text-ink-soft">
              {t("claimDesk.moreVouchers", { count: links.length - named })}
            </span>
          ) : null}
        </span>
      ) : null}
    </>
  );
}
