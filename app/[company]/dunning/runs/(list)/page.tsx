import type { Metadata } from "next";
import Link from "next/link";
import { DunningTabs } from "@/components/dunning/dunning-tabs";
import { OlderNav } from "@/components/dunning/older-nav";
import { Amount } from "@/components/ui/amount";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { listDunningRuns } from "@/db/queries/reminders";
import { pageAsked } from "@/lib/contracts/dunning";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { formatCount, formatDate } from "@/lib/text/format";
import { getTexts } from "@/lib/text/server";

const pageSize = 50;

export async function generateMetadata(): Promise<Metadata> {
  const t = getTexts(await currentLocale());
  return { title: `${t("dunning.title")}: ${t("dunning.tabs.runs")}` };
}

/** The runs of reminders, newest first, each with what it charged and how its letters fare. */
export default async function DunningRunsPage({
  params,
  searchParams,
}: PageProps<"/[company]/dunning/runs">) {
  const { company } = await params;
  const { before } = pageAsked.parse(await searchParams);
  const scope = await requireScope(company);
  const t = getTexts(await currentLocale());
  const found = await listDunningRuns(scope, { before, limit: pageSize + 1 });
  const runs = found.slice(0, pageSize);
  const base = `/${company}/dunning/runs`;

  return (
    <>
      <PageHeader title={t("dunning.title")} description={t("dunning.description")} />
      <DunningTabs t={t} company={company} current="runs" />
      {runs.length === 0 ? (
        <EmptyState
          title={t("dunning.noRunsTitle")}
          action={<LinkButton href={`/${company}/dunning`}>{t("dunning.tabs.proposal")}</LinkButton>}
        >
          {t("dunning.noRunsText")}
        </EmptyState>
      ) : (
        <Table label={t("dunning.tabs.runs")}>
          <TableHead>
            <tr>
              <Th>{t("dunning.runDate")}</Th>
              <Th>{t("dunning.by")}</Th>
              <Th numeric>{t("dunning.count")}</Th>
              <Th numeric>{t("dunning.remaining")}</Th>
              <Th numeric>{t("dunning.fee")}</Th>
              <Th numeric>{t("dunning.interest")}</Th>
              <Th>{t("dunning.sending")}</Th>
            </tr>
          </TableHead>
          <TableBody>
            {runs.map((run) => (
              <Tr key={run.id}>
                <Td>
                  <Link href={`${base}/${run.id}`} className="link tabular-nums">
                    {formatDate(run.runDate)}
                  </Link>
                </Td>
                <Td>{run.createdBy}</Td>
                <Td numeric>{formatCount(run.reminders)}</Td>
                <Td numeric>
                  <Amount ore={run.remainingOre} />
                </Td>
                <Td numeric>
                  <Amount ore={run.feeOre} />
                </Td>
                <Td numeric>
                  <Amount ore={run.interestOre} />
                </Td>
                <Td>
                  {run.failed > 0
                    ? t("dunning.failedLetters", { count: run.failed })
                    : t("dunning.progressDetail", {
                        done: String(run.sent),
                        count: String(run.reminders - run.skipped),
                      })}
                </Td>
              </Tr>
            ))}
          </TableBody>
        </Table>
      )}
      <OlderNav
        t={t}
        base={base}
        paged={before !== undefined}
        older={found.length > pageSize ? (runs.at(-1)?.id ?? null) : null}
      />
    </>
  );
}
