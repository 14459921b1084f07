import { invoiceColumns } from "@/components/reports/invoice-columns";
import { readInvoiceRequest } from "@/components/reports/invoice-request";
import { columnsToWrite, csvRecord } from "@/components/reports/report-csv";
import { listInvoiceReport } from "@/db/queries/invoice-report";
import { dateInNorway } from "@/lib/domain/dates";
import { csvResponse } from "@/lib/edge/csv";
import { pagesOf } from "@/lib/edge/pages-of";
import { currentLocale, requireCompany, requireScope } from "@/lib/edge/session";
import { getTexts } from "@/lib/text/server";

/** «Fakturaoversikt» as CSV: the columns, filter and order of the screen, and every page. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/[company]/reports/invoices/export">,
): Promise<Response> {
  const { company } = await requireCompany((await params).company);
  const scope = await requireScope(company.slug);
  const { searchParams } = new URL(request.url);
  const { filter, order } = readInvoiceRequest(searchParams);
  const t = getTexts(await currentLocale());
  const columns = columnsToWrite(invoiceColumns, searchParams.get("columns"));
  const rows = pagesOf((cursor) => listInvoiceReport(scope, { filter, order, cursor, limit: 1000 }));

  return csvResponse({
    filename: `${t("reports.invoices")} ${company.name} ${dateInNorway(scope.now)}.csv`,
    header: columns.map((column) => column.header(t)),
    rows,
    record: (row) => csvRecord(columns, row, t),
  });
}
