import { findTemplate } from "@/db/queries/branding";
import type { Scope } from "@/db/scope";
import { checkLogo, type LogoRefusal } from "@/lib/adapters/image-check";
import { renderInvoicePdf } from "@/lib/adapters/invoice-pdf";
import type { PdfBranding } from "@/lib/adapters/invoice-pdf-branding";
import type { LogoChange } from "@/lib/contracts/branding";
import { type BrandingTemplate, normaliseTemplate } from "@/lib/domain/branding";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { invoicePdf as en } from "@/lib/text/en/invoice-pdf";
import { invoicePdf as nb } from "@/lib/text/nb/invoice-pdf";
import { treatmentOf, withLogo } from "../invoices/render-invoice";
import { sampleDocument } from "./sample-document";

export type PreviewTemplate = {
  /** The stored template whose logo is kept; null for a new one. */
  readonly templateId: string | null;
  readonly template: Omit<BrandingTemplate, "logoDocumentId">;
  readonly logo: LogoChange;
  readonly language: "nb" | "en";
};

/**
 * A sample invoice as a real PDF with a template as it is typed, saved or not, right or not yet: what it looks like
 * is seen before anything is kept.
 */
export async function previewTemplate(
  scope: Scope,
  { templateId, template, logo, language }: PreviewTemplate,
): Promise<Result<{ bytes: Uint8Array }, LogoRefusal | { readonly code: "not_found" }>> {
  const existing = templateId === null ? null : await findTemplate(scope, templateId);
  if (templateId !== null && !existing) return refuse({ code: "not_found" });

  const logoDocumentId = logo.change === "keep" ? (existing?.logoDocumentId ?? null) : null;
  const stored = await withLogo(scope, normaliseTemplate({ ...template, logoDocumentId }));
  if (logo.change !== "replace") return ok({ bytes: await renderSample(scope, stored, language) });

  const checked = checkLogo(logo.bytes);
  if (!checked.ok) return checked;
  return drawn(
    scope,
    { ...stored, logo: { mediaType: checked.value.mediaType, bytes: logo.bytes } },
    language,
  );
}

/**
 * The sample with a logo that nobody has drawn before: what its header promises its bytes may not hold.
 *
 * @throws when the sample cannot be drawn without it either: then the logo is not what is wrong
 */
export async function drawn(
  scope: Scope,
  branding: PdfBranding,
  language: "nb" | "en",
): Promise<Result<{ bytes: Uint8Array }, LogoRefusal>> {
  try {
    return ok({ bytes: await renderSample(scope, branding, language) });
  } catch {
    await renderSample(scope, { ...branding, logo: null }, language);
    return refuse({ code: "logo_malformed" });
  }
}

async function renderSample(scope: Scope, branding: PdfBranding, language: "nb" | "en"): Promise<Uint8Array> {
  const document = await sampleDocument(scope, language);
  return renderInvoicePdf(document, treatmentOf, language === "en" ? en : nb, branding);
}
