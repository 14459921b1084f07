import type { Metadata } from "next";
import { DueTable } from "@/components/recurring/due-table";
import { OutcomeTable } from "@/components/recurring/outcome-table";
import { RecurringTabs } from "@/components/recurring/recurring-tabs";
import { RunButton } from "@/components/recurring/run-button";
import { AddressDate } from "@/components/reports/address-date";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { recurringPageAsked } from "@/lib/contracts/recurring";
import { addDays, dateInNorway, parseIsoDate } from "@/lib/domain/dates";
import { daysAhead } from "@/lib/domain/recurring";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { denial } from "@/lib/services/permissions";
import { previewRun } from "@/lib/services/recurring/due";
import { formatCount } from "@/lib/text/format";
import { refusalText } from "@/lib/text/refusals";
import { getTexts } from "@/lib/text/server";
import { runRecurringAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("recurring.runTitle") };
}

/** «Kjør gjentakende»: what is due through a day, what could not be sent before, and the run itself (edge 40). */
export default async function RunPage({
  params,
  searchParams,
}: PageProps<"/[company]/invoices/recurring/run">) {
  const { company } = await params;
  const scope = await requireScope(company);
  const t = getTexts(await currentLocale());
  const today = dateInNorway(scope.now);
  const through = parseIsoDate(recurringPageAsked.parse(await searchParams).date ?? "") ?? today;
  const { due, more, unsent } = await previewRun(scope, through);
  const latest = addDays(today, daysAhead);
  const count = due.length + unsent.length;
  const mayRun = denial(scope.actor, "recurring/run") === null && through <= latest && count > 0;

  return (
    <>
      <PageHeader
        title={t("recurring.runTitle")}
        description={t("recurring.runText")}
        breadcrumbs={[
          { label: t("invoices.title"), href: `/${company}/invoices` },
          { label: t("recurring.title"), href: `/${company}/invoices/recurring` },
        ]}
      />
      <RecurringTabs t={t} company={company} current="run" unsent={unsent.length} />
      <div className="mb-5 flex flex-wrap items-end gap-x-4 gap-y-3">
        <AddressDate today={today} label={t("recurring.through")} name={t("recurring.showDue")} />
        {mayRun ? (
          <RunButton company={company} through={through} count={count} run={runRecurringAction} />
        ) : null}
      </div>
      {through > latest ? (
        <div className="mb-5 max-w-3xl">
          <Callout tone="warning">{refusalText(t, { code: "recurring_too_far_ahead", latest })}</Callout>
        </div>
      ) : null}
      {unsent.length > 0 ? (
        <Section
          title={`${t("recurring.unsent")} (${formatCount(unsent.length)})`}
          description={t("recurring.unsentText")}
        >
          <OutcomeTable t={t} company={company} label={t("recurring.unsent")} rows={unsent} />
        </Section>
      ) : null}
      <Section title={`${t("recurring.due")} (${formatCount(due.length)})`}>
        {due.length === 0 ? (
          <EmptyState title={t("recurring.nothingDueTitle")}>{t("recurring.nothingDueText")}</EmptyState>
        ) : (
          <DueTable t={t} company={company} rows={due} today={today} />
        )}
        {more ? <p className="mt-2 text-ink-soft">{t("recurring.moreDue")}</p> : null}
      </Section>
    </>
  );
}
