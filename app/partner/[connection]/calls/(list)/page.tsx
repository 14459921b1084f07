import type { Metadata } from "next";
import { CallLog } from "@/components/desk/call-log";
import { PageHeader } from "@/components/ui/page-header";
import { callFilter } from "@/lib/contracts/calls";
import { callChoices } from "@/lib/edge/call-choices";
import { requireDeskConnection } from "@/lib/edge/desk";
import { currentLocale } from "@/lib/edge/session";
import { callPage } from "@/lib/services/access/read-calls";
import { getTexts } from "@/lib/text/server";
import { moreDeskCallsAction } from "../../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("desk.calls") };
}

/** The partner's own calls in one client's books. */
export default async function DeskCallsPage({
  params,
  searchParams,
}: PageProps<"/partner/[connection]/calls">) {
  const { connection, scope } = await requireDeskConnection((await params).connection);
  const filter = callFilter.parse(await searchParams);
  const t = getTexts(await currentLocale());
  const id = connection.connectionId;

  return (
    <>
      <PageHeader
        title={t("desk.calls")}
        breadcrumbs={[
          { label: t("desk.connections"), href: "/partner" },
          { label: connection.companyName, href: `/partner/${id}` },
        ]}
        description={t("desk.callsIntro")}
      />
      <CallLog
        first={await callPage(scope, id, filter)}
        load={moreDeskCallsAction.bind(null, id, filter)}
        filter={filter}
        {...callChoices(connection.kind)}
        path={`/partner/${id}/calls`}
        t={t}
      />
    </>
  );
}
