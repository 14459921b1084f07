import { Settings } from "lucide-react";
import type { Metadata } from "next";
import { DunningTabs } from "@/components/dunning/dunning-tabs";
import { LeftOutTable } from "@/components/dunning/left-out-table";
import { Proposal } from "@/components/dunning/proposal";
import { AddressDate } from "@/components/reports/address-date";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { proposalAsked } from "@/lib/contracts/dunning";
import { dateInNorway, type IsoDate, parseIsoDate } from "@/lib/domain/dates";
import { latestKnownRate } from "@/lib/domain/dunning-rates";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { partOf } from "@/lib/services/dunning/proposal-parts";
import { denial } from "@/lib/services/permissions";
import { formatDate, formatPercent } from "@/lib/text/format";
import { getTexts, type Texts } from "@/lib/text/server";
import {
  holdDunningAction,
  moreLeftOutAction,
  moreProposedAction,
  releaseDunningAction,
  runDunningAction,
  sendToCollectionAction,
} from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("dunning.title") };
}

/** «Purring»: what can be reminded of on a day, what is left out and why, and the run itself (M25, M36). */
export default async function DunningPage({ params, searchParams }: PageProps<"/[company]/dunning">) {
  const { company } = await params;
  const scope = await requireScope(company);
  const t = getTexts(await currentLocale());
  const today = dateInNorway(scope.now);
  const date = parseIsoDate(proposalAsked.parse(await searchParams).date ?? "") ?? today;
  const { settings, sums, leftOutCount, missingRateFrom, proposed, leftOut } = await partOf(scope, { date });
  const mayAct = denial(scope.actor, "dunning/run") === null;
  const settingsHref = `/${company}/settings/dunning`;

  return (
    <>
      <PageHeader
        title={t("dunning.title")}
        description={t("dunning.description")}
        actions={
          <LinkButton href={settingsHref}>
            <Settings aria-hidden />
            {t("dunning.settings")}
          </LinkButton>
        }
      />
      <DunningTabs t={t} company={company} current="proposal" />
      <div className="mb-5 flex flex-wrap items-end gap-x-6 gap-y-3">
        <AddressDate today={today} label={t("dunning.proposalDate")} name={t("dunning.showProposal")} />
      </div>
      <Notes t={t} date={date} today={today} unknownFrom={missingRateFrom} settingsHref={settingsHref} />
      <Section title={`${t("dunning.canBeReminded")} (${sums.count})`}>
        {sums.count === 0 ? (
          <EmptyState title={t("dunning.nothingTitle")}>
            {t("dunning.nothingText", { days: String(settings.daysAfterDue) })}
          </EmptyState>
        ) : (
          <Proposal
            key={date}
            company={company}
            runDate={date}
            first={proposed}
            whole={sums}
            run={mayAct && date === today ? runDunningAction : null}
            more={moreProposedAction.bind(null, company, date)}
            hold={holdDunningAction}
          />
        )}
      </Section>
      <Section title={`${t("dunning.leftOut")} (${leftOutCount})`} description={t("dunning.leftOutText")}>
        {leftOutCount === 0 ? (
          <p className="text-ink-soft">{t("dunning.noneLeftOut")}</p>
        ) : (
          <LeftOutTable
            key={date}
            company={company}
            first={leftOut}
            agency={settings.collectionAgency}
            mayAct={mayAct}
            more={moreLeftOutAction.bind(null, company, date)}
            release={releaseDunningAction}
            collect={sendToCollectionAction}
          />
        )}
      </Section>
    </>
  );
}

type NotesProps = {
  t: Texts;
  date: IsoDate;
  today: IsoDate;
  unknownFrom: IsoDate | null;
  settingsHref: string;
};

/** What to know of the figures: another day than today, and days without a known rate of interest. */
function Notes({ t, date, today, unknownFrom, settingsHref }: NotesProps) {
  if (date === today && !unknownFrom) return null;
  const { rate, validFrom } = latestKnownRate;
  return (
    <div className="mb-5 flex max-w-3xl flex-col gap-2">
      {date === today ? null : (
        <Callout tone="info">{t("dunning.notToday", { date: formatDate(date) })}</Callout>
      )}
      {unknownFrom ? (
        <Callout tone="warning" links={[{ label: t("dunning.enterRate"), href: `${settingsHref}#rates` }]}>
          {t("dunning.unknownRate", {
            from: formatDate(unknownFrom),
            rate: formatPercent(rate),
            known: formatDate(validFrom),
          })}
        </Callout>
      ) : null}
    </div>
  );
}
