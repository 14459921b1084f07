import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { LedgerLine } from "@/components/reports/ledger-line";
import { ReportFilters } from "@/components/reports/report-filters";
import { ReportSkeleton } from "@/components/reports/report-skeleton";
import { ReportTable } from "@/components/reports/report-table";
import { readReportRequest } from "@/components/reports/request";
import { PageHeader } from "@/components/ui/page-header";
import { holdsForeign } from "@/db/queries/exchange-rates";
import { findHiddenColumns } from "@/db/queries/report-settings";
import { findReportLedger, listReport, reportHeads, sumReport } from "@/db/queries/reports";
import { dateInNorway } from "@/lib/domain/dates";
import { hiddenAtFirst, type ReportId, reportIds } from "@/lib/domain/report";
import { currentLocale, requireCompany, requireScope } from "@/lib/edge/session";
import { getTexts } from "@/lib/text/server";
import { moreRowsAction, saveColumnsAction } from "./actions";

type Props = PageProps<"/[company]/reports/[report]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { report } = await params;
  const id = reportIds.find((each) => each === report);
  return id ? { title: getTexts(await currentLocale())(`reports.names.${id}`) } : {};
}

/** Any report (M7, M37): what each is stands in `db/reports`. Its rows come after its heading and filters. */
export default async function ReportPage({ params, searchParams }: Props) {
  const { company, report } = await params;
  const { user } = await requireCompany(company);
  const scope = await requireScope(company);
  const id = reportIds.find((each) => each === report) ?? notFound();
  const head = reportHeads[id];
  const asked = readReportRequest(await searchParams, head);
  const t = getTexts(await currentLocale());

  return (
    <>
      <PageHeader
        title={t(`reports.names.${id}`)}
        description={t(`reports.about.${id}`)}
        breadcrumbs={[{ label: t("reports.title"), href: `/${company}/reports` }]}
      />
      <ReportFilters head={head} level={asked.view.level} today={dateInNorway(scope.now)} />
      <Suspense fallback={<ReportSkeleton />}>
        <ReportBody {...asked} id={id} scope={scope} company={company} userId={user.id} />
      </Suspense>
    </>
  );
}

type BodyProps = ReturnType<typeof readReportRequest> & {
  id: ReportId;
  scope: Awaited<ReturnType<typeof requireScope>>;
  company: string;
  userId: string;
};

async function ReportBody({ id, scope, company, userId, filter, view, order, query }: BodyProps) {
  const head = reportHeads[id];
  const { level } = view;
  const [{ rows, next }, totals, ledger, hidden, foreign] = await Promise.all([
    listReport(scope, id, { filter, level, order, limit: 100 }),
    sumReport(scope, id, { filter, level }),
    findReportLedger(scope, id, filter),
    findHiddenColumns(scope, userId, id),
    holdsForeign(scope),
  ]);

  return (
    <>
      {ledger && head.agrees ? (
        <LedgerLine
          ledger={ledger}
          reportedOre={totals.sums[head.agrees.sum] ?? 0n}
          day={head.agrees.at === "asOf" ? (filter.asOf ?? dateInNorway(scope.now)) : filter.to}
          basePath={`/${company}`}
          t={getTexts(await currentLocale())}
        />
      ) : null}
      <ReportTable
        key={`${id} ${level}`}
        basePath={`/${company}`}
        head={head}
        level={level}
        page={{ items: rows, next }}
        totals={totals}
        query={query}
        hiddenColumns={hidden ?? hiddenAtFirst(head, { foreign })}
        loadMore={moreRowsAction.bind(null, company, id, query)}
        saveColumns={saveColumnsAction.bind(null, company)}
      />
    </>
  );
}
