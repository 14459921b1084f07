import type { Metadata } from "next";
import Link from "next/link";
import { TurnOffPanel } from "@/components/legacy/turn-off-panel";
import { Callout } from "@/components/ui/callout";
import { MomentText } from "@/components/ui/date-text";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { findLegacyFactoring, type LegacyFactoringRow } from "@/db/queries/legacy";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { denial } from "@/lib/services/permissions";
import { getTexts, type Texts } from "@/lib/text/server";
import { endLegacyFactoringAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("legacy.setting.title") };
}

/** The old factoring solution as a company has it, and the way to end it (M3). There is no way to begin with it. */
export default async function LegacyFactoringPage({
  params,
}: PageProps<"/[company]/settings/legacy-factoring">) {
  const { company } = await params;
  const scope = await requireScope(company);
  const t = getTexts(await currentLocale());
  const legacy = await findLegacyFactoring(scope);
  const mayEnd = denial(scope.actor, "legacy/end") === null;

  return (
    <>
      <PageHeader
        title={t("legacy.setting.title")}
        breadcrumbs={[{ label: t("settings.title"), href: `/${company}/settings` }]}
        description={t("legacy.setting.lead")}
      />
      {legacy ? (
        <>
          <LegacyFacts legacy={legacy} company={company} t={t} />
          <div className="mt-6 max-w-2xl">
            <Ending legacy={legacy} company={company} mayEnd={mayEnd} t={t} />
          </div>
        </>
      ) : (
        <EmptyState
          title={t("legacy.setting.never")}
          action={<LinkButton href={`/${company}/factoring`}>{t("legacy.report.toFactoring")}</LinkButton>}
        >
          {t("legacy.setting.neverText")}
        </EmptyState>
      )}
    </>
  );
}

type LegacyProps = { legacy: LegacyFactoringRow; company: string; t: Texts };

function LegacyFacts({ legacy, company, t }: LegacyProps) {
  const { receivableAccountNo } = legacy;
  return (
    <DescriptionList
      columns={3}
      items={[
        {
          label: t("legacy.setting.state"),
          value: t(legacy.enabled ? "legacy.setting.on" : "legacy.setting.off"),
        },
        { label: t("legacy.setting.bureau"), value: legacy.bureauName },
        { label: t("legacy.setting.clientId"), value: legacy.clientId },
        {
          label: t("legacy.setting.receivableAccount"),
          value: (
            <>
              <Link href={`/${company}/ledger/accounts/${receivableAccountNo}`} className="link tabular-nums">
                {receivableAccountNo}
              </Link>
              <span className="block text-sm text-ink-soft">{t("legacy.setting.receivableAccountText")}</span>
            </>
          ),
        },
        {
          label: t("legacy.setting.waiting"),
          value: (
            <Link href={`/${company}/reports/factoring`} className="link tabular-nums">
              {legacy.untransferred}
            </Link>
          ),
        },
        ...(legacy.endedAt
          ? [
              {
                label: t("legacy.setting.endedAt"),
                value: (
                  <>
                    <MomentText moment={legacy.endedAt} /> {legacy.endedByName}
                  </>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

function Ending({ legacy, company, mayEnd, t }: LegacyProps & { mayEnd: boolean }) {
  if (!legacy.enabled) {
    return (
      <Callout
        tone="success"
        title={t("legacy.setting.turnedOff")}
        links={[{ label: t("legacy.report.toFactoring"), href: `/${company}/factoring` }]}
      >
        {t("legacy.setting.offText")}
      </Callout>
    );
  }
  if (legacy.untransferred > 0) {
    return (
      <Callout
        tone="warning"
        links={[{ label: t("legacy.setting.toReport"), href: `/${company}/reports/factoring` }]}
      >
        {t("legacy.setting.cannotYet", { count: legacy.untransferred })}
      </Callout>
    );
  }
  if (!mayEnd) return <Callout tone="info">{t("legacy.setting.adminOnly")}</Callout>;
  return <TurnOffPanel company={company} bureauName={legacy.bureauName} turnOff={endLegacyFactoringAction} />;
}
