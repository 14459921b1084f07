import { createHash } from "node:crypto";
import { findDocument } from "@/db/queries/documents";
import { findOriginal, type InvoiceRow } from "@/db/queries/invoices";
import type { Scope } from "@/db/scope";
import type { NewDocument } from "@/db/writes/documents";
import { renderInvoicePdf } from "@/lib/adapters/invoice-pdf";
import type { PdfBranding } from "@/lib/adapters/invoice-pdf-branding";
import type { BrandingSnapshot } from "@/lib/domain/branding";
import { vatOf } from "@/lib/domain/vat";
import { invoicePdf as en } from "@/lib/text/en/invoice-pdf";
import { invoicePdf as nb } from "@/lib/text/nb/invoice-pdf";
import { documentOf } from "./snapshots";

/**
 * Our own PDF of a sent invoice, in the buyer's language, with the template that was fixed when it was sent (M30). Made outside any transaction, as it takes its time;
 * a sent invoice never changes, so the same bytes come out whenever it is made.
 *
 * @throws when the invoice is a draft, or one of its VAT codes is not for sales
 */
export async function renderInvoice(scope: Scope, invoice: InvoiceRow): Promise<NewDocument> {
  const original = invoice.originalInvoiceId ? await findOriginal(scope, invoice.originalInvoiceId) : null;
  const document = documentOf(invoice, original, invoice.seller?.orgNr ?? "");
  const labels = document.buyer.language === "en" ? en : nb;
  const branding = invoice.branding && (await withLogo(scope, invoice.branding));
  const bytes = await renderInvoicePdf(document, treatmentOf, labels, branding);
  return {
    kind: "invoice_pdf",
    filename: `${document.kind === "invoice" ? "faktura" : "kreditnota"}-${document.number}.pdf`,
    mediaType: "application/pdf",
    bytes,
    sha256: createHash("sha256").update(bytes).digest(),
  };
}

/** A template with its logo's bytes. A stored logo is never deleted, so it is there. */
export async function withLogo(
  scope: Scope,
  branding: Pick<BrandingSnapshot, "bankAccount" | "payee" | "texts" | "logoDocumentId">,
): Promise<PdfBranding> {
  const logo = branding.logoDocumentId ? await findDocument(scope, branding.logoDocumentId) : null;
  return { ...branding, logo: logo && { mediaType: logo.mediaType, bytes: logo.bytes } };
}

/** How a VAT code of sales is treated on paper. Throws for a code that is not for sales. */
export function treatmentOf(vatCode: number) {
  const vat = vatOf(vatCode);
  if (!vat) throw new RangeError(`no VAT code for sales: ${vatCode}`);
  return vat;
}
