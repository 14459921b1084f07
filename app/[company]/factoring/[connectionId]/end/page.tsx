import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { MethodCounts } from "@/components/factoring/method-counts";
import { WindDownForm } from "@/components/factoring/wind-down-form";
import { PageHeader } from "@/components/ui/page-header";
import { findConnection } from "@/db/queries/connections";
import { countMethodsToReturn } from "@/db/queries/readiness";
import { idOf } from "@/lib/contracts/connection";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { inFlightPageOf } from "@/lib/services/factoring/connection-page";
import { denial } from "@/lib/services/permissions";
import { getTexts } from "@/lib/text/server";
import { moreInFlightAction, windDownAction } from "../../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("connections.endAgreement") };
}

/** «Avslutt avtalen» (M6): what it changes, what becomes of each invoice, and the act. */
export default async function EndAgreementPage({
  params,
}: PageProps<"/[company]/factoring/[connectionId]/end">) {
  const { company, connectionId } = await params;
  const scope = await requireScope(company);
  const id = idOf(connectionId);
  const connection = id ? await findConnection(scope, id) : null;
  if (connection?.kind !== "factoring_dedicated") notFound();
  const page = `/${company}/factoring/${connection.id}`;
  if (connection.state !== "active") redirect(page);
  if (denial(scope.actor, "factoring/wind-down")) redirect(`/${company}/factoring`);

  const [methods, { inFlight, withdrawable, preparing, first }] = await Promise.all([
    countMethodsToReturn(scope),
    inFlightPageOf(scope, connection.id),
  ]);
  const { name } = connection;
  const t = getTexts(await currentLocale());
  return (
    <>
      <PageHeader
        title={t("connections.endTitle", { name })}
        breadcrumbs={[{ label: t("factoring.title"), href: `/${company}/factoring` }]}
      />
      <WindDownForm
        connectionId={connection.id}
        name={name}
        customers={methods.reduce((sum, { customers }) => sum + customers, 0)}
        inFlight={inFlight}
        withdrawable={withdrawable}
        preparing={preparing}
        first={first}
        load={moreInFlightAction.bind(null, company, connection.id)}
        methods={<MethodCounts methods={methods} label={t("connections.methodBack")} t={t} />}
        companySlug={company}
        backHref={page}
        windDown={windDownAction.bind(null, company)}
      />
    </>
  );
}
