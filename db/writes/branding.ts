import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { BrandingTemplate } from "@/lib/domain/branding";
import { brandingTemplates } from "../schema/branding";
import { customers } from "../schema/customers";
import type { Scope, Tx } from "../scope";

/** Keep a new template; answers its id. */
export async function insertTemplate(
  { db, companyId, now }: Scope<Tx>,
  template: BrandingTemplate,
): Promise<string> {
  const [made] = await db
    .insert(brandingTemplates)
    .values({ companyId, ...template, createdAt: now, changedAt: now })
    .returning({ id: brandingTemplates.id });
  if (!made) throw new Error("the template was not kept");
  return made.id;
}

/** Change a template that is still as the user saw it. Answers false when somebody changed or archived it meanwhile. */
export async function updateTemplate(
  { db, companyId, now }: Scope<Tx>,
  id: string,
  version: number,
  template: BrandingTemplate,
): Promise<boolean> {
  const changed = await db
    .update(brandingTemplates)
    .set({ ...template, changedAt: now, version: sql`${brandingTemplates.version} + 1` })
    .where(
      and(
        eq(brandingTemplates.companyId, companyId),
        eq(brandingTemplates.id, id),
        eq(brandingTemplates.version, version),
        isNull(brandingTemplates.archivedAt),
      ),
    )
    .returning({ id: brandingTemplates.id });
  return changed.length > 0;
}

/** Only one template is the usual one: before another becomes it, the present one is not any more. */
export async function clearUsualTemplate(
  { db, companyId, now }: Scope<Tx>,
  exceptId: string | null,
): Promise<void> {
  await db
    .update(brandingTemplates)
    .set({ isDefault: false, changedAt: now, version: sql`${brandingTemplates.version} + 1` })
    .where(
      and(
        eq(brandingTemplates.companyId, companyId),
        eq(brandingTemplates.isDefault, true),
        exceptId === null ? undefined : ne(brandingTemplates.id, exceptId),
      ),
    );
}

/** Put a template away, or bring it back. It is no longer the usual one either way. */
export async function setTemplateArchived(
  { db, companyId, now }: Scope<Tx>,
  id: string,
  archived: boolean,
): Promise<void> {
  await db
    .update(brandingTemplates)
    .set({
      archivedAt: archived ? now : null,
      isDefault: false,
      changedAt: now,
      version: sql`${brandingTemplates.version} + 1`,
    })
    .where(and(eq(brandingTemplates.companyId, companyId), eq(brandingTemplates.id, id)));
}

/** Customers that named a template get the usual one. Answers their numbers. */
export async function takeTemplateFromCustomers(
  { db, companyId, now }: Scope<Tx>,
  templateId: string,
): Promise<number[]> {
  const changed = await db
    .update(customers)
    .set({ brandingTemplateId: null, changedAt: now, version: sql`${customers.version} + 1` })
    .where(and(eq(customers.companyId, companyId), eq(customers.brandingTemplateId, templateId)))
    .returning({ customerNo: customers.customerNo });
  return changed.map(({ customerNo }) => customerNo);
}
