import type { Metadata } from "next";
import { invoiceColumns, invoiceTotals } from "@/components/reports/invoice-columns";
import { InvoiceFilters } from "@/components/reports/invoice-filters";
import { InvoiceReport } from "@/components/reports/invoice-report";
import { readInvoiceRequest } from "@/components/reports/invoice-request";
import { hiddenAtFirst } from "@/components/reports/report";
import { PageHeader } from "@/components/ui/page-header";
import { listInvoiceReport, sumInvoiceReport } from "@/db/queries/invoice-report";
import { findHiddenColumns } from "@/db/queries/report-settings";
import { dateInNorway } from "@/lib/domain/dates";
import { currentLocale, requireCompany, requireScope } from "@/lib/edge/session";
import { getTexts } from "@/lib/text/server";
import { moreInvoicesAction, saveColumnsAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("reports.invoices") };
}

/** «Fakturaoversikt» (M7). */
export default async function InvoiceReportPage({
  params,
  searchParams,
}: PageProps<"/[company]/reports/invoices">) {
  const { company } = await params;
  const { user } = await requireCompany(company);
  const scope = await requireScope(company);
  const { filter, order, query } = readInvoiceRequest(await searchParams);
  const [{ rows, next }, totals, hidden] = await Promise.all([
    listInvoiceReport(scope, { filter, order, limit: 100 }),
    sumInvoiceReport(scope, filter),
    findHiddenColumns(scope, user.id, "invoices"),
  ]);
  const t = getTexts(await currentLocale());

  return (
    <>
      <PageHeader
        title={t("reports.invoices")}
        breadcrumbs={[{ label: t("reports.title"), href: `/${company}/reports` }]}
      />
      <InvoiceFilters today={dateInNorway(scope.now)} />
      <InvoiceReport
        basePath={`/${company}`}
        page={{ items: rows, next }}
        totals={invoiceTotals(totals)}
        order={order}
        query={query}
        hiddenColumns={hidden ?? hiddenAtFirst(invoiceColumns)}
        loadMore={moreInvoicesAction.bind(null, company, query)}
        saveColumns={saveColumnsAction.bind(null, company)}
      />
    </>
  );
}
