import type { Metadata } from "next";
import { followUpTodos } from "@/components/claims/follow-up-todos";
import { KeysPanel } from "@/components/desk/keys-panel";
import { ActivationForm } from "@/components/factoring/activation-form";
import { AgreementDetails } from "@/components/factoring/agreement-details";
import { Catalogue } from "@/components/factoring/catalogue";
import { LegacyChecklist } from "@/components/factoring/legacy-checklist";
import { OtherAgreements } from "@/components/factoring/other-agreements";
import { ReadinessReport } from "@/components/factoring/readiness-report";
import { ShownOnce } from "@/components/factoring/shown-once";
import { UndoActivation } from "@/components/factoring/undo-activation";
import { TodoList } from "@/components/overview/todo-list";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { type ConnectionRow, listConnections, listIntegrations } from "@/db/queries/connections";
import { findLegacyFactoring } from "@/db/queries/legacy";
import { integrationChosen } from "@/lib/contracts/activation";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { connectionPage } from "@/lib/services/factoring/connection-page";
import { followUpCounts } from "@/lib/services/factoring/follow-up-counts";
import { mappingBooks } from "@/lib/services/factoring/mapping-books";
import { activationReadiness, lackingCards } from "@/lib/services/factoring/readiness";
import { denial } from "@/lib/services/permissions";
import { getTexts } from "@/lib/text/server";
import {
  activateAction,
  checkMappingAction,
  createKeyAction,
  moreLackingAction,
  revokeKeyAction,
  undoActivationAction,
} from "../actions";

type Integration = Awaited<ReturnType<typeof listIntegrations>>[number];
type Place = { readonly scope: Awaited<ReturnType<typeof requireScope>>; readonly company: string };

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("factoring.title") };
}

/** «Factoring»: the active integration, or the way to one (M1, M2, M4), and agreements that are ending or over (M6). */
export default async function FactoringPage({ params, searchParams }: PageProps<"/[company]/factoring">) {
  const { company } = await params;
  const { integration: slug } = integrationChosen.parse(await searchParams);
  const scope = await requireScope(company);
  const [connections, integrations] = await Promise.all([listConnections(scope), listIntegrations(scope)]);
  const locale = await currentLocale();
  const t = getTexts(locale);
  const path = `/${company}/factoring`;
  const mayActivate = denial(scope.actor, "factoring/activate") === null;
  const active = connections.filter(({ state }) => state === "active");
  const connection = active.find(({ kind }) => kind === "factoring_dedicated");
  const alternative = active.find(({ kind }) => kind === "factoring_alternative");
  const chosen = integrations.find((one) => one.slug === slug && one.kind === "factoring_dedicated");
  const activating = !connection && mayActivate ? chosen : undefined;
  const others = connections.filter(({ id }) => id !== connection?.id);
  const windingDown = others.filter(({ state }) => state === "winding_down").map(({ name }) => name);

  return (
    <ShownOnce>
      <PageHeader
        title={activating ? t("factoring.activateNamed", { name: activating.name }) : t("factoring.title")}
        breadcrumbs={activating ? [{ label: t("factoring.title"), href: path }] : []}
      />
      {connection ? <ActiveConnection connection={connection} scope={scope} company={company} /> : null}
      {activating ? (
        <Activation integration={activating} windingDown={windingDown} scope={scope} company={company} />
      ) : (
        <>
          {connection ? null : (
            <div className="mb-8 flex flex-col gap-3">
              {alternative ? (
                <EmptyState title={t("factoring.alternativeTitle")}>
                  {t("factoring.alternativeText", { name: alternative.name })}
                </EmptyState>
              ) : (
                <EmptyState title={t("factoring.emptyTitle")}>{t("factoring.emptyText")}</EmptyState>
              )}
              {mayActivate ? null : <Callout tone="info">{t("factoring.adminOnly")}</Callout>}
            </div>
          )}
          <OtherAgreements agreements={others} companySlug={company} t={t} />
          <Catalogue
            integrations={integrations}
            activeSlugs={active.map(({ integrationSlug }) => integrationSlug)}
            path={path}
            activateButton={(integration) =>
              connection || !mayActivate ? null : (
                <LinkButton href={`${path}?integration=${integration.slug}`} variant="primary">
                  {t("factoring.activateNamed", { name: integration.name })}
                </LinkButton>
              )
            }
            locale={locale}
            t={t}
          />
        </>
      )}
    </ShownOnce>
  );
}

