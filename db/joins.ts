import { and, eq, sql } from "drizzle-orm";
import { invoices } from "./schema/invoices";
import { openItems } from "./schema/ledger";

/** An invoice's own item in the customer's subledger: what remains of the invoice is what remains of it. */
export const ownItem = and(
  eq(openItems.companyId, invoices.companyId),
  eq(openItems.series, invoices.voucherSeries),
  eq(openItems.voucherNo, invoices.voucherNo),
  eq(openItems.subledgerNo, invoices.customerNo),
);

/** The number that a sent document is known by: ours, or that of the system it was imported from. */
export const shownInvoiceNo = sql<
  string | null
>`coalesce(${invoices.number}::text, ${invoices.externalNumber})`;
