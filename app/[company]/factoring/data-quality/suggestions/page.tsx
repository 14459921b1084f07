import type { Metadata } from "next";
import { SuggestionList } from "@/components/data-quality/suggestion-list";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { countDataQuality } from "@/db/queries/data-quality";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { populationOf } from "@/lib/services/customers/population";
import { suggestMends } from "@/lib/services/customers/suggest-mends";
import { denial } from "@/lib/services/permissions";
import { getTexts } from "@/lib/text/server";
import { applySuggestionsAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("dataQuality.suggestionsPage.title") };
}

/** «Forslag»: what can be mended without asking anybody, kind by kind, applied in bulk (M11, M12). */
export default async function SuggestionsPage({
  params,
}: PageProps<"/[company]/factoring/data-quality/suggestions">) {
  const { company } = await params;
  const scope = await requireScope(company);
  const [suggested, { byField }] = await Promise.all([
    suggestMends(scope),
    countDataQuality(scope, await populationOf(scope)),
  ]);
  const t = getTexts(await currentLocale());
  const path = `/${company}/factoring/data-quality`;
  const orgNrs = byField.orgNr ?? 0;

  return (
    <>
      <PageHeader
        title={t("dataQuality.suggestionsPage.title")}
        breadcrumbs={[
          { label: t("factoring.title"), href: `/${company}/factoring` },
          { label: t("dataQuality.title"), href: path },
        ]}
        description={t("dataQuality.suggestionsPage.text")}
      />
      {suggested.length === 0 ? (
        <EmptyState
          title={t("dataQuality.suggestionsPage.none")}
          action={<LinkButton href={path}>{t("dataQuality.importPage.toWorkbench")}</LinkButton>}
        >
          {t("dataQuality.suggestionsPage.noneText")}
        </EmptyState>
      ) : null}
      <SuggestionList
        suggested={suggested}
        canApply={denial(scope.actor, "customer/apply-suggestions") === null}
        apply={applySuggestionsAction.bind(null, company)}
      />
      {orgNrs > 0 ? (
        <Section
          title={t("dataQuality.suggestionsPage.orgNrTitle")}
          description={t("dataQuality.suggestionsPage.orgNrText", { count: orgNrs })}
        >
          <LinkButton href={`${path}?show=orgNr`}>{t("dataQuality.suggestionsPage.orgNrLink")}</LinkButton>
        </Section>
      ) : null}
    </>
  );
}
