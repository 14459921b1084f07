import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CallLog } from "@/components/desk/call-log";
import { PageHeader } from "@/components/ui/page-header";
import { findConnection } from "@/db/queries/connections";
import { callFilter, uuidOf } from "@/lib/contracts/calls";
import { callChoices } from "@/lib/edge/call-choices";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { callPage } from "@/lib/services/access/read-calls";
import { getTexts } from "@/lib/text/server";
import { moreCallsAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("desk.calls") };
}

/** «API-kall»: what the partner has read and written in the company's books, for the bookkeeper. */
export default async function CallsPage({
  params,
  searchParams,
}: PageProps<"/[company]/factoring/[connectionId]/calls">) {
  const { company, connectionId } = await params;
  const scope = await requireScope(company);
  const id = uuidOf(connectionId);
  const connection = id ? await findConnection(scope, id) : null;
  if (!connection) notFound();
  const filter = callFilter.parse(await searchParams);
  const t = getTexts(await currentLocale());

  return (
    <>
      <PageHeader
        title={t("desk.calls")}
        breadcrumbs={[
          { label: t("factoring.title"), href: `/${company}/factoring` },
          { label: connection.name, href: `/${company}/factoring/${connection.id}` },
        ]}
        description={t("desk.callsIntro")}
      />
      <CallLog
        first={await callPage(scope, connection.id, filter)}
        load={moreCallsAction.bind(null, company, connection.id, filter)}
        filter={filter}
        {...callChoices(connection.kind)}
        path={`/${company}/factoring/${connection.id}/calls`}
        t={t}
      />
    </>
  );
}
