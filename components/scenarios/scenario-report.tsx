"use client";

import { Badge } from "@/components/ui/badge";
import { Callout } from "@/components/ui/callout";
import { DateText } from "@/components/ui/date-text";
import { Progress } from "@/components/ui/progress";
import { Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { isoDate } from "@/lib/domain/dates";
import { useTexts } from "@/lib/text/client";
import type { ScenarioRun } from "./use-scenario-run";

/** The steps of a run as they come, and how it ended. */
export function ScenarioReport({ run, company }: { run: ScenarioRun; company: string }) {
  const t = useTexts();
  const { state, steps, title } = run;
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
        <Callout tone={state === "passed" ? "success" : "error"} title={title} live>
          {ending(t, run, company)}
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
                {/* A program's own report, in the API's language. */}
                <Td wrap lang="en">
                  <span className="font-medium">{what}</span>
                  {detail ? <span className="block text-sm text-ink-soft">{detail}</span> : null}
                </Td>
              </tr>
            ))}
          </TableBody>
        </Table>
      ) : null}
    </div>
  );
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
