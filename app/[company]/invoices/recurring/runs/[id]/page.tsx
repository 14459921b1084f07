import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { OutcomeTable } from "@/components/recurring/outcome-table";
import { RunProgress } from "@/components/recurring/run-progress";
import { MomentText } from "@/components/ui/date-text";
import { DescriptionList } from "@/components/ui/description-list";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { findRecurringRun, listRunDates, type RunCursor } from "@/db/queries/recurring-runs";
import { recurringPageAsked } from "@/lib/contracts/recurring";
import { parseIsoDate } from "@/lib/domain/dates";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { denial } from "@/lib/services/permissions";
import { formatCount, formatDate } from "@/lib/text/format";
import { getTexts } from "@/lib/text/server";
import { retryRunAction } from "../../actions";

type Props = PageProps<"/[company]/invoices/recurring/runs/[id]">;

const pageSize = 100;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { run } = await open(await params);
  return {
    title: getTexts(await currentLocale())("recurring.runOf", { date: formatDate(run.throughDate) }),
  };
}

/** One run, followed by itself while it sends: each invoice with its number, or why it did not go and where to mend it. */
export default async function RecurringRunPage({ params, searchParams }: Props) {
  const { company, id } = await params;
  const { scope, run } = await open({ company, id });
  const t = getTexts(await currentLocale());
  const after = cursorOf(recurringPageAsked.parse(await searchParams).after);
  const found = await listRunDates(scope, id, { after, limit: pageSize + 1 });
  const rows = found.slice(0, pageSize);
  const last = found.length > pageSize ? rows.at(-1) : undefined;
  const base = `/${company}/invoices/recurring`;

  return (
    <>
      <PageHeader
        title={t("recurring.runOf", { date: formatDate(run.throughDate) })}
        breadcrumbs={[
          { label: t("recurring.title"), href: base },
          { label: t("recurring.tabs.runs"), href: `${base}/runs` },
        ]}
      />
      <div className="mb-6">
        <DescriptionList
          columns={4}
          items={[
            { label: t("recurring.runAt"), value: <MomentText moment={run.createdAt} /> },
            { label: t("recurring.by"), value: run.automatic ? t("recurring.byItself") : run.createdBy },
            { label: t("recurring.count"), value: formatCount(run.count) },
            { label: t("recurring.sent"), value: formatCount(run.sent) },
          ]}
        />
      </div>
      <RunProgress
        company={company}
        runId={id}
        count={run.count}
        sent={run.sent}
        failed={run.failed}
        moving={rows.some(({ factoringStatus }) => factoringStatus === "preparing")}
        retry={denial(scope.actor, "recurring/retry") === null ? retryRunAction : null}
      />
      <OutcomeTable t={t} company={company} label={t("recurring.result")} rows={rows} />
      <nav aria-label={t("recurring.more")} className="mt-3 flex gap-2">
        {after ? <LinkButton href={`${base}/runs/${id}`}>{t("recurring.first")}</LinkButton> : null}
        {last ? (
          <LinkButton
            href={`${base}/runs/${id}?after=${last.refusal ? 1 : 0}_${last.date}_${last.recurringId}`}
          >
            {t("recurring.more")}
          </LinkButton>
        ) : null}
      </nav>
    </>
  );
}

/** Where the page goes on; an address that was written by hand and names no line begins at the first. */
function cursorOf(text: string | undefined): RunCursor | undefined {
  const [refused, day = "", recurringId] = text?.split("_") ?? [];
  const date = parseIsoDate(day);
  if (!date || !recurringId || !z.uuid().safeParse(recurringId).success) return undefined;
  return { refused: refused === "1", date, recurringId };
}

async function open({ company, id }: Awaited<Props["params"]>) {
  const scope = await requireScope(company);
  const run = z.uuid().safeParse(id).success ? await findRecurringRun(scope, id) : null;
  return run ? { scope, run } : notFound();
}
