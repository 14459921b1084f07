import { Printer } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { ReminderTable } from "@/components/dunning/reminder-table";
import { RunProgress } from "@/components/dunning/run-progress";
import { Amount } from "@/components/ui/amount";
import { buttonStyle } from "@/components/ui/button-style";
import { DescriptionList } from "@/components/ui/description-list";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { findDunningRun, listReminders } from "@/db/queries/reminders";
import { afterAsked } from "@/lib/contracts/dunning";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { denial } from "@/lib/services/permissions";
import { formatCount, formatDate } from "@/lib/text/format";
import { getTexts } from "@/lib/text/server";
import { sendAgainAction } from "../../actions";

type Props = PageProps<"/[company]/dunning/runs/[id]">;

const pageSize = 100;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { run } = await open(await params);
  return { title: getTexts(await currentLocale())("dunning.runOf", { date: formatDate(run.runDate) }) };
}

/** One run: its sums, how its letters fare, and each reminder with letter and voucher. */
export default async function DunningRunPage({ params, searchParams }: Props) {
  const { company, id } = await params;
  const { scope, run } = await open({ company, id });
  const t = getTexts(await currentLocale());
  const { after } = afterAsked.parse(await searchParams);
  const found = await listReminders(scope, id, { after, limit: pageSize + 1 });
  const rows = found.slice(0, pageSize);
  const last = found.length > pageSize ? rows.at(-1) : undefined;
  const base = `/${company}/dunning/runs/${id}`;
  const mayAct = denial(scope.actor, "dunning/send-again") === null;

  return (
    <>
      <PageHeader
        title={t("dunning.runOf", { date: formatDate(run.runDate) })}
        breadcrumbs={[
          { label: t("dunning.title"), href: `/${company}/dunning` },
          { label: t("dunning.tabs.runs"), href: `/${company}/dunning/runs` },
        ]}
        actions={
          run.toPrint > 0 ? (
            <a
              href={`${base}/letters`}
              target="_blank"
              rel="noreferrer"
              className={buttonStyle({ variant: "primary" })}
            >
              <Printer aria-hidden />
              {t("dunning.printAll", { count: formatCount(run.toPrint) })}
            </a>
          ) : null
        }
      />
      <div className="mb-6">
        <DescriptionList
          columns={4}
          items={[
            { label: t("dunning.count"), value: formatCount(run.reminders) },
            { label: t("dunning.fee"), value: <Amount ore={run.feeOre} /> },
            { label: t("dunning.interest"), value: <Amount ore={run.interestOre} /> },
            { label: t("dunning.by"), value: run.createdBy ?? "–" },
          ]}
        />
      </div>
      <RunProgress
        company={company}
        runId={id}
        count={run.reminders}
        sent={run.sent}
        failed={run.failed}
        skipped={run.skipped}
        again={mayAct ? sendAgainAction : null}
      />
      <ReminderTable t={t} company={company} label={t("dunning.count")} rows={rows} />
      <nav aria-label={t("common.showMore")} className="mt-3 flex gap-2">
        {after ? <LinkButton href={base}>{t("common.back")}</LinkButton> : null}
        {last ? <LinkButton href={`${base}?after=${last.id}`}>{t("common.showMore")}</LinkButton> : null}
      </nav>
    </>
  );
}

async function open({ company, id }: Awaited<Props["params"]>) {
  const scope = await requireScope(company);
  const run = z.uuid().safeParse(id).success ? await findDunningRun(scope, id) : null;
  return run ? { scope, run } : notFound();
}
