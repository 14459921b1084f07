import type { Metadata } from "next";
import { EndpointSection } from "@/components/desk/endpoint-section";
import { LookAgain } from "@/components/desk/look-again";
import { TestWebhook } from "@/components/desk/test-webhook";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireDeskConnection } from "@/lib/edge/desk";
import { currentLocale } from "@/lib/edge/session";
import { denial } from "@/lib/services/permissions";
import { deliveryPage } from "@/lib/services/webhooks/desk-pages";
import { readWebhookEndpoints } from "@/lib/services/webhooks/read-endpoints";
import { getTexts } from "@/lib/text/server";
import { moreDeliveriesAction, replayWebhookAction, testWebhookAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("desk.webhooks") };
}

/** The partner's webhook endpoints in one client's books: what was sent, how it went, and once more. */
export default async function DeskWebhooksPage({ params }: PageProps<"/partner/[connection]/webhooks">) {
  const { connection, scope } = await requireDeskConnection((await params).connection);
  const { data } = await readWebhookEndpoints(scope);
  const endpoints = await Promise.all(
    data.map(async (endpoint) => ({ endpoint, first: await deliveryPage(scope, endpoint.id) })),
  );
  const t = getTexts(await currentLocale());
  const id = connection.connectionId;
  const mayAct = denial(scope.actor, "webhook/replay") === null;
  const onItsWay = endpoints.some(
    ({ endpoint, first }) =>
      endpoint.enabled && first.deliveries.some(({ state, tries }) => state === "pending" && tries === 0),
  );

  return (
    <>
      <PageHeader
        title={t("desk.webhooks")}
        breadcrumbs={[
          { label: t("desk.connections"), href: "/partner" },
          { label: connection.companyName, href: `/partner/${id}` },
        ]}
        description={t("desk.webhooksIntro")}
      />
      <LookAgain while={onItsWay} />
      {endpoints.length === 0 ? (
        <EmptyState
          title={t("desk.webhooksEmptyTitle")}
          action={
            <a href="/docs" className="link">
              {t("desk.toDocs")}
            </a>
          }
        >
          {t("desk.webhooksEmptyText")}
        </EmptyState>
      ) : (
        endpoints.map(({ endpoint, first }) => (
          <EndpointSection
            key={endpoint.id}
            endpoint={endpoint}
            first={first}
            load={moreDeliveriesAction.bind(null, id, endpoint.id)}
            replay={mayAct ? replayWebhookAction.bind(null, id) : undefined}
            test={
              mayAct && endpoint.enabled ? (
                <TestWebhook
                  url={endpoint.url}
                  run={testWebhookAction.bind(null, id, { endpointId: endpoint.id })}
                />
              ) : null
            }
            t={t}
          />
        ))
      )}
    </>
  );
}
