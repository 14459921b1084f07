import type { InvoiceReportRow, InvoiceReportSort, InvoiceReportTotals } from "@/lib/domain/invoice-report";
import type { ReportColumn, ReportTotals } from "./report";

/** The columns of «Fakturaoversikt», with the two of M7 that each user may bring out. */
export const invoiceColumns: readonly ReportColumn<InvoiceReportRow, InvoiceReportSort>[] = [
  {
    id: "number",
    header: (t) => t("reports.columns.number"),
    kind: "text",
    value: (row) => String(row.number),
    sortBy: "number",
    leadsTo: (row) => `/invoices/${row.id}`,
  },
  {
    id: "kind",
    header: (t) => t("reports.columns.kind"),
    kind: "text",
    value: (row, t) => t(row.kind === "invoice" ? "invoices.invoice" : "invoices.creditNote"),
    sortBy: "kind",
  },
  {
    id: "invoiceDate",
    header: (t) => t("reports.columns.invoiceDate"),
    kind: "date",
    value: (row) => row.invoiceDate,
    sortBy: "invoiceDate",
  },
  {
    id: "dueDate",
    header: (t) => t("reports.columns.dueDate"),
    kind: "date",
    value: (row) => row.dueDate,
    sortBy: "dueDate",
  },
  {
    id: "customerNo",
    header: (t) => t("reports.columns.customerNo"),
    kind: "text",
    value: (row) => String(row.customerNo),
    offAtFirst: true,
    leadsTo: (row) => `/customers/${row.customerNo}`,
  },
  {
    id: "customer",
    header: (t) => t("reports.columns.customer"),
    kind: "text",
    value: (row) => row.customerName,
    sortBy: "customer",
    leadsTo: (row) => `/customers/${row.customerNo}`,
  },
  {
    id: "net",
    header: (t) => t("reports.columns.net"),
    kind: "amount",
    value: (row) => row.netOre,
    sortBy: "net",
  },
  {
    id: "vat",
    header: (t) => t("reports.columns.vat"),
    kind: "amount",
    value: (row) => row.vatOre,
    sortBy: "vat",
  },
  {
    id: "total",
    header: (t) => t("reports.columns.total"),
    kind: "amount",
    value: (row) => row.totalOre,
    sortBy: "total",
  },
  {
    id: "remaining",
    header: (t) => t("reports.columns.remaining"),
    kind: "amount",
    value: (row) => row.remainingOre,
    sortBy: "remaining",
  },
  {
    id: "settlement",
    header: (t) => t("reports.columns.settlement"),
    kind: "status",
    value: (row) => row.settlement,
  },
  {
    id: "deliveryMethod",
    header: (t) => t("reports.columns.deliveryMethod"),
    kind: "text",
    value: (row, t) => t(`invoices.deliveryMethods.${row.deliveryMethod}`),
    sortBy: "deliveryMethod",
  },
  {
    id: "factoringStatus",
    header: (t) => t("reports.columns.factoringStatus"),
    kind: "status",
    value: (row) => row.factoringStatus,
    sortBy: "factoringStatus",
    offAtFirst: true,
  },
  {
    id: "factoringDescription",
    header: (t) => t("reports.columns.factoringDescription"),
    kind: "longText",
    value: (row) => row.factoringDescription,
    offAtFirst: true,
  },
  {
    id: "voucher",
    header: (t) => t("reports.columns.voucher"),
    kind: "text",
    value: ({ voucher }) => `${voucher.series}-${voucher.voucherNo}`,
    leadsTo: ({ voucher }) => `/vouchers/${voucher.series}-${voucher.voucherNo}`,
  },
];

/** The query's sums at their columns. */
export function invoiceTotals(totals: InvoiceReportTotals): ReportTotals {
  const { count, netOre, vatOre, totalOre, remainingOre } = totals;
  return { count, sums: { net: netOre, vat: vatOre, total: totalOre, remaining: remainingOre } };
}
