import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PeriodFilter } from "@/components/ledger/period-filter";
import { readPeriod } from "@/components/ledger/read-period";
import { Reconciliations } from "@/components/ledger/reconciliations";
import { Statement } from "@/components/ledger/statement";
import { Amount } from "@/components/ui/amount";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { findLedgerAccount, listLedgerPostings, sumLedgerAccount } from "@/db/queries/ledger";
import { listReconciliations } from "@/db/queries/reconciliations";
import { dateInNorway } from "@/lib/domain/dates";
import { sum } from "@/lib/domain/money";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { getTexts } from "@/lib/text/server";
import { morePostingsAction } from "../actions";

type Props = PageProps<"/[company]/ledger/accounts/[no]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { no } = await params;
  return { title: getTexts(await currentLocale())("ledger.accountNumbered", { number: no }) };
}

/** One account, of the general ledger or of a subledger: its balance into and out of a period, and each posting. */
export default async function AccountPage({ params, searchParams }: Props) {
  const { company, no: asked } = await params;
  const scope = await requireScope(company);
  const no = /^\d{4,9}$/.test(asked) ? Number(asked) : notFound();
  const { from, to } = readPeriod(await searchParams);
  const [account, sums, reconciled] = await Promise.all([
    findLedgerAccount(scope, no),
    sumLedgerAccount(scope, no, { from, to }),
    listReconciliations(scope, { accountNo: no, limit: 10 }),
  ]);
  if (!account) notFound();
  const { openingOre, debitOre, creditOre } = sums;
  const closingOre = sum([openingOre, debitOre, creditOre]);
  const { rows, next } = await listLedgerPostings(scope, no, {
    period: { from, to },
    openingOre,
    limit: 200,
  });
  const t = getTexts(await currentLocale());
  const basePath = `/${company}`;
  const withSubledger =
    account.subledgerKind === null && rows.some(({ subledgerNo }) => subledgerNo !== null);

  return (
    <>
      <PageHeader
        title={`${account.no} ${account.name}`}
        breadcrumbs={[{ label: t("ledger.title"), href: `${basePath}/ledger/accounts` }]}
        description={
          account.subledgerKind && account.controlAccountNo !== null
            ? `${t(`ledger.subledgerKinds.${account.subledgerKind}`)}. ${t("ledger.ofControl", { number: String(account.controlAccountNo) })}.`
            : null
        }
        actions={
          account.subledgerKind === "customer" ? (
            <>
              <LinkButton href={`${basePath}/reports/invoices?customer=${no}`}>
                {t("ledger.invoicesOfCustomer")}
              </LinkButton>
              <LinkButton href={`${basePath}/customers/${no}`}>{t("ledger.customerCard")}</LinkButton>
            </>
          ) : account.subledgerKind === "supplier" ? (
            <LinkButton href={`${basePath}/suppliers/${no}`}>{t("parties.suppliers.card")}</LinkButton>
          ) : null
        }
      />
      <PeriodFilter today={dateInNorway(scope.now)} />
      <div className="mb-5">
        <DescriptionList
          columns={4}
          items={[
            { label: t("ledger.opening"), value: <Amount ore={openingOre} /> },
            { label: t("vouchers.debit"), value: <Amount ore={debitOre} /> },
            { label: t("vouchers.credit"), value: <Amount ore={-creditOre} /> },
            { label: t("ledger.closing"), value: <Amount ore={closingOre} className="font-semibold" /> },
          ]}
        />
      </div>
      {rows.length === 0 ? (
        <EmptyState title={t("ledger.noPostings")}>{t("ledger.noPostingsNext")}</EmptyState>
      ) : (
        <Statement
          label={t("ledger.accountNumbered", { number: String(no) })}
          sums={sums}
          rows={rows}
          next={next}
          loadMore={morePostingsAction.bind(null, company, no, { from, to }, withSubledger)}
          withSubledger={withSubledger}
          basePath={basePath}
          t={t}
        />
      )}
      {reconciled.length > 0 ? (
        <div className="mt-10">
          <Section title={t("postings.reconciliations")} description={t("postings.reconciliationsText")}>
            <Reconciliations rows={reconciled} basePath={basePath} t={t} />
          </Section>
        </div>
      ) : null}
    </>
  );
}
