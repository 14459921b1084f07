import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { RecurringTabs } from "@/components/recurring/recurring-tabs";
import { DateText, MomentText } from "@/components/ui/date-text";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { countUnsentDates, listRecurringRuns } from "@/db/queries/recurring-runs";
import { recurringPageAsked } from "@/lib/contracts/recurring";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { formatCount } from "@/lib/text/format";
import { getTexts } from "@/lib/text/server";

const pageSize = 50;

export async function generateMetadata(): Promise<Metadata> {
  const t = getTexts(await currentLocale());
  return { title: `${t("recurring.title")}: ${t("recurring.tabs.runs")}` };
}

/** The runs, newest first, each with how it went. */
export default async function RecurringRunsPage({
  params,
  searchParams,
}: PageProps<"/[company]/invoices/recurring/runs">) {
  const { company } = await params;
  const asked = z.uuid().safeParse(recurringPageAsked.parse(await searchParams).before);
  const before = asked.success ? asked.data : undefined;
  const scope = await requireScope(company);
  const t = getTexts(await currentLocale());
  const [found, unsent] = await Promise.all([
    listRecurringRuns(scope, { before, limit: pageSize + 1 }),
    countUnsentDates(scope),
  ]);
  const runs = found.slice(0, pageSize);
  const last = found.length > pageSize ? runs.at(-1) : undefined;
  const base = `/${company}/invoices/recurring`;

  return (
    <>
      <PageHeader
        title={t("recurring.title")}
        description={t("recurring.description")}
        breadcrumbs={[{ label: t("invoices.title"), href: `/${company}/invoices` }]}
      />
      <RecurringTabs t={t} company={company} current="runs" unsent={unsent} />
      {runs.length === 0 ? (
        <EmptyState
          title={t("recurring.noRunsTitle")}
          action={<LinkButton href={`${base}/run`}>{t("recurring.runTitle")}</LinkButton>}
        >
          {t("recurring.noRunsText")}
        </EmptyState>
      ) : (
        <Table label={t("recurring.tabs.runs")}>
          <TableHead>
            <tr>
              <Th>{t("recurring.runAt")}</Th>
              <Th>{t("recurring.through")}</Th>
              <Th>{t("recurring.by")}</Th>
              <Th numeric>{t("recurring.count")}</Th>
              <Th numeric>{t("recurring.sent")}</Th>
              <Th numeric>{t("recurring.failed")}</Th>
            </tr>
          </TableHead>
          <TableBody>
            {runs.map((run) => (
              <Tr key={run.id}>
                <Td>
                  <Link href={`${base}/runs/${run.id}`} className="link">
                    <MomentText moment={run.createdAt} />
                  </Link>
                </Td>
                <Td>
                  <DateText date={run.throughDate} />
                </Td>
                <Td>{run.automatic ? t("recurring.byItself") : run.createdBy}</Td>
                <Td numeric>{formatCount(run.count)}</Td>
                <Td numeric>{formatCount(run.sent)}</Td>
                <Td numeric>{formatCount(run.failed)}</Td>
              </Tr>
            ))}
          </TableBody>
        </Table>
      )}
      <nav aria-label={t("recurring.more")} className="mt-3 flex gap-2">
        {before ? <LinkButton href={`${base}/runs`}>{t("recurring.first")}</LinkButton> : null}
        {last ? <LinkButton href={`${base}/runs?before=${last.id}`}>{t("recurring.more")}</LinkButton> : null}
      </nav>
    </>
  );
}
