import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AlternativeActivation } from "@/components/alternative/activation";
import { AlternativeView } from "@/components/alternative/alternative-view";
import { ChangeTemplate } from "@/components/alternative/change-template";
import { EndButton } from "@/components/alternative/end-alternative";
import { HowItWorks } from "@/components/alternative/how-it-works";
import { NewKeyPlace } from "@/components/alternative/new-key";
import { KeysPanel } from "@/components/desk/keys-panel";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { countFollowers, sumAssignedOpen } from "@/db/queries/alternative";
import { listUsableTemplates } from "@/db/queries/branding";
import { getCompany } from "@/db/queries/companies";
import {
  type ConnectionRow,
  findActiveAlternative,
  findAlternativeOf,
  findIntegration,
  listClientKeys,
  listMappedAccounts,
} from "@/db/queries/connections";
import { grantedScopes, type PartnerScope } from "@/lib/domain/actor";
import { lackingForAssignment } from "@/lib/domain/branding";
import type { AccountNeed } from "@/lib/domain/factoring";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { mappingBooks } from "@/lib/services/factoring/mapping-books";
import { denial } from "@/lib/services/permissions";
import { getTexts } from "@/lib/text/server";
import { previewTemplateAction, saveTemplateAction } from "../../../settings/templates/actions";
import { createKeyAction, revokeKeyAction } from "../../actions";
import { activateAlternativeAction, chooseTemplateAction, endAlternativeAction } from "./actions";

type Place = { readonly scope: Awaited<ReturnType<typeof requireScope>>; readonly company: string };

export async function generateMetadata({
  params,
}: PageProps<"/[company]/factoring/alternative/[slug]">): Promise<Metadata> {
  const { company, slug } = await params;
  const integration = await findIntegration(await requireScope(company), slug);
  return { title: integration?.name ?? "" };
}

/** An alternative integration (M30): the way to it, or what it is while it is in use. */
export default async function AlternativePage({
  params,
}: PageProps<"/[company]/factoring/alternative/[slug]">) {
  const { company, slug } = await params;
  const scope = await requireScope(company);
  const [integration, connection, active] = await Promise.all([
    findIntegration(scope, slug),
    findAlternativeOf(scope, slug),
    findActiveAlternative(scope),
  ]);
  if (integration?.kind !== "factoring_alternative") notFound();
  const t = getTexts(await currentLocale());
  const mayEnd = denial(scope.actor, "factoring/deactivate-alternative") === null;
  const open = connection ? await sumAssignedOpen(scope, connection.id) : null;

  return (
    <NewKeyPlace>
      <PageHeader
        title={connection ? integration.name : t("alternative.useNamed", { name: integration.name })}
        breadcrumbs={[{ label: t("factoring.title"), href: `/${company}/factoring` }]}
        description={connection ? t("alternative.kind") : undefined}
        actions={
          connection && open && mayEnd ? (
            <EndButton
              connectionId={connection.id}
              name={integration.name}
              windingDown={connection.state === "winding_down"}
              openInvoices={open.invoices}
              end={endAlternativeAction.bind(null, company)}
            />
          ) : null
        }
      />
      {connection && open ? (
        <InUse
          connection={connection}
          integration={integration}
          open={open}
          scope={scope}
          company={company}
        />
      ) : (
        <Activation
          integration={integration}
          otherName={active?.name ?? null}
          scope={scope}
          company={company}
        />
      )}
    </NewKeyPlace>
  );
}

/** The templates that tell an assignment whole. */
async function assigningTemplates(scope: Place["scope"]) {
  const templates = await listUsableTemplates(scope);
  return templates.flatMap((template) =>
    lackingForAssignment(template).length === 0 && template.bankAccount
      ? [{ id: template.id, name: template.name, bankAccount: template.bankAccount }]
      : [],
  );
}

async function InUse({
  connection,
  integration,
  open,
  scope,
  company,
}: Place & {
  connection: ConnectionRow;
  integration: { readonly scopes: readonly PartnerScope[] };
  open: { invoices: number; remainingOre: bigint };
}) {
  const [accounts, keys, templates] = await Promise.all([
    listMappedAccounts(scope, connection.id),
    listClientKeys(scope, connection.id),
    assigningTemplates(scope),
  ]);
  const template = templates.find(({ id }) => id === connection.brandingTemplateId) ?? null;
  const t = getTexts(await currentLocale());
  const mayKeys = denial(scope.actor, "access/create-key") === null;
  const mayChange =
    connection.state === "active" &&
    templates.length > 1 &&
    denial(scope.actor, "factoring/choose-template") === null;
  return (
    <AlternativeView
      connection={connection}
      template={template}
      open={open}
      accounts={accounts}
      keysPanel={
        <KeysPanel
          name={connection.name}
          keys={keys}
          scopes={grantedScopes("factoring_alternative", integration.scopes)}
          create={mayKeys ? createKeyAction.bind(null, company, connection.id) : undefined}
          revoke={mayKeys ? revokeKeyAction.bind(null, company, connection.id) : undefined}
        />
      }
      callsLink={
        <LinkButton href={`/${company}/factoring/${connection.id}/calls`}>{t("desk.seeCalls")}</LinkButton>
      }
      changeTemplate={
        template && mayChange ? (
          <ChangeTemplate
            key={template.id}
            connectionId={connection.id}
            templateId={template.id}
            templates={templates}
            choose={chooseTemplateAction.bind(null, company)}
          />
        ) : null
      }
      companySlug={company}
      t={t}
    />
  );
}

async function Activation({
  integration,
  otherName,
  scope,
  company,
}: Place & {
  integration: { slug: string; name: string; accountNeeds: readonly AccountNeed[] };
  otherName: string | null;
}) {
  const [{ bankAccount }, customers, offered, templates] = await Promise.all([
    getCompany(scope),
    countFollowers(scope),
    mappingBooks(scope, integration.accountNeeds),
    assigningTemplates(scope),
  ]);
  const t = getTexts(await currentLocale());
  const mayActivate = denial(scope.actor, "factoring/activate-alternative") === null;
  const hindrance = otherName
    ? t("alternative.otherActive", { name: otherName })
    : mayActivate
      ? null
      : t("alternative.adminOnly");

  return (
    <>
      <HowItWorks name={integration.name} customers={customers} operatingAccount={bankAccount} t={t} />
      {hindrance ? (
        <Callout tone="info">{hindrance}</Callout>
      ) : (
        <AlternativeActivation
          integration={{ slug: integration.slug, name: integration.name }}
          templates={templates}
          offered={offered}
          operatingAccount={bankAccount}
          cancelHref={`/${company}/factoring`}
          activate={activateAlternativeAction.bind(null, company)}
          saveTemplate={saveTemplateAction.bind(null, company)}
          previewTemplate={previewTemplateAction.bind(null, company)}
        />
      )}
    </>
  );
}
