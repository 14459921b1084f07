import type { Metadata } from "next";
import { TransferList } from "@/components/legacy/transfer-list";
import { TransferPanel } from "@/components/legacy/transfer-panel";
import { WaitingTable } from "@/components/legacy/waiting-table";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import {
  findLegacyFactoring,
  type LegacyFactoringRow,
  listLegacyTransfers,
  listWaitingInvoices,
  sumWaitingInvoices,
} from "@/db/queries/legacy";
import { numberInPath } from "@/lib/contracts/legacy";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { denial } from "@/lib/services/permissions";
import { formatAmount } from "@/lib/text/format";
import { getTexts } from "@/lib/text/server";
import { transferAction } from "./actions";

const pageSize = 100;

type Place = { readonly scope: Awaited<ReturnType<typeof requireScope>>; readonly company: string };

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("legacy.report.title") };
}

/** «Rapporter → Factoring» (M3): what waits for the bureau of the old solution, and the files it has had. */
export default async function LegacyReportPage({
  params,
  searchParams,
}: PageProps<"/[company]/reports/factoring">) {
  const { company } = await params;
  const scope = await requireScope(company);
  const t = getTexts(await currentLocale());
  const legacy = await findLegacyFactoring(scope);
  const breadcrumbs = [{ label: t("reports.title"), href: `/${company}/reports` }];
  if (!legacy) {
    return (
      <>
        <PageHeader title={t("legacy.report.title")} breadcrumbs={breadcrumbs} />
        <EmptyState
          title={t("legacy.report.never")}
          action={<LinkButton href={`/${company}/factoring`}>{t("legacy.report.toFactoring")}</LinkButton>}
        >
          {t("legacy.report.neverText")}
        </EmptyState>
      </>
    );
  }

  const { bureauName: bureau, clientId } = legacy;
  const after = numberInPath.parse((await searchParams).after);
  const transfers = await listLegacyTransfers(scope, 200);
  return (
    <>
      <PageHeader
        title={t("legacy.report.title")}
        breadcrumbs={breadcrumbs}
        description={t("legacy.report.lead", { bureau, clientId })}
      />
      <TransferPanel
        company={company}
        bureauName={bureau}
        waiting={legacy.enabled ? legacy.untransferred : 0}
        mayTransfer={denial(scope.actor, "legacy/transfer") === null}
        transfer={transferAction}
      />
      <Waiting scope={scope} company={company} legacy={legacy} after={after} />
      <Section title={t("legacy.report.transfers")}>
        <TransferList rows={transfers} company={company} t={t} />
      </Section>
    </>
  );
}

type WaitingProps = Place & { legacy: LegacyFactoringRow; after: number | undefined };

async function Waiting({ scope, company, legacy, after }: WaitingProps) {
  const t = getTexts(await currentLocale());
  const [found, sums] = await Promise.all([
    listWaitingInvoices(scope, { after, limit: pageSize + 1 }),
    sumWaitingInvoices(scope),
  ]);
  const rows = found.slice(0, pageSize);
  const base = `/${company}/reports/factoring`;
  if (sums.count === 0) {
    return (
      <Section title={t("legacy.report.waiting")}>
        <EmptyState
          title={t("legacy.report.nothing")}
          action={
            legacy.enabled ? (
              <Callout
                tone="info"
                links={[{ label: t("legacy.setting.title"), href: `/${company}/settings/legacy-factoring` }]}
              >
                {t("legacy.report.allDone")}
              </Callout>
            ) : undefined
          }
        >
          {t(legacy.enabled ? "legacy.report.nothingText" : "legacy.report.nothingOff")}
        </EmptyState>
      </Section>
    );
  }
  return (
    <Section
      title={t("legacy.report.waiting")}
      description={t("legacy.report.waitingText", { count: sums.count, total: formatAmount(sums.totalOre) })}
    >
      <WaitingTable rows={rows} totalOre={sums.totalOre} company={company} t={t} />
      <div className="mt-3 flex gap-2">
        {after === undefined ? null : <LinkButton href={base}>{t("legacy.report.newest")}</LinkButton>}
        {found.length > pageSize ? (
          <LinkButton href={`${base}?after=${rows.at(-1)?.number}`}>{t("legacy.report.more")}</LinkButton>
        ) : null}
      </div>
    </Section>
  );
}
