import { and, eq, sql } from "drizzle-orm";
import { connectionAccounts, factoringInvoices } from "./schema/factoring";
import { invoices } from "./schema/invoices";
import { accounts, openItems, postings, subledgerAccounts, subledgerBalances } from "./schema/ledger";

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

/** An invoice's latest row at a factoring company: the one that says where it stands (edge 16). */
export const latestFactoringRow = and(
  eq(factoringInvoices.companyId, invoices.companyId),
  eq(factoringInvoices.invoiceId, invoices.id),
  sql`${factoringInvoices.id} = (
    select f.id from factoring_invoices f
    where f.company_id = ${invoices.companyId} and f.invoice_id = ${invoices.id} order by f.id desc limit 1)`,
);

/** The ledger account that a kind of event is mapped to. */
export const mappedAccount = and(
  eq(accounts.companyId, connectionAccounts.companyId),
  eq(accounts.accountNo, connectionAccounts.accountNo),
);

/** The subledger account that it is mapped to instead. */
export const mappedSubledger = and(
  eq(subledgerAccounts.companyId, connectionAccounts.companyId),
  eq(subledgerAccounts.subledgerNo, connectionAccounts.subledgerNo),
);

/** … and its balance. */
export const mappedBalance = and(
  eq(subledgerBalances.companyId, connectionAccounts.companyId),
  eq(subledgerBalances.subledgerNo, connectionAccounts.subledgerNo),
);

/** The posting that a subledger item was made by. */
export const itemPosting = and(
  eq(postings.companyId, openItems.companyId),
  eq(postings.series, openItems.series),
  eq(postings.voucherNo, openItems.voucherNo),
  eq(postings.line, openItems.line),
);
