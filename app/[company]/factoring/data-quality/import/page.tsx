import type { Metadata } from "next";
import { ImportForm } from "@/components/data-quality/import-form";
import { ImportHistory } from "@/components/data-quality/import-history";
import { Callout } from "@/components/ui/callout";
import { PageHeader } from "@/components/ui/page-header";
import { listCardImports } from "@/db/queries/data-quality";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { denial } from "@/lib/services/permissions";
import { getTexts } from "@/lib/text/server";
import { importCardsAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("dataQuality.importPage.title") };
}

/** «Importer rettelser»: corrections of customer cards from CSV or Excel, with a result per line (M12). */
export default async function ImportCardsPage({
  params,
}: PageProps<"/[company]/factoring/data-quality/import">) {
  const { company } = await params;
  const scope = await requireScope(company);
  const imports = await listCardImports(scope);
  const t = getTexts(await currentLocale());
  const path = `/${company}/factoring/data-quality`;
  const canImport = denial(scope.actor, "customer/import") === null;

  return (
    <>
      <PageHeader
        title={t("dataQuality.importPage.title")}
        breadcrumbs={[
          { label: t("factoring.title"), href: `/${company}/factoring` },
          { label: t("dataQuality.title"), href: path },
        ]}
        description={t("dataQuality.importPage.text")}
      />
      {canImport ? (
        <ImportForm
          backHref={path}
          companySlug={company}
          importCards={importCardsAction.bind(null, company)}
        />
      ) : (
        <Callout tone="info">{t("parties.viewerText")}</Callout>
      )}
      <ImportHistory imports={imports} companySlug={company} t={t} />
    </>
  );
}
