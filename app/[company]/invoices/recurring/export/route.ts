import { shownState } from "@/components/recurring/recurring-table";
import { intervalText } from "@/components/recurring/recurring-words";
import { listRecurring, type RecurringFilter, type RecurringRow } from "@/db/queries/recurring";
import { recurringAsked } from "@/lib/contracts/recurring";
import { excelRows, reportFileFormat } from "@/lib/contracts/report-export";
import { dateInNorway } from "@/lib/domain/dates";
import type { SheetValue } from "@/lib/domain/sheet";
import { csvResponse } from "@/lib/edge/csv";
import { currentLocale, requireCompany, requireScope } from "@/lib/edge/session";
import { xlsxResponse } from "@/lib/edge/xlsx";
import { getTexts } from "@/lib/text/server";

/** The list of agreements as CSV or Excel: the filter of the screen, and every page. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/[company]/invoices/recurring/export">,
): Promise<Response> {
  const { company: slug } = await params;
  const { company } = await requireCompany(slug);
  const scope = await requireScope(slug);
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const { state, q } = recurringAsked.parse(asked);
  const t = getTexts(await currentLocale());
  const name = t("recurring.title");
  const file = {
    name,
    filename: `${name} ${company.name} ${dateInNorway(scope.now)}`,
    header: [
      ...(["customerNo", "customer", "text", "interval", "nextDate", "latestDate", "made"] as const).map(
        (key) => t(`recurring.${key}`),
      ),
      t("recurring.amount"),
      t("recurring.sending"),
      t("common.status"),
    ],
    record: (row: RecurringRow): SheetValue[] => [
      row.customerNo,
      row.customerName,
      row.text,
      intervalText(t, row.intervalMonths),
      row.nextDate && { date: row.nextDate },
      row.latestDate && { date: row.latestDate },
      row.made,
      row.totalOre,
      t(row.sendsItself ? "recurring.automatic" : "recurring.manual"),
      t(`statuses.${shownState[row.state]}`),
    ],
  };
  const pages = (most: number) =>
    everyRow((after, limit) => listRecurring(scope, { state, search: q, after, limit }), most);
  return reportFileFormat.parse(asked.format) === "csv"
    ? csvResponse({ ...file, rows: pages(Number.POSITIVE_INFINITY) })
    : xlsxResponse({ ...file, rows: pages(excelRows) });
}

/** Every agreement of the filter, a page at a time as they are written. */
async function* everyRow(
  ask: (after: RecurringFilter["after"], limit: number) => Promise<RecurringRow[]>,
  most: number,
): AsyncGenerator<RecurringRow> {
  const together = 1_000;
  let after: RecurringFilter["after"];
  for (let written = 0; written < most; written += together) {
    const rows = await ask(after, together);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < together) return;
    after = { date: last.nextDate ?? "infinity", id: last.id };
  }
}