async function ActiveConnection({ connection, scope, company }: Place & { connection: ConnectionRow }) {
  const { id, name } = connection;
  const [page, followUp] = await Promise.all([connectionPage(scope, connection), followUpCounts(scope)]);
  const locale = await currentLocale();
  const t = getTexts(locale);
  const path = `/${company}/factoring/${id}`;
  const todos = followUpTodos(t, company, followUp);
  const mayChange = denial(scope.actor, "factoring/change-mapping") === null;
  const mayKeys = denial(scope.actor, "access/create-key") === null;
  const mayUndo = denial(scope.actor, "factoring/undo-activation") === null && page.counts.length === 0;
  return (
    <>
      {todos.length > 0 ? (
        <Section title={t("claimDesk.followUp")}>
          <TodoList todos={todos} />
        </Section>
      ) : null}
      <AgreementDetails
        {...page}
        companySlug={company}
        keysPanel={
          <KeysPanel
            name={name}
            keys={page.keys}
            scopes={page.scopes}
            create={mayKeys ? createKeyAction.bind(null, company, id) : undefined}
            revoke={mayKeys ? revokeKeyAction.bind(null, company, id) : undefined}
          />
        }
        callsLink={<LinkButton href={`/${company}/factoring/${id}/calls`}>{t("desk.seeCalls")}</LinkButton>}
        changeAccounts={
          mayChange ? (
            <LinkButton href={`${path}/accounts`}>{t("connections.changeAccounts")}</LinkButton>
          ) : null
        }
        locale={locale}
        t={t}
      />
      {mayUndo ? (
        <UndoActivation connectionId={id} name={name} undo={undoActivationAction.bind(null, company)} />
      ) : null}
      {denial(scope.actor, "factoring/wind-down") === null ? (
        <Section title={t("connections.endAgreement")} description={t("connections.endLater", { name })}>
          <LinkButton href={`${path}/end`}>{t("connections.endAgreement")}</LinkButton>
        </Section>
      ) : (
        <div className="mb-8 max-w-3xl">
          <Callout tone="info">{t("connections.adminOnly")}</Callout>
        </div>
      )}
    </>
  );
}

async function Activation({
  integration: { slug, name, accountNeeds },
  windingDown,
  scope,
  company,
}: Place & { integration: Integration; windingDown: readonly string[] }) {
  const [offered, readiness, lacking, legacy] = await Promise.all([
    mappingBooks(scope, accountNeeds),
    activationReadiness(scope),
    lackingCards(scope, { after: 0, limit: 100 }),
    findLegacyFactoring(scope),
  ]);
  const t = getTexts(await currentLocale());
  return (
    <>
      {legacy?.enabled ? (
        <div className="mb-6 max-w-3xl">
          <LegacyChecklist legacy={legacy} companySlug={company} t={t} />
        </div>
      ) : null}
      <ActivationForm
        integrationSlug={slug}
        integrationName={name}
        offered={offered}
        customers={readiness.customers}
        lacking={readiness.lacking}
        isBlocked={legacy?.enabled === true}
        readiness={
          <ReadinessReport
            readiness={readiness}
            lacking={{ rows: lacking.rows, next: lacking.next === null ? null : String(lacking.next) }}
            moreLacking={moreLackingAction.bind(null, company)}
            integrationName={name}
            windingDown={windingDown}
            companySlug={company}
            t={t}
          />
        }
        cancelHref={`/${company}/factoring`}
        check={checkMappingAction.bind(null, company)}
        activate={activateAction.bind(null, company)}
      />
    </>
  );
}
