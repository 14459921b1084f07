import Link from "next/link";
import { AgeTable } from "@/components/overview/age-table";
import { TodoList } from "@/components/overview/todo-list";
import { Amount } from "@/components/ui/amount";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { countDataQuality } from "@/db/queries/data-quality";
import { listDeviationAccounts } from "@/db/queries/direct-payments";
import { countDunnable, findDunningSettings } from "@/db/queries/dunning";
import {
  ageReceivables,
  countByFactoringStatus,
  countUnsent,
  listClearingAccounts,
  sumFactoredOpen,
} from "@/db/queries/overview";
import { dateInNorway, daysBetween } from "@/lib/domain/dates";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { getTexts } from "@/lib/text/server";

/** «Oversikt»: what waits for the user, what customers owe, and the money at the factoring company. */
export default async function OverviewPage({ params }: PageProps<"/[company]">) {
  const { company } = await params;
  const scope = await requireScope(company);
  const today = dateInNorway(scope.now);
  const [byStatus, unsent, quality, receivables, clearing, factored, dunnable, deviations] =
    await Promise.all([
      countByFactoringStatus(scope),
      countUnsent(scope),
      countDataQuality(scope),
      ageReceivables(scope, today),
      listClearingAccounts(scope),
      sumFactoredOpen(scope),
      findDunningSettings(scope).then((settings) => countDunnable(scope, today, settings)),
      listDeviationAccounts(scope),
    ]);
  const t = getTexts(await currentLocale());
  const base = `/${company}`;
  const lacking = quality.total - quality.ready - quality.unassessed;
  const report = `${base}/reports/invoices?status=`;
  const todos = [
    { key: "preparationFailed", href: `${report}preparation_failed`, count: byStatus.preparation_failed },
    { key: "rejected", href: `${report}rejected`, count: byStatus.rejected },
    { key: "disputed", href: `${report}disputed`, count: byStatus.disputed },
    { key: "lackingCustomers", href: `${base}/factoring/data-quality`, count: lacking },
    { key: "drafts", href: `${base}/invoices?view=drafts`, count: unsent },
    { key: "dunnable", href: `${base}/dunning`, count: dunnable },
    { key: "notFetched", href: `${report}ready`, count: byStatus.ready },
  ] as const;
  const waiting = todos
    .filter(({ count }) => count > 0)
    .map(({ key, href, count }) => ({ href, count, text: t(`overview.${key}`, { count }) }));
  const uncleared = deviations.flatMap(({ openPayments: count, oldest }) =>
    oldest
      ? [
          {
            href: `${base}/factoring/direct-payments`,
            count,
            text: t("directPayments.overview", { count, days: daysBetween(oldest, today) }),
          },
        ]
      : [],
  );

  return (
    <>
      <PageHeader title={t("overview.title")} />
      <div className="grid gap-x-12 lg:grid-cols-2 [&>*]:min-w-0">
        <div>
          <Section title={t("overview.needsMe")}>
            {waiting.length + uncleared.length === 0 ? (
              <EmptyState title={t("overview.allDone")}>{t("overview.allDoneText")}</EmptyState>
            ) : (
              <TodoList todos={[...uncleared, ...waiting]} />
            )}
          </Section>
          <Section title={t("overview.atPartner")}>
            {clearing.length === 0 ? (
              <p className="text-ink-soft">
                {`${t("overview.noFactoring")}. `}
                <Link href={`${base}/factoring`} className="link">
                  {t("factoring.catalogue")}
                </Link>
              </p>
            ) : (
              <DescriptionList
                items={[
                  ...clearing.map(({ connectionName, no, balanceOre }) => ({
                    label: t("overview.clearing", { name: connectionName }),
                    value: (
                      <Link href={`${base}/ledger/accounts/${no}`} className="link">
                        <Amount ore={balanceOre} className="w-32" />
                      </Link>
                    ),
                  })),
                  ...deviations
                    .filter(({ balanceOre }) => balanceOre !== 0n)
                    .map(({ no, name, balanceOre }) => ({
                      label: t("directPayments.deviation", { account: `${no} ${name}` }),
                      value: (
                        <Link href={`${base}/factoring/direct-payments`} className="link">
                          <Amount ore={balanceOre} className="w-32" />
                        </Link>
                      ),
                    })),
                  {
                    label: t("overview.receivablesAtPartner"),
                    value: <Amount ore={factored.openOre} className="w-32" />,
                  },
                  {
                    label: t("overview.advanced"),
                    value: <Amount ore={factored.advancedOre} className="w-32" />,
                  },
                ]}
              />
            )}
          </Section>
        </div>
        <Section title={t("overview.receivables")}>
          {receivables.totalOre === 0n && receivables.creditOre === 0n ? (
            <EmptyState title={t("overview.noReceivables")}>{t("overview.noReceivablesText")}</EmptyState>
          ) : (
            <AgeTable {...receivables} href={`${base}/reports/aged-receivables`} t={t} />
          )}
        </Section>
      </div>
    </>
  );
}
