import { ConnectionTable } from "@/components/desk/connection-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { deskConnectionsOf, requireDesk } from "@/lib/edge/desk";
import { getTexts } from "@/lib/text/server";

/** The integrator's desk: the clients that have an agreement with the partner. */
export default async function DeskPage() {
  const { user, partners } = await requireDesk();
  const rows = await deskConnectionsOf(user.id);
  const t = getTexts(user.locale);

  return (
    <>
      <PageHeader
        title={t("desk.connections")}
        description={t("desk.connectionsIntro", { names: partners.join(", ") })}
      />
      {rows.length === 0 ? (
        <EmptyState
          title={t("desk.connectionsEmptyTitle")}
          action={
            <a href="/docs" className="link">
              {t("desk.toDocs")}
            </a>
          }
        >
          {t("desk.connectionsEmptyText")}
        </EmptyState>
      ) : (
        <ConnectionTable rows={rows} t={t} />
      )}
    </>
  );
}
