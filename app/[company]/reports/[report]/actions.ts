"use server";

import { readReportRequest } from "@/components/reports/request";
import type { Page } from "@/components/ui/use-pages";
import { listReport, reportHeads } from "@/db/queries/reports";
import { type SaveColumnsInput, saveColumnsInput } from "@/lib/contracts/report-settings";
import type { ReportId, ReportRow } from "@/lib/domain/report";
import { action } from "@/lib/edge/action";
import { requireScope } from "@/lib/edge/session";
import { saveColumns } from "@/lib/services/reports/save-columns";

const save = action(saveColumnsInput, saveColumns);

/** Remember which columns the user has put away. */
export async function saveColumnsAction(company: string, input: SaveColumnsInput) {
  return save(company, input);
}

/** «Vis flere»: the page after `cursor` of what the address asks for. */
export async function moreRowsAction(
  company: string,
  report: ReportId,
  query: string,
  cursor: string,
): Promise<Page<ReportRow>> {
  const scope = await requireScope(company);
  const { filter, view, order } = readReportRequest(new URLSearchParams(query), reportHeads[report]);
  const { rows, next } = await listReport(scope, report, {
    filter,
    level: view.level,
    order,
    cursor,
    limit: 100,
  });
  return { items: rows, next };
}
