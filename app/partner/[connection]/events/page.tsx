import type { Metadata } from "next";
import { EventRows } from "@/components/desk/event-rows";
import { EmptyState } from "@/components/ui/empty-state";
import { MoreRows } from "@/components/ui/more-rows";
import { PageHeader } from "@/components/ui/page-header";
import { Table, TableBody, TableHead, Th } from "@/components/ui/table";
import { requireDeskConnection } from "@/lib/edge/desk";
import { currentLocale } from "@/lib/edge/session";
import { denial } from "@/lib/services/permissions";
import { eventPage } from "@/lib/services/webhooks/desk-pages";
import { getTexts } from "@/lib/text/server";
import { moreEventsAction, tellAgainAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("desk.events") };
}

/** The partner's event feed in one client's books. */
export default async function DeskEventsPage({ params }: PageProps<"/partner/[connection]/events">) {
  const { connection, scope } = await requireDeskConnection((await params).connection);
  const { events, next } = await eventPage(scope);
  const t = getTexts(await currentLocale());
  const id = connection.connectionId;
  const mayTell = denial(scope.actor, "webhook/tell-again") === null;

  return (
    <>
      <PageHeader
        title={t("desk.events")}
        breadcrumbs={[
          { label: t("desk.connections"), href: "/partner" },
          { label: connection.companyName, href: `/partner/${id}` },
        ]}
        description={t("desk.eventsIntro")}
      />
      {events.length === 0 ? (
        <EmptyState title={t("desk.eventsEmptyTitle")}>{t("desk.eventsEmptyText")}</EmptyState>
      ) : (
        <Table label={t("desk.events")}>
          <TableHead>
            <tr>
              <Th numeric>{t("desk.sequence")}</Th>
              <Th>{t("desk.at")}</Th>
              <Th>{t("desk.type")}</Th>
              <Th>{t("desk.subject")}</Th>
              <Th>{t("desk.payload")}</Th>
              <Th>
                <span className="sr-only">{t("desk.tellAgain")}</span>
              </Th>
            </tr>
          </TableHead>
          <TableBody>
            <EventRows events={events} tell={mayTell ? tellAgainAction.bind(null, id) : undefined} />
            <MoreRows columns={6} next={next} load={moreEventsAction.bind(null, id)} />
          </TableBody>
        </Table>
      )}
    </>
  );
}
