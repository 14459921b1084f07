"use client";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import type { KeptRun } from "@/lib/contracts/scenarios";
import { useTexts, useUserLocale } from "@/lib/text/client";

type KeptRunsProps = {
  runs: readonly KeptRun[];
  /** When the run began that is shown. */
  shown: string | null;
  show: (run: KeptRun) => void;
  forget: () => void;
};

/** Earlier runs, each to be read again. */
export function KeptRuns({ runs, shown, show, forget }: KeptRunsProps) {
  const t = useTexts();
  const locale = useUserLocale();
  if (runs.length === 0) return null;
  const moment = new Intl.DateTimeFormat(locale === "nb" ? "nb-NO" : "en-GB", {
    dateStyle: "short",
    timeStyle: "medium",
  });
  return (
    <Section title={t("scenarios.kept")}>
      <p className="mb-2 text-ink-soft text-sm">{t("scenarios.keptHint")}</p>
      <Table label={t("scenarios.kept")}>
        <TableHead>
          <tr>
            <Th>{t("scenarios.when")}</Th>
            <Th>{t("scenarios.scenario")}</Th>
            <Th numeric>{t("scenarios.seed")}</Th>
            <Th>{t("scenarios.outcome")}</Th>
          </tr>
        </TableHead>
        <TableBody>
          {runs.map((run) => (
            <tr key={run.at}>
              <Td>{moment.format(new Date(run.at))}</Td>
              <Td wrap>
                <Button
                  variant="quiet"
                  aria-current={run.at === shown}
                  onClick={() => {
                    show(run);
                  }}
                >
                  {run.title[locale]}
                </Button>
              </Td>
              <Td numeric>{run.seed}</Td>
              <Td>
                <Badge tone={toneOf(run.state)}>{t(`scenarios.outcomes.${run.state}`)}</Badge>
              </Td>
            </tr>
          ))}
        </TableBody>
      </Table>
      <div className="mt-3">
        <Button onClick={forget}>{t("scenarios.forget")}</Button>
      </div>
    </Section>
  );
}

function toneOf(state: KeptRun["state"]) {
  if (state === "passed") return "positive";
  return state === "failed" ? "negative" : "neutral";
}
