import { getCompany } from "@/db/queries/companies";
import type { Scope } from "@/db/scope";
import { loadBranding } from "../invoices/choose-branding";

/** The templates that a customer card can name, and what stands where it names none (M30). */
export async function brandingChoices(scope: Scope) {
  const [{ name, bankAccount }, { templateOf, connection, usual }] = await Promise.all([
    getCompany(scope),
    loadBranding(scope),
  ]);
  const integrations = connection?.templateId ? (templateOf.get(connection.templateId) ?? null) : null;
  return {
    templates: [...templateOf.values()],
    usual: integrations ?? usual,
    integrationName: integrations ? (connection?.name ?? null) : null,
    operatingAccount: bankAccount,
    companyName: name,
  };
}
