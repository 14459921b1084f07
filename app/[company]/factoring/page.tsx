import type { Metadata } from "next";
import { ActivationForm } from "@/components/factoring/activation-form";
import { Catalogue } from "@/components/factoring/catalogue";
import { ConnectionView } from "@/components/factoring/connection-view";
import { ReadinessReport } from "@/components/factoring/readiness-report";
import { ShownOnce } from "@/components/factoring/shown-once";
import { suggestedValues } from "@/components/factoring/suggested-values";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { findSubledgerSeries, listPostableAccounts } from "@/db/queries/accounts";
import {
  type ConnectionRow,
  countByStatus,
  findActivator,
  findActiveConnection,
  listClientKeys,
  listIntegrations,
  listMappedAccounts,
} from "@/db/queries/connections";
import { integrationChosen } from "@/lib/contracts/activation";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { activationReadiness } from "@/lib/services/factoring/readiness";
import { denial } from "@/lib/services/permissions";
import { getTexts } from "@/lib/text/server";
import { activateAction } from "./actions";

type Place = { readonly scope: Awaited<ReturnType<typeof requireScope>>; readonly company: string };

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("factoring.title") };
}

/** «Factoring»: the active integration, or the way to one (M1, M2, M4). */
export default async function FactoringPage({ params, searchParams }: PageProps<"/[company]/factoring">) {
  const { company } = await params;
  const { integration: slug } = integrationChosen.parse(await searchParams);
  const scope = await requireScope(company);
  const [connection, integrations] = await Promise.all([
    findActiveConnection(scope),
    listIntegrations(scope),
  ]);
  const t = getTexts(await currentLocale());
  const path = `/${company}/factoring`;
  const mayActivate = denial(scope.actor, "factoring/activate") === null;
  const chosen = integrations.find((one) => one.slug === slug && one.kind === "factoring_dedicated");
  const activating = !connection && mayActivate ? chosen : undefined;

  return (
    <ShownOnce>
      <PageHeader
        title={activating ? t("factoring.activateNamed", { name: activating.name }) : t("factoring.title")}
        breadcrumbs={activating ? [{ label: t("factoring.title"), href: path }] : []}
      />
      {connection ? <ActiveConnection connection={connection} scope={scope} company={company} /> : null}
      {activating ? <Activation integration={activating} scope={scope} company={company} /> : null}
      {connection || activating ? null : (
        <div className="mb-8 flex flex-col gap-3">
          <EmptyState title={t("factoring.emptyTitle")}>{t("factoring.emptyText")}</EmptyState>
          {mayActivate ? null : <Callout tone="info">{t("factoring.adminOnly")}</Callout>}
        </div>
      )}
      {activating ? null : (
        <Catalogue
          integrations={integrations}
          activeSlug={connection?.integrationSlug ?? null}
          path={path}
          activateButton={(integration) =>
            connection || !mayActivate ? null : (
              <LinkButton href={`${path}?integration=${integration.slug}`} variant="primary">
                {t("factoring.activateNamed", { name: integration.name })}
              </LinkButton>
            )
          }
          t={t}
        />
      )}
    </ShownOnce>
  );
}

async function ActiveConnection({ connection, scope, company }: Place & { connection: ConnectionRow }) {
  const [accounts, keys, counts, activatedBy] = await Promise.all([
    listMappedAccounts(scope, connection.id),
    listClientKeys(scope, connection.id),
    countByStatus(scope, connection.id),
    findActivator(scope, connection.id),
  ]);
  return (
    <ConnectionView
      connection={{ ...connection, activatedBy }}
      accounts={accounts}
      keys={keys}
      counts={counts}
      companySlug={company}
      t={getTexts(await currentLocale())}
    />
  );
}

async function Activation({
  integration: { slug, name },
  scope,
  company,
}: Place & { integration: { slug: string; name: string } }) {
  const [postable, series, { customers, lacking }] = await Promise.all([
    listPostableAccounts(scope),
    findSubledgerSeries(scope, "finance"),
    activationReadiness(scope),
  ]);
  const accounts = postable.map(({ accountNo, name: accountName, kind }) => ({
    accountNo,
    name: accountName,
    isLiability: kind === "liability",
  }));
  return (
    <ActivationForm
      integrationName={name}
      suggested={suggestedValues(slug, accounts)}
      accounts={accounts}
      subledger={{ number: series.nextNo, series: series.name }}
      customers={customers}
      lacking={lacking.length}
      readiness={
        <ReadinessReport
          customers={customers}
          lacking={lacking}
          integrationName={name}
          companySlug={company}
          t={getTexts(await currentLocale())}
        />
      }
      cancelHref={`/${company}/factoring`}
      activate={activateAction.bind(null, company)}
    />
  );
}
