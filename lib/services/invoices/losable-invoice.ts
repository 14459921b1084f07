import { findInvoice, findInvoiceHead, loadInvoices } from "@/db/queries/invoices";
import { findClaimHolder, listLosableItems, listSentCreditNoteIds } from "@/db/queries/losses";
import type { Scope } from "@/db/scope";
import { receivableAccountNo } from "@/lib/domain/chart";
import { shownNumber, totalsOf } from "@/lib/domain/invoice";
import { isServiceOnly, type LosableInvoice } from "@/lib/domain/loss";
import { ore, sum } from "@/lib/domain/money";

/** An invoice as the rules of a loss want it, with the open items that the loss settles; null for a draft or none. */
export async function loadLosable(scope: Scope, invoiceId: string) {
  const [invoice, head] = await Promise.all([
    findInvoice(scope, invoiceId),
    findInvoiceHead(scope, invoiceId),
  ]);
  if (!invoice?.invoiceDate || invoice.state !== "sent" || !head) return null;
  const [items, holder, noteIds] = await Promise.all([
    listLosableItems(scope, invoiceId),
    findClaimHolder(scope, invoiceId),
    listSentCreditNoteIds(scope, invoiceId),
  ]);
  const notes = noteIds.length === 0 ? [] : await loadInvoices(scope, noteIds);
  const losable: LosableInvoice = {
    id: invoice.id,
    number: shownNumber(invoice) ?? "",
    kind: invoice.kind,
    customerNo: invoice.customerNo,
    customerName: invoice.buyer?.name ?? head.customerName,
    receivableAccountNo,
    invoiceDate: invoice.invoiceDate,
    remainingOre: sum(items.map((item) => item.remainingOre)),
    status: holder?.status ?? null,
    serviceOnly: holder !== null && isServiceOnly(holder.agreementType, holder.serviceLevel),
    vat: vatLeft(
      totalsOf(invoice.lines).vat,
      notes.flatMap((note) => totalsOf(note.lines).vat),
    ),
  };
  return { invoice: losable, items, holder, dueDate: invoice.dueDate };
}

export type Losable = NonNullable<Awaited<ReturnType<typeof loadLosable>>>;

/** What the invoice charged by VAT code, less what its credit notes have taken off. */
function vatLeft(charged: LosableInvoice["vat"], credited: LosableInvoice["vat"]): LosableInvoice["vat"] {
  return charged.map(({ vatCode, baseOre, vatOre }) => {
    const own = credited.filter((part) => part.vatCode === vatCode);
    const base = own.reduce((left, part) => left - part.baseOre, baseOre as bigint);
    const vat = own.reduce((left, part) => left - part.vatOre, vatOre as bigint);
    return { vatCode, baseOre: ore(base), vatOre: ore(vat) };
  });
}
