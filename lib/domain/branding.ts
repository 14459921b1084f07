/** The words of a branding template in one language («profileringsmal»). */
export type BrandingTexts = {
  /** «Pantsettingstekst»: the claim is assigned, pay only to the account above. Empty for a template without. */
  readonly assignmentNotice: string;
  readonly intro: string;
  readonly footer: string;
};

/**
 * What a PDF that the company itself delivers carries of its template, as it was when the invoice was sent (M30):
 * the account that is to be paid to and the notice that says so are part of the claim, and later changes of the
 * template do not reach it.
 */
export type BrandingSnapshot = {
  readonly templateId: string;
  readonly name: string;
  /** 11 digits; null is the company's own operating account. */
  readonly bankAccount: string | null;
  /** The factoring company that the claim is assigned to; null for a template of the company's own. */
  readonly payee: string | null;
  readonly logoDocumentId: string | null;
  readonly texts: { readonly nb: BrandingTexts; readonly en: BrandingTexts };
};
