import { createHash } from "node:crypto";
import { findTemplate } from "@/db/queries/branding";
import { findActiveAlternative } from "@/db/queries/connections";
import type { Scope, Tx } from "@/db/scope";
import { clearUsualTemplate, insertTemplate, updateTemplate } from "@/db/writes/branding";
import { insertDocuments, type NewDocument } from "@/db/writes/documents";
import { checkLogo, type LogoRefusal } from "@/lib/adapters/image-check";
import type { LogoChange } from "@/lib/contracts/branding";
import { type BrandingTemplate, decideTemplate, type SaveTemplateRefusal } from "@/lib/domain/branding";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { denial } from "../permissions";
import { type TransactRefusal, transact } from "../transact";
import { drawn } from "./preview-template";

export type TemplateToSave = {
  readonly templateId: string | null;
  /** The version that the user saw; null for a new template. */
  readonly version: number | null;
  readonly template: Omit<BrandingTemplate, "logoDocumentId">;
  readonly logo: LogoChange;
  /** Made for an alternative integration, so that account, payee and notice must be there. */
  readonly assigning?: boolean | undefined;
};

export type SaveRefusal =
  | SaveTemplateRefusal
  | LogoRefusal
  | { readonly code: "not_found" }
  | { readonly code: "version_conflict" };

/**
 * Save a branding template (M30). Invoices that were sent keep what they carried; new ones carry this. The template
 * of an active alternative integration must go on telling whom to pay, where and why (edge 39).
 */
export async function saveTemplate(
  scope: Scope,
  { templateId, version, template, logo, assigning = false }: TemplateToSave,
): Promise<Result<{ templateId: string }, SaveRefusal | TransactRefusal>> {
  // `transact` asks too, but only once the logo has been drawn.
  const denied = denial(scope.actor, "branding/save-template");
  if (denied) return refuse(denied);
  const file = await logoFile(scope, logo);
  if (!file.ok) return file;

  return transact<{ templateId: string }, SaveRefusal>(scope, "branding/save-template", async (tx) => {
    const existing = templateId === null ? null : await findTemplate(tx, templateId);
    if (templateId !== null && !existing) return refuse({ code: "not_found" });
    const alternative = await findActiveAlternative(tx);

    const logoDocumentId = logo.change === "keep" ? (existing?.logoDocumentId ?? null) : null;
    const inUse = templateId !== null && alternative?.brandingTemplateId === templateId;
    const decided = decideTemplate({ ...template, logoDocumentId }, { assigning: assigning || inUse });
    if (!decided.ok) return decided;

    const whole = file.value
      ? { ...decided.value, logoDocumentId: await keep(tx, file.value) }
      : decided.value;
    if (whole.isDefault) await clearUsualTemplate(tx, templateId);
    if (templateId === null) return ok({ templateId: await insertTemplate(tx, whole) });
    const saved = await updateTemplate(tx, templateId, version ?? 0, whole);
    return saved ? ok({ templateId }) : refuse({ code: "version_conflict" });
  });
}

/** A new logo as a document to keep, once it is known that it can be drawn; null when there is none. */
async function logoFile(scope: Scope, logo: LogoChange): Promise<Result<NewDocument | null, LogoRefusal>> {
  if (logo.change !== "replace") return ok(null);
  const checked = checkLogo(logo.bytes);
  if (!checked.ok) return checked;

  const { mediaType } = checked.value;
  const { bytes } = logo;
  const empty = { assignmentNotice: "", intro: "", footer: "" };
  const branding = {
    bankAccount: null,
    payee: null,
    texts: { nb: empty, en: empty },
    logo: { mediaType, bytes },
  };
  const tried = await drawn(scope, branding, "nb");
  if (!tried.ok) return tried;

  return ok({
    kind: "logo",
    filename: logo.filename,
    mediaType,
    bytes,
    sha256: createHash("sha256").update(bytes).digest(),
  });
}

async function keep(tx: Scope<Tx>, file: NewDocument): Promise<string> {
  const [documentId] = await insertDocuments(tx, [file]);
  if (!documentId) throw new Error("the logo was not kept");
  return documentId;
}
