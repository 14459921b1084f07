import { followUpTodos } from "@/components/claims/follow-up-todos";
import { AgeTable } from "@/components/overview/age-table";
import { MoneyAtPartner } from "@/components/overview/money-at-partner";
import { type Todo, TodoList } from "@/components/overview/todo-list";
import { recurringTodos } from "@/components/recurring/recurring-todos";
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
import { dateInNorway, daysBetween, type IsoDate } from "@/lib/domain/dates";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { followUpCounts } from "@/lib/services/factoring/follow-up-counts";
import { recurringCounts } from "@/lib/services/recurring/counts";
import { getTexts, type Texts } from "@/lib/text/server";

/** «Oversikt»: what waits for the user, what customers owe, and the money at the factoring company. */
export default async function OverviewPage({ params }: PageProps<"/[company]">) {
  const { company } = await params;
  const scope = await requireScope(company);
  const today = dateInNorway(scope.now);
  const [
    byStatus,
    unsent,
    quality,
    receivables,
    clearing,
    factored,
    dunnable,
    deviations,
    followUp,
    recurring,
  ] = await Promise.all([
    countByFactoringStatus(scope),
    countUnsent(scope),
    countDataQuality(scope),
    ageReceivables(scope, today),
    listClearingAccounts(scope),
    sumFactoredOpen(scope),
    findDunningSettings(scope).then((settings) => countDunnable(scope, today, settings)),
    listDeviationAccounts(scope),
    followUpCounts(scope),
    recurringCounts(scope),
  ]);
  const t = getTexts(await currentLocale());
  const base = `/${company}`;
  const todos = [
    ...followUpTodos(t, company, followUp),
    ...recurringTodos(t, company, recurring),
    ...unclearedTodos(t, base, deviations, today),
    ...waitingTodos(t, base, { byStatus, unsent, quality, dunnable }),
  ];

  return (
    <>
      <PageHeader title={t("overview.title")} />
      <div className="grid gap-x-12 lg:grid-cols-2 [&>*]:min-w-0">
        <div>
          <Section title={t("overview.needsMe")}>
            {todos.length === 0 ? (
              <EmptyState title={t("overview.allDone")}>{t("overview.allDoneText")}</EmptyState>
            ) : (
              <TodoList todos={todos} />
            )}
          </Section>
          <Section title={t("overview.atPartner")}>
            <MoneyAtPartner
              base={base}
              clearing={clearing}
              deviations={deviations}
              factored={factored}
              t={t}
            />
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

/** Direct payments that are not cleared, one line an account (M29b). */
function unclearedTodos(
  t: Texts,
  base: string,
  deviations: Awaited<ReturnType<typeof listDeviationAccounts>>,
  today: IsoDate,
): Todo[] {
  return deviations.flatMap(({ openPayments: count, oldest }) =>
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
}

type Waiting = {
  readonly byStatus: Awaited<ReturnType<typeof countByFactoringStatus>>;
  readonly unsent: number;
  readonly quality: Awaited<ReturnType<typeof countDataQuality>>;
  readonly dunnable: number;
};

/** What waits for the user beside what the factoring company is late with; what there is none of is not named. */
function waitingTodos(t: Texts, base: string, { byStatus, unsent, quality, dunnable }: Waiting): Todo[] {
  const report = `${base}/reports/invoices?status=`;
  const count = {
    preparationFailed: byStatus.preparation_failed,
    rejected: byStatus.rejected,
    disputed: byStatus.disputed,
    lackingCustomers: quality.total - quality.ready - quality.unassessed,
    drafts: unsent,
    dunnable,
    notFetched: byStatus.ready,
  };
  const line = (key: keyof typeof count, href: string): Todo => ({
    href,
    count: count[key],
    text: t(`overview.${key}`, { count: count[key] }),
  });
  const returned = (["recoursed", "withdrawn"] as const).map((status) => ({
    href: `${report}${status}`,
    count: byStatus[status],
    text: t(`claimDesk.${status}ToDecide`, { count: byStatus[status] }),
  }));
  return [
    line("preparationFailed", `${report}preparation_failed`),
    line("rejected", `${report}rejected`),
    ...returned,
    line("disputed", `${report}disputed`),
    line("lackingCustomers", `${base}/factoring/data-quality`),
    line("drafts", `${base}/invoices?view=drafts`),
    line("dunnable", `${base}/dunning`),
    line("notFetched", `${report}ready`),
  ].filter((todo) => todo.count > 0);
}
