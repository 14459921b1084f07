import type { Content } from "pdfmake/interfaces";
import { type BrandingSnapshot, payTo, textsIn } from "@/lib/domain/branding";
import type { SalesDocument } from "@/lib/domain/invoice";
import type { InvoicePdfLabels } from "./invoice-pdf-labels";
import { colours, mm } from "./invoice-pdf-style";

/** What a branding template adds to our own PDF (M30): its values, and the logo's bytes when it has one. */
export type PdfBranding = Pick<BrandingSnapshot, "bankAccount" | "payee" | "texts"> & {
  readonly logo: { readonly mediaType: string; readonly bytes: Uint8Array } | null;
};

/** The logo above the seller's name, inside what an envelope's window does not show. */
export function logoBlock(branding: PdfBranding | null): Content[] {
  if (!branding?.logo) return [];
  const { mediaType, bytes } = branding.logo;
  return [
    {
      absolutePosition: { x: mm(22), y: mm(9) },
      image: `data:${mediaType};base64,${Buffer.from(bytes).toString("base64")}`,
      fit: [mm(70), mm(17)],
    },
  ];
}

/** A paragraph of the template's own, before the lines or after the payment. */
export function paragraph(text: string, margin: [number, number, number, number]): Content[] {
  return text ? [{ text, margin }] : [];
}

/** The template's words in the language of the document. */
export function wordsOf(branding: PdfBranding | null, { buyer }: SalesDocument) {
  return branding ? textsIn(branding, buyer.language) : { assignmentNotice: "", intro: "", footer: "" };
}

/** Whom to pay when it is not the seller, and the notice that says why: beside the account, never torn from it. */
export function assignmentBlock(
  document: SalesDocument,
  branding: PdfBranding | null,
  labels: InvoicePdfLabels,
): Content[] {
  const { payee, assigned } = payTo({ seller: document.seller, branding });
  const { assignmentNotice } = wordsOf(branding, document);
  const lines: Content[] = [
    ...(assigned ? [{ text: `${labels.payee} ${payee}`, bold: true, fontSize: 10 }] : []),
    ...(assignmentNotice ? [{ text: assignmentNotice }] : []),
  ];
  if (lines.length === 0) return [];
  return [
    {
      margin: [0, 6, 0, 0],
      layout: {
        hLineWidth: () => 0.8,
        vLineWidth: () => 0.8,
        hLineColor: () => colours.ink,
        vLineColor: () => colours.ink,
        paddingLeft: () => 9,
        paddingRight: () => 9,
        paddingTop: () => 6,
        paddingBottom: () => 5,
      },
      table: { widths: ["*"], body: [[{ stack: lines }]] },
    },
  ];
}
