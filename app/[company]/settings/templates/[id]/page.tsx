import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { ArchiveButton } from "@/components/branding/archive-template";
import { TemplateEditor } from "@/components/branding/template-editor";
import { toTemplateValues } from "@/components/branding/template-values";
import { Callout } from "@/components/ui/callout";
import { PageHeader } from "@/components/ui/page-header";
import { countTemplateCustomers, findTemplate } from "@/db/queries/branding";
import { getCompany } from "@/db/queries/companies";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { denial } from "@/lib/services/permissions";
import { getTexts } from "@/lib/text/server";
import { archiveTemplateAction, previewTemplateAction, saveTemplateAction } from "../actions";

const templateOf = cache(async (company: string, id: string) => {
  const scope = await requireScope(company);
  const template = z.uuid().safeParse(id).success ? await findTemplate(scope, id) : null;
  return template ?? notFound();
});

export async function generateMetadata({
  params,
}: PageProps<"/[company]/settings/templates/[id]">): Promise<Metadata> {
  const { company, id } = await params;
  return { title: (await templateOf(company, id)).name };
}

/** One template (M30): sent invoices keep what they carried, so it may always be changed. */
export default async function TemplatePage({ params }: PageProps<"/[company]/settings/templates/[id]">) {
  const { company, id } = await params;
  const scope = await requireScope(company);
  const template = await templateOf(company, id);
  const [{ bankAccount }, customers] = await Promise.all([
    getCompany(scope),
    countTemplateCustomers(scope, template.id),
  ]);
  const t = getTexts(await currentLocale());
  const listHref = `/${company}/settings/templates`;
  const mayEdit = denial(scope.actor, "branding/save-template") === null;
  const isArchived = template.archivedAt !== null;
  const archive = (
    <ArchiveButton
      template={{ id: template.id, name: template.name, archived: isArchived }}
      customers={customers}
      archive={archiveTemplateAction.bind(null, company)}
    />
  );

  return (
    <>
      <PageHeader title={template.name} breadcrumbs={[{ label: t("branding.title"), href: listHref }]} />
      {mayEdit && !isArchived ? null : (
        <div className="mb-5 max-w-3xl">
          <Callout tone="info" actions={mayEdit ? archive : undefined}>
            {isArchived ? t("branding.archivedText") : t("branding.viewerText")}
          </Callout>
        </div>
      )}
      <TemplateEditor
        template={{ id: template.id, version: template.version }}
        values={toTemplateValues(template)}
        logoHref={template.logoDocumentId ? `/${company}/documents/${template.logoDocumentId}` : null}
        operatingAccount={bankAccount}
        canEdit={mayEdit && !isArchived}
        listHref={listHref}
        archive={archive}
        save={saveTemplateAction.bind(null, company)}
        preview={previewTemplateAction.bind(null, company)}
      />
    </>
  );
}
