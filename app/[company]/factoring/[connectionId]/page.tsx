import type { Metadata } from "next";
import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import { KeysPanel } from "@/components/desk/keys-panel";
import { AgreementDetails } from "@/components/factoring/agreement-details";
import { ForceClose } from "@/components/factoring/force-close";
import { InFlightList } from "@/components/factoring/in-flight-list";
import { LeftOnClearing } from "@/components/factoring/left-on-clearing";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { type ConnectionRow, findConnection } from "@/db/queries/connections";
import { idOf } from "@/lib/contracts/connection";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { connectionPage, inFlightPageOf } from "@/lib/services/factoring/connection-page";
import { denial } from "@/lib/services/permissions";
import { getTexts } from "@/lib/text/server";
import {
  createKeyAction,
  forceCloseAction,
  moreInFlightAction,
  revokeKeyAction,
  withdrawAction,
} from "../actions";

type Place = { readonly scope: Awaited<ReturnType<typeof requireScope>>; readonly company: string };

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("connections.others") };
}

/** One agreement (M6): while it winds down what is in flight, and when it is over what it was. */
export default async function ConnectionPage({ params }: PageProps<"/[company]/factoring/[connectionId]">) {
  const { company, connectionId } = await params;
  const scope = await requireScope(company);
  const id = idOf(connectionId);
  const connection = id ? await findConnection(scope, id) : null;
  if (!connection) notFound();
  // While it is in use an alternative integration has a page of its own (M30).
  if (connection.kind === "factoring_alternative" && connection.state !== "inactive") {
    redirect(`/${company}/factoring/alternative/${connection.integrationSlug}`);
  }
  const page = await connectionPage(scope, connection);
  const locale = await currentLocale();
  const t = getTexts(locale);
  const withdrawn = page.counts.find(({ status }) => status === "withdrawn")?.invoices ?? 0;
  const open = connection.state === "active" || connection.state === "winding_down";
  const mayChange = open && denial(scope.actor, "factoring/change-mapping") === null;
  const mayKeys = open && denial(scope.actor, "access/create-key") === null;

  return (
    <>
      <PageHeader
        title={connection.name}
        breadcrumbs={[{ label: t("factoring.title"), href: `/${company}/factoring` }]}
        status={<Status code={connection.state} />}
      />
      {connection.state === "inactive" ? (
        <LeftOnClearing
          name={connection.name}
          accounts={page.accounts}
          balances={page.balances}
          companySlug={company}
          t={t}
        />
      ) : null}
      {withdrawn > 0 && connection.windingDownAt ? (
        <div className="mb-8 max-w-3xl">
          <Callout tone="info" title={t("connections.withdrawnCount", { count: withdrawn })}>
            {t("connections.withdrawnText")}{" "}
            <Link href={`/${company}/reports/invoices?status=withdrawn`} className="link">
              {t("connections.seeWithdrawn")}
            </Link>
          </Callout>
        </div>
      ) : null}
      {connection.state === "winding_down" ? (
        <WindingDown connection={connection} scope={scope} company={company} />
      ) : null}
      <AgreementDetails
        {...page}
        companySlug={company}
        keysPanel={
          <KeysPanel
            name={connection.name}
            keys={page.keys}
            scopes={page.scopes}
            create={mayKeys ? createKeyAction.bind(null, company, connection.id) : undefined}
            revoke={mayKeys ? revokeKeyAction.bind(null, company, connection.id) : undefined}
          />
        }
        callsLink={
          <LinkButton href={`/${company}/factoring/${connection.id}/calls`}>{t("desk.seeCalls")}</LinkButton>
        }
        changeAccounts={
          mayChange ? (
            <LinkButton href={`/${company}/factoring/${connection.id}/accounts`}>
              {t("connections.changeAccounts")}
            </LinkButton>
          ) : null
        }
        locale={locale}
        t={t}
      />
    </>
  );
}

async function WindingDown({
  connection: { id, name },
  scope,
  company,
}: Place & { connection: ConnectionRow }) {
  const { inFlight, first } = await inFlightPageOf(scope, id);
  const t = getTexts(await currentLocale());
  const mayWithdraw = denial(scope.actor, "factoring/withdraw") === null;
  return (
    <>
      <Section title={t("connections.inFlight")} description={t("connections.endSelf")}>
        <InFlightList
          connectionId={id}
          first={first}
          load={moreInFlightAction.bind(null, company, id)}
          companySlug={company}
          withdraw={mayWithdraw ? withdrawAction.bind(null, company) : undefined}
        />
      </Section>
      {denial(scope.actor, "factoring/force-close") === null ? (
        <ForceClose
          connectionId={id}
          name={name}
          inFlight={inFlight}
          close={forceCloseAction.bind(null, company)}
        />
      ) : null}
    </>
  );
}
