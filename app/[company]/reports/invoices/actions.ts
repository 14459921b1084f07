"use server";

import { readInvoiceRequest } from "@/components/reports/invoice-request";
import type { Page } from "@/components/ui/use-pages";
import { listInvoiceReport } from "@/db/queries/invoice-report";
import { type SaveColumnsInput, saveColumnsInput } from "@/lib/contracts/report-settings";
import type { InvoiceReportRow } from "@/lib/domain/invoice-report";
import { action } from "@/lib/edge/action";
import { requireScope } from "@/lib/edge/session";
import { saveColumns } from "@/lib/services/reports/save-columns";

const save = action(saveColumnsInput, saveColumns);

/** Remember which columns the user has put away. */
export async function saveColumnsAction(company: string, input: SaveColumnsInput) {
  return save(company, input);
}

/** «Vis flere»: the page after `cursor` of what the address asks for. */
export async function moreInvoicesAction(
  company: string,
  query: string,
  cursor: string,
): Promise<Page<InvoiceReportRow>> {
  const scope = await requireScope(company);
  const { filter, order } = readInvoiceRequest(new URLSearchParams(query));
  const { rows, next } = await listInvoiceReport(scope, { filter, order, cursor, limit: 100 });
  return { items: rows, next };
}
