import { findUsableTemplate } from "@/db/queries/branding";
import type { Scope } from "@/db/scope";
import { lackingForAssignment } from "@/lib/domain/branding";
import { ok, type Result, refuse } from "@/lib/domain/result";

export type TemplateRefusal =
  | { readonly code: "template_not_available" }
  /** Edge 39: the debtor must be told whom to pay, where, and why. */
  | { readonly code: "template_lacks_assignment"; readonly templateId: string };

/** A template that an alternative integration's invoices may carry: there, in use, and telling the assignment whole. */
export async function assigningTemplate(
  scope: Scope,
  templateId: string,
): Promise<Result<string, TemplateRefusal>> {
  const template = await findUsableTemplate(scope, templateId);
  if (!template) return refuse({ code: "template_not_available" });
  return lackingForAssignment(template).length > 0
    ? refuse({ code: "template_lacks_assignment", templateId })
    : ok(templateId);
}
