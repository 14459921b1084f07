import type { Metadata } from "next";
import { CustomerPages } from "@/components/customers/customer-pages";
import { QualityFilters } from "@/components/data-quality/quality-filters";
import { QualityProgress } from "@/components/data-quality/quality-progress";
import { startCell } from "@/components/data-quality/start-cell";
import { Workbench } from "@/components/data-quality/workbench";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { countDataQuality, listWorkbench } from "@/db/queries/data-quality";
import { lackableFields, workbenchFilter } from "@/lib/contracts/data-quality";
import { storedProblems } from "@/lib/domain/card-quality";
import { registry } from "@/lib/edge/registry";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { populationOf } from "@/lib/services/customers/population";
import { denial } from "@/lib/services/permissions";
import { getTexts } from "@/lib/text/server";
import { lookUpAction } from "../../customers/actions";
import { mendAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("dataQuality.title") };
}

/** «Datakvalitet»: every factoring customer with what is missing, mended in place (M12). */
export default async function DataQualityPage({
  params,
  searchParams,
}: PageProps<"/[company]/factoring/data-quality">) {
  const { company } = await params;
  const { show, q, after, before, field } = workbenchFilter.parse(await searchParams);
  const scope = await requireScope(company);
  const population = await populationOf(scope);
  const [counts, { rows, previous, next }] = await Promise.all([
    countDataQuality(scope, population),
    listWorkbench(scope, { population, show, search: q, after, before }),
  ]);
  const t = getTexts(await currentLocale());
  const path = `/${company}/factoring/data-quality`;
  const canEdit = denial(scope.actor, "customer/mend") === null;
  const customers = rows.map(({ customerNo, version, isPerson, lacking, ...card }) => ({
    ...{ customerNo, version, isPerson },
    card: { ...card, isPerson },
    lacking: storedProblems(lacking ?? []),
  }));

  return (
    <>
      <PageHeader
        title={t("dataQuality.title")}
        breadcrumbs={[{ label: t("factoring.title"), href: `/${company}/factoring` }]}
        description={t(population === "everyone" ? "dataQuality.introBefore" : "dataQuality.intro")}
        actions={
          <>
            <LinkButton href={`${path}/suggestions`}>{t("dataQuality.suggestions")}</LinkButton>
            <LinkButton href={`${path}/import`}>{t("dataQuality.import")}</LinkButton>
          </>
        }
      />
      {counts.total === 0 ? (
        <EmptyState
          title={t("dataQuality.nobody")}
          action={<LinkButton href={`/${company}/customers`}>{t("dataQuality.toCustomers")}</LinkButton>}
        >
          {t("dataQuality.nobodyText")}
        </EmptyState>
      ) : (
        <>
          <QualityProgress {...counts} t={t} />
          <QualityFilters
            path={path}
            show={show}
            search={q ?? ""}
            total={counts.total}
            lacking={counts.total - counts.ready}
            fields={lackableFields.flatMap((one) => {
              const count = counts.byField[one];
              return count === undefined && one !== show ? [] : [[one, count ?? 0] as const];
            })}
            t={t}
          />
          <Workbench
            // Another page or filter is other rows; saving one must not take it from under the user.
            key={`${show} ${q} ${after} ${before}`}
            companySlug={company}
            customers={customers}
            canEdit={canEdit}
            start={startCell(customers, field ?? (show === "all" || show === "lacking" ? null : show))}
            mend={mendAction.bind(null, company)}
            lookUp={registry() === null ? null : lookUpAction.bind(null, company)}
            empty={<Nothing ready={counts.ready === counts.total && !q} t={t} />}
          />
          <CustomerPages path={path} query={{ show, q }} previous={previous} next={next} t={t} />
        </>
      )}
    </>
  );
}

function Nothing({ ready, t }: { ready: boolean; t: ReturnType<typeof getTexts> }) {
  return ready ? (
    <EmptyState title={t("dataQuality.allReady")}>{t("dataQuality.allReadyText")}</EmptyState>
  ) : (
    <EmptyState title={t("dataQuality.noMatches")} />
  );
}
