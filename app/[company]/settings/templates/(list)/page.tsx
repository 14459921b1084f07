import type { Metadata } from "next";
import { TemplateTable } from "@/components/branding/template-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { listTemplates } from "@/db/queries/branding";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { denial } from "@/lib/services/permissions";
import { getTexts } from "@/lib/text/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("branding.title") };
}

/** «Profileringsmaler» (M30). */
export default async function TemplatesPage({ params }: PageProps<"/[company]/settings/templates">) {
  const { company } = await params;
  const scope = await requireScope(company);
  const templates = await listTemplates(scope);
  const t = getTexts(await currentLocale());
  const path = `/${company}/settings/templates`;
  const create =
    denial(scope.actor, "branding/save-template") === null ? (
      <LinkButton href={`${path}/new`} variant="primary">
        {t("branding.newTemplate")}
      </LinkButton>
    ) : null;

  return (
    <>
      <PageHeader
        title={t("branding.title")}
        description={t("branding.intro")}
        breadcrumbs={[{ label: t("settings.title"), href: `/${company}/settings` }]}
        actions={templates.length > 0 ? create : null}
      />
      {templates.length > 0 ? (
        <TemplateTable templates={templates} path={path} t={t} />
      ) : (
        <EmptyState title={t("branding.emptyTitle")} action={create}>
          {t("branding.emptyText")}
        </EmptyState>
      )}
    </>
  );
}
