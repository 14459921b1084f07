import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CallDetail } from "@/components/desk/call-detail";
import { PageHeader } from "@/components/ui/page-header";
import { findApiCall } from "@/db/queries/api-calls";
import { uuidOf } from "@/lib/contracts/calls";
import { requireDeskConnection } from "@/lib/edge/desk";
import { currentLocale } from "@/lib/edge/session";
import { getTexts } from "@/lib/text/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("desk.call") };
}

/** One of the partner's own calls. */
export default async function DeskCallPage({ params }: PageProps<"/partner/[connection]/calls/[callId]">) {
  const { connection: asked, callId } = await params;
  const { connection, scope } = await requireDeskConnection(asked);
  const id = connection.connectionId;
  const call = uuidOf(callId) ? await findApiCall(scope, id, callId) : null;
  if (!call) notFound();
  const t = getTexts(await currentLocale());

  return (
    <>
      <PageHeader
        title={
          <span className="break-all">{t("desk.callTitle", { method: call.method, path: call.path })}</span>
        }
        breadcrumbs={[
          { label: connection.companyName, href: `/partner/${id}` },
          { label: t("desk.calls"), href: `/partner/${id}/calls` },
        ]}
      />
      <CallDetail call={call} t={t} />
    </>
  );
}
