"use client";

import type { InvoiceReportRow } from "@/lib/domain/invoice-report";
import { useTexts } from "@/lib/text/client";
import { invoiceColumns } from "./invoice-columns";
import { type ReportProps, ReportTable } from "./report-table";

/** «Fakturaoversikt» (M7): every sent document with its money and, when brought out, its factoring columns. */
export function InvoiceReport(props: ReportProps<InvoiceReportRow>) {
  const t = useTexts();
  return <ReportTable {...props} report="invoices" title={t("reports.invoices")} columns={invoiceColumns} />;
}
