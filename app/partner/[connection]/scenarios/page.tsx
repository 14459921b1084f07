import type { Metadata } from "next";
import { ScenarioPlayer } from "@/components/scenarios/scenario-player";
import { Callout } from "@/components/ui/callout";
import { PageHeader } from "@/components/ui/page-header";
import { requireDeskConnection } from "@/lib/edge/desk";
import { currentLocale } from "@/lib/edge/session";
import { env } from "@/lib/env";
import { scenarios } from "@/lib/partner/scenario-list";
import { getTexts } from "@/lib/text/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("scenarios.title") };
}

/** Play the partner's side of a story against one client's books, in a demo. */
export default async function DeskScenariosPage({ params }: PageProps<"/partner/[connection]/scenarios">) {
  const { connection } = await requireDeskConnection((await params).connection);
  const t = getTexts(await currentLocale());
  const path = `/partner/${connection.connectionId}`;
  return (
    <>
      <PageHeader
        title={t("scenarios.title")}
        breadcrumbs={[
          { label: t("desk.connections"), href: "/partner" },
          { label: connection.companyName, href: path },
        ]}
        description={t("scenarios.intro")}
      />
      {env().FORDRING_DEMO === "1" ? (
        <ScenarioPlayer
          scenarios={scenarios
            .filter(({ agreements }) => agreements.includes(connection.agreementType))
            .map(({ name, title, needs }) => ({ name, title, needs }))}
          others={scenarios
            .filter(({ agreements }) => !agreements.includes(connection.agreementType))
            .map(({ name, title, needs }) => ({ name, title, needs }))}
          agreementType={connection.agreementType}
          connectionId={connection.connectionId}
          address={`${path}/scenarios/run`}
          company={connection.companyName}
        />
      ) : (
        <Callout tone="info" title={t("scenarios.demoOnlyTitle")}>
          {t("scenarios.demoOnlyText")}
        </Callout>
      )}
    </>
  );
}
