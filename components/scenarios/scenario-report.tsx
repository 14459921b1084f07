"use client";

import { Badge } from "@/components/ui/badge";
import { Callout } from "@/components/ui/callout";
import { DateText } from "@/components/ui/date-text";
import { Progress } from "@/components/ui/progress";
import { Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { isoDate } from "@/lib/domain/dates";
import { useTexts, useUserLocale } from "@/lib/text/client";
import type { ScenarioRun } from "./use-scenario-run";

/** The steps of a run as they come, and how it ended. */
export function ScenarioReport({ run, company }: { run: ScenarioRun; company: string }) {
  const t = useTexts();
  const locale = useUserLocale();
  const { state, steps, missing } = run;
  const title = run.title[locale];
  return (
    <div className="flex flex-col gap-4">
      {state === "playing" ? (
        <Progress
          label={t("scenarios.playing", { title })}
          value={null}
          max={1}
          detail={t("scenarios.stepCount", { count: steps.length })}
        />
      ) : (
        <Callout tone={toneOf(state)} title={title} live>
          {ending(t, run, company)}
          {missing ? <span className="block first-letter:uppercase">{missing[locale]}.</span> : null}
        </Callout>
      )}
      {steps.length > 0 ? (
        <Table label={t("scenarios.report")}>
          <TableHead>
            <tr>
              <Th numeric>{t("scenarios.step")}</Th>
              <Th>{t("scenarios.day")}</Th>
              <Th>{t("scenarios.outcome")}</Th>
              <Th>{t("scenarios.what")}</Th>
            </tr>
          </TableHead>
          <TableBody>
            {steps.map(({ step, day, passed, title: what, detail }) => (
              <tr key={step}>
                <Td numeric>{step}</Td>
                <Td>
                  <DateText date={isoDate(day)} />
                </Td>
                <Td>
                  <Badge tone={passed ? "positive" : "negative"}>
                    {t(passed ? "scenarios.ok" : "scenarios.broken")}
                  </Badge>
                </Td>
                <Td wrap>
                  <span className="font-medium">{what[locale]}</span>
                  {detail[locale] ? (
                    <span className="block break-words text-sm text-ink-soft">{detail[locale]}</span>
                  ) : null}
                </Td>
              </tr>
            ))}
          </TableBody>
        </Table>
      ) : null}
    </div>
  );
}

function toneOf(state: ScenarioRun["state"]) {
  if (state === "passed") return "success";
  return state === "not_applicable" || state === "not_played" || state === "interrupted"
    ? "warning"
    : "error";
}

function ending(t: ReturnType<typeof useTexts>, { state, steps }: ScenarioRun, company: string): string {
  switch (state) {
    case "playing":
      return "";
    case "passed":
      return t("scenarios.passed");
    case "failed":
      return t("scenarios.failed", { step: String(steps.length) });
    case "not_played":
      return t("scenarios.notPlayed");
    case "not_applicable":
      return t("scenarios.notApplicable");
    case "interrupted":
      return t("scenarios.interrupted");
    case "wrong_keys":
      return t("scenarios.wrong_keys");
    case "other_connection":
      return t("scenarios.other_connection", { name: company });
    case "not_reached":
      return t("scenarios.not_reached");
  }
}
