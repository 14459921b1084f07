import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CallDetail } from "@/components/desk/call-detail";
import { PageHeader } from "@/components/ui/page-header";
import { findApiCall } from "@/db/queries/api-calls";
import { findConnection } from "@/db/queries/connections";
import { uuidOf } from "@/lib/contracts/calls";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { getTexts } from "@/lib/text/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("desk.call") };
}

/** One call of the partner's, as far as it may be shown. */
export default async function CallPage({
  params,
}: PageProps<"/[company]/factoring/[connectionId]/calls/[callId]">) {
  const { company, connectionId, callId } = await params;
  const scope = await requireScope(company);
  const [id, asked] = [uuidOf(connectionId), uuidOf(callId)];
  const connection = id ? await findConnection(scope, id) : null;
  const call = connection && asked ? await findApiCall(scope, connection.id, asked) : null;
  if (!connection || !call) notFound();
  const t = getTexts(await currentLocale());
  const path = `/${company}/factoring/${connection.id}`;

  return (
    <>
      <PageHeader
        title={
          <span className="break-all">{t("desk.callTitle", { method: call.method, path: call.path })}</span>
        }
        breadcrumbs={[
          { label: t("factoring.title"), href: `/${company}/factoring` },
          { label: connection.name, href: path },
          { label: t("desk.calls"), href: `${path}/calls` },
        ]}
      />
      <CallDetail call={call} t={t} />
    </>
  );
}
