import type { Metadata } from "next";
import { PeriodFilter } from "@/components/ledger/period-filter";
import { readPeriod } from "@/components/ledger/read-period";
import { EmptyState } from "@/components/ui/empty-state";
import { MoreRows } from "@/components/ui/more-rows";
import { PageHeader } from "@/components/ui/page-header";
import { Table, TableBody, TableHead, Th } from "@/components/ui/table";
import { VoucherRows } from "@/components/vouchers/voucher-rows";
import { listVoucherSeries, listVouchers } from "@/db/queries/vouchers";
import { dateInNorway } from "@/lib/domain/dates";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { getTexts } from "@/lib/text/server";
import { moreVouchersAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("vouchers.title") };
}

/** «Bilag»: every voucher, newest first. */
export default async function VouchersPage({ params, searchParams }: PageProps<"/[company]/vouchers">) {
  const { company } = await params;
  const scope = await requireScope(company);
  const filter = readPeriod(await searchParams);
  const [{ rows, next }, series] = await Promise.all([
    listVouchers(scope, { filter, limit: 100 }),
    listVoucherSeries(scope),
  ]);
  const t = getTexts(await currentLocale());
  const narrowed = filter.from || filter.to || filter.series !== null;

  return (
    <>
      <PageHeader title={t("vouchers.title")} />
      <PeriodFilter today={dateInNorway(scope.now)} series={series} />
      {rows.length === 0 ? (
        <EmptyState title={t(narrowed ? "vouchers.noRows" : "vouchers.emptyTitle")}>
          {t(narrowed ? "reports.noRowsNext" : "vouchers.emptyText")}
        </EmptyState>
      ) : (
        <Table label={t("vouchers.title")}>
          <TableHead>
            <tr>
              <Th>{t("vouchers.voucherNo")}</Th>
              <Th>{t("common.date")}</Th>
              <Th>{t("vouchers.kind")}</Th>
              <Th>{t("vouchers.description")}</Th>
              <Th>{t("vouchers.source")}</Th>
              <Th>{t("vouchers.externalReference")}</Th>
              <Th numeric>{t("common.amount")}</Th>
            </tr>
          </TableHead>
          <TableBody>
            <VoucherRows rows={rows} basePath={`/${company}`} t={t} />
            <MoreRows columns={7} next={next} load={moreVouchersAction.bind(null, company, filter)} />
          </TableBody>
        </Table>
      )}
    </>
  );
}
