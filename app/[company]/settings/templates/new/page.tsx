import type { Metadata } from "next";
import { TemplateEditor } from "@/components/branding/template-editor";
import { newTemplateValues } from "@/components/branding/template-values";
import { PageHeader } from "@/components/ui/page-header";
import { listUsableTemplates } from "@/db/queries/branding";
import { getCompany } from "@/db/queries/companies";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { denial } from "@/lib/services/permissions";
import { getTexts } from "@/lib/text/server";
import { previewTemplateAction, saveTemplateAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("branding.newTemplate") };
}

/** «Ny profileringsmal»: the company's first one is its usual one. */
export default async function NewTemplatePage({ params }: PageProps<"/[company]/settings/templates/new">) {
  const { company } = await params;
  const scope = await requireScope(company);
  const [{ bankAccount }, templates] = await Promise.all([getCompany(scope), listUsableTemplates(scope)]);
  const t = getTexts(await currentLocale());
  const listHref = `/${company}/settings/templates`;

  return (
    <>
      <PageHeader
        title={t("branding.newTemplate")}
        breadcrumbs={[{ label: t("branding.title"), href: listHref }]}
      />
      <TemplateEditor
        template={null}
        values={newTemplateValues({ isDefault: templates.length === 0 })}
        logoHref={null}
        operatingAccount={bankAccount}
        canEdit={denial(scope.actor, "branding/save-template") === null}
        listHref={listHref}
        save={saveTemplateAction.bind(null, company)}
        preview={previewTemplateAction.bind(null, company)}
      />
    </>
  );
}
