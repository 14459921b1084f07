import { listUsableTemplates, type TemplateRow } from "@/db/queries/branding";
import { findActiveAlternative } from "@/db/queries/connections";
import type { Scope } from "@/db/scope";
import { type BrandingSnapshot, chooseTemplate } from "@/lib/domain/branding";

/** What decides which template an invoice carries, read once for a whole batch. */
export type BrandingContext = {
  readonly templateOf: ReadonlyMap<string, TemplateRow>;
  readonly connection: {
    readonly id: string;
    readonly name: string;
    readonly templateId: string | null;
  } | null;
  readonly usual: TemplateRow | null;
};

/** Read the templates, and the alternative integration that is active. */
export async function loadBranding(scope: Scope): Promise<BrandingContext> {
  const templates = await listUsableTemplates(scope);
  const alternative = await findActiveAlternative(scope);
  return {
    templateOf: new Map(templates.map((template) => [template.id, template])),
    connection: alternative && {
      id: alternative.id,
      name: alternative.name,
      templateId: alternative.brandingTemplateId,
    },
    usual: templates.find(({ isDefault }) => isDefault) ?? null,
  };
}

/** The template that a customer's PDFs carry, as it stands now: his own, the integration's, the usual one, or none. */
export function brandingOf(
  { templateOf, connection, usual }: BrandingContext,
  customerTemplateId: string | null,
): BrandingSnapshot | null {
  const named = (id: string | null | undefined) => (id ? (templateOf.get(id) ?? null) : null);
  const template = chooseTemplate({
    customer: named(customerTemplateId),
    connection: named(connection?.templateId),
    usual,
  });
  if (!template) return null;

  const { id, name, bankAccount, payee, logoDocumentId, texts } = template;
  const connectionId = connection?.templateId === id ? connection.id : null;
  return { templateId: id, name, bankAccount, payee, logoDocumentId, texts, connectionId };
}
