import { and, asc, count, eq, isNull, sql } from "drizzle-orm";
import { brandingTemplates } from "../schema/branding";
import { customers } from "../schema/customers";
import { connections } from "../schema/factoring";
import type { Scope } from "../scope";

const templateColumns = {
  id: brandingTemplates.id,
  name: brandingTemplates.name,
  bankAccount: brandingTemplates.bankAccount,
  payee: brandingTemplates.payee,
  logoDocumentId: brandingTemplates.logoDocumentId,
  texts: brandingTemplates.texts,
  isDefault: brandingTemplates.isDefault,
  archivedAt: brandingTemplates.archivedAt,
  version: brandingTemplates.version,
};

/** One template, archived or not, or null. */
export async function findTemplate({ db, companyId }: Scope, id: string) {
  const [row] = await db
    .select(templateColumns)
    .from(brandingTemplates)
    .where(and(eq(brandingTemplates.companyId, companyId), eq(brandingTemplates.id, id)));
  return row ?? null;
}

export type TemplateRow = NonNullable<Awaited<ReturnType<typeof findTemplate>>>;

/** One template that new invoices may carry, or null. */
export async function findUsableTemplate(scope: Scope, id: string): Promise<TemplateRow | null> {
  const template = await findTemplate(scope, id);
  return template?.archivedAt === null ? template : null;
}

/** Every template that new invoices may carry, by name; a company has a handful. */
export async function listUsableTemplates({ db, companyId }: Scope): Promise<TemplateRow[]> {
  return db
    .select(templateColumns)
    .from(brandingTemplates)
    .where(and(eq(brandingTemplates.companyId, companyId), isNull(brandingTemplates.archivedAt)))
    .orderBy(asc(brandingTemplates.name), asc(brandingTemplates.id));
}

/** All templates for their list, those in use first: how many customers name each, and which integration does. */
export async function listTemplates({ db, companyId }: Scope) {
  const named = db
    .select({ templateId: customers.brandingTemplateId, customers: count().as("customers") })
    .from(customers)
    .where(and(eq(customers.companyId, companyId), sql`${customers.brandingTemplateId} is not null`))
    .groupBy(customers.brandingTemplateId)
    .as("named");
  return db
    .select({
      ...templateColumns,
      customers: sql<number>`coalesce(${named.customers}, 0)::int`,
      integration: connections.name,
    })
    .from(brandingTemplates)
    .leftJoin(named, eq(named.templateId, brandingTemplates.id))
    .leftJoin(
      connections,
      and(
        eq(connections.companyId, brandingTemplates.companyId),
        eq(connections.brandingTemplateId, brandingTemplates.id),
        eq(connections.state, "active"),
        eq(connections.kind, "factoring_alternative"),
      ),
    )
    .where(eq(brandingTemplates.companyId, companyId))
    .orderBy(
      sql`${brandingTemplates.archivedAt} is not null`,
      asc(brandingTemplates.name),
      asc(brandingTemplates.id),
    );
}

export type TemplateListRow = Awaited<ReturnType<typeof listTemplates>>[number];

/** How many customers name a template on their card. */
export async function countTemplateCustomers({ db, companyId }: Scope, templateId: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(customers)
    .where(and(eq(customers.companyId, companyId), eq(customers.brandingTemplateId, templateId)));
  return Number(row?.n ?? 0);
}
