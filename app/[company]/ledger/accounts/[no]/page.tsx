import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PeriodFilter } from "@/components/ledger/period-filter";
import { PostingRows } from "@/components/ledger/posting-rows";
import { readPeriod } from "@/components/ledger/read-period";
import { Amount } from "@/components/ui/amount";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { MoreRows } from "@/components/ui/more-rows";
import { PageHeader } from "@/components/ui/page-header";
import { Table, TableBody, TableFoot, TableHead, Td, Th } from "@/components/ui/table";
import { findLedgerAccount, listLedgerPostings, sumLedgerAccount } from "@/db/queries/ledger";
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
  const [account, sums] = await Promise.all([
    findLedgerAccount(scope, no),
    sumLedgerAccount(scope, no, { from, to }),
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
  const columns = withSubledger ? 8 : 7;
  const lead = columns - 3;

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
            { label: t("vouchers.credit"), value: <Amount ore={creditOre === 0n ? 0n : -creditOre} /> },
            { label: t("ledger.closing"), value: <Amount ore={closingOre} className="font-semibold" /> },
          ]}
        />
      </div>
      {rows.length === 0 ? (
        <EmptyState title={t("ledger.noPostings")}>{t("ledger.noPostingsNext")}</EmptyState>
      ) : (
        <Table label={t("ledger.accountNumbered", { number: String(no) })}>
          <TableHead>
            <tr>
              <Th>{t("common.date")}</Th>
              <Th>{t("vouchers.voucherNo")}</Th>
              <Th>{t("common.text")}</Th>
              <Th>{t("vouchers.eventKind")}</Th>
              {withSubledger ? <Th>{t("ledger.subledger")}</Th> : null}
              <Th numeric>{t("vouchers.debit")}</Th>
              <Th numeric>{t("vouchers.credit")}</Th>
              <Th numeric>{t("common.balance")}</Th>
            </tr>
          </TableHead>
          <TableBody>
            <tr>
              <Td colSpan={columns - 1} className="text-ink-soft">
                {t("ledger.opening")}
              </Td>
              <Td numeric>
                <Amount ore={openingOre} />
              </Td>
            </tr>
            <PostingRows rows={rows} basePath={basePath} withSubledger={withSubledger} t={t} />
            <MoreRows
              columns={columns}
              next={next}
              load={morePostingsAction.bind(null, company, no, { from, to }, withSubledger)}
            />
          </TableBody>
          <TableFoot>
            <tr>
              <Td colSpan={lead}>{t("ledger.closing")}</Td>
              <Td numeric>
                <Amount ore={debitOre} />
              </Td>
              <Td numeric>
                <Amount ore={creditOre === 0n ? 0n : -creditOre} />
              </Td>
              <Td numeric>
                <Amount ore={closingOre} />
              </Td>
            </tr>
          </TableFoot>
        </Table>
      )}
    </>
  );
}
