import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { ChangeMappingForm } from "@/components/factoring/change-mapping-form";
import { CurrenciesForm } from "@/components/factoring/currencies-form";
import { RoundingForm } from "@/components/factoring/rounding-form";
import { PageHeader } from "@/components/ui/page-header";
import { findConnection, findIntegration, listMappedAccounts } from "@/db/queries/connections";
import { idOf } from "@/lib/contracts/connection";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { mappingBooks } from "@/lib/services/factoring/mapping-books";
import { denial } from "@/lib/services/permissions";
import { getTexts } from "@/lib/text/server";
import { changeCurrenciesAction, changeMappingAction, changeRoundingAction } from "../../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("connections.changeAccounts") };
}

/** «Endre kontoer» (M2, edge 45). */
export default async function ChangeAccountsPage({
  params,
}: PageProps<"/[company]/factoring/[connectionId]/accounts">) {
  const { company, connectionId } = await params;
  const scope = await requireScope(company);
  const id = idOf(connectionId);
  const connection = id ? await findConnection(scope, id) : null;
  const integration = connection && (await findIntegration(scope, connection.integrationSlug));
  if (!connection || !integration) notFound();
  const path = `/${company}/factoring`;
  const back = connection.state === "active" ? path : `${path}/${connection.id}`;
  if (connection.state === "inactive" || denial(scope.actor, "factoring/change-mapping")) redirect(back);

  const [offered, present] = await Promise.all([
    mappingBooks(scope, integration.accountNeeds),
    listMappedAccounts(scope, connection.id),
  ]);
  const { name } = connection;
  const t = getTexts(await currentLocale());
  return (
    <>
      <PageHeader
        title={t("connections.changeTitle", { name })}
        description={t("connections.changeText", { name })}
        breadcrumbs={[{ label: t("factoring.title"), href: path }]}
      />
      <ChangeMappingForm
        connectionId={connection.id}
        integrationName={name}
        offered={offered}
        present={present}
        backHref={back}
        change={changeMappingAction.bind(null, company)}
      />
      {connection.kind === "factoring_dedicated" ? (
        <>
          <div className="mt-10 border-t border-line pt-6">
            <RoundingForm
              connectionId={connection.id}
              toleranceOre={Number(connection.roundingToleranceOre)}
              change={changeRoundingAction.bind(null, company)}
            />
          </div>
          <div className="mt-10 border-t border-line pt-6">
            <CurrenciesForm
              connectionId={connection.id}
              currencies={connection.currencies}
              change={changeCurrenciesAction.bind(null, company)}
            />
          </div>
        </>
      ) : null}
    </>
  );
}
