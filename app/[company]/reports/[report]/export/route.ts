import { notFound } from "next/navigation";
import { columnsToWrite, sheetRow } from "@/components/reports/report-file";
import { readReportRequest } from "@/components/reports/request";
import { listReport, reportHeads, sumReport } from "@/db/queries/reports";
import { excelRows, reportFileFormat } from "@/lib/contracts/report-export";
import { dateInNorway } from "@/lib/domain/dates";
import { reportIds } from "@/lib/domain/report";
import { csvResponse } from "@/lib/edge/csv";
import { pagesOf } from "@/lib/edge/pages-of";
import { currentLocale, requireCompany, requireScope } from "@/lib/edge/session";
import { xlsxResponse } from "@/lib/edge/xlsx";
import { formatCount } from "@/lib/text/format";
import { getTexts } from "@/lib/text/server";

/** Any report as CSV or Excel: the columns, filter, level and order of the screen, and every page. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/[company]/reports/[report]/export">,
): Promise<Response> {
  const { company: slug, report } = await params;
  const { company } = await requireCompany(slug);
  const scope = await requireScope(slug);
  const id = reportIds.find((each) => each === report) ?? notFound();
  const { searchParams } = new URL(request.url);
  const { filter, view, order } = readReportRequest(searchParams, reportHeads[id]);
  const { level } = view;
  const t = getTexts(await currentLocale());
  const columns = columnsToWrite(view.columns, searchParams.get("columns"));
  const name = t(`reports.names.${id}`);
  const file = {
    name,
    filename: `${name} ${company.name} ${filter.asOf ?? filter.to ?? dateInNorway(scope.now)}`,
    header: columns.map((column) => t(`reports.columns.${column.id}`)),
    rows: pagesOf((cursor) => listReport(scope, id, { filter, level, order, cursor, limit: 5000 })),
    record: (row: Parameters<typeof sheetRow>[1]) => sheetRow(columns, row, t),
  };
  if (reportFileFormat.parse(searchParams.get("format")) === "csv") return csvResponse(file);

  const { count } = await sumReport(scope, id, { filter, level });
  if (count > excelRows) {
    return new Response(t("reports.tooManyForExcel", { limit: formatCount(excelRows) }), { status: 413 });
  }
  return xlsxResponse(file);
}
