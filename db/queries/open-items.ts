import { and, asc, eq } from "drizzle-orm";
import type { VoucherRef } from "@/lib/domain/voucher";
import { itemPosting, shownInvoiceNo } from "../joins";
import { invoices } from "../schema/invoices";
import { openItems, postings, vouchers } from "../schema/ledger";
import type { Scope } from "../scope";

/**
 * What a customer has not settled, oldest due first, in øre: debit positive, credit negative. Each item
 * with its voucher, and the invoice that it concerns when there is one.
 */
export async function listOpenItems({ db, companyId }: Scope, customerNo: number) {
  return db
    .select({
      series: openItems.series,
      voucherNo: openItems.voucherNo,
      line: openItems.line,
      voucherDate: vouchers.voucherDate,
      dueDate: openItems.dueDate,
      text: postings.text,
      description: vouchers.description,
      amountOre: openItems.amountOre,
      remainingOre: openItems.remainingOre,
      currency: openItems.currency,
      currencyAmount: openItems.currencyAmount,
      currencyRemaining: openItems.currencyRemaining,
      invoiceId: invoices.id,
      invoiceNo: shownInvoiceNo,
      invoiceSource: invoices.source,
      invoiceKind: invoices.kind,
    })
    .from(openItems)
    .innerJoin(postings, itemPosting)
    .innerJoin(
      vouchers,
      and(
        eq(vouchers.companyId, openItems.companyId),
        eq(vouchers.series, openItems.series),
        eq(vouchers.voucherNo, openItems.voucherNo),
      ),
    )
    .leftJoin(invoices, and(eq(invoices.companyId, postings.companyId), eq(invoices.id, postings.invoiceId)))
    .where(and(eq(openItems.companyId, companyId), eq(openItems.subledgerNo, customerNo), openItems.isOpen))
    .orderBy(asc(openItems.dueDate), asc(openItems.series), asc(openItems.voucherNo), asc(openItems.line));
}

/** What remains of a posting in a subledger, in øre: debit positive, credit negative; null when it is not an item of one. */
export async function findOpenItem(
  { db, companyId }: Scope,
  { series, voucherNo, line }: VoucherRef & { readonly line: number },
) {
  const [item] = await db
    .select({ remainingOre: openItems.remainingOre })
    .from(openItems)
    .where(
      and(
        eq(openItems.companyId, companyId),
        eq(openItems.series, series),
        eq(openItems.voucherNo, voucherNo),
        eq(openItems.line, line),
      ),
    );
  return item ?? null;
}
