"use client";

import { useTransition } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Progress } from "@/components/ui/progress";
import { useFollow } from "@/components/ui/use-follow";
import type { ActionState } from "@/lib/contracts/action-state";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";

type RunProgressProps = {
  company: string;
  runId: string;
  count: number;
  sent: number;
  failed: number;
  skipped: number;
  again: ((company: string, input: { runId: string }) => Promise<ActionState<{ count: number }>>) | null;
};

/** How far the letters of a run have come, followed by itself; and «Send på nytt» for those that failed. */
export function RunProgress({ company, runId, count, sent, failed, skipped, again }: RunProgressProps) {
  const t = useTexts();
  const [pending, start] = useTransition();
  const underWay = sent + failed + skipped < count;
  useFollow(underWay);

  function sendAgain() {
    start(async () => {
      const state = await again?.(company, { runId });
      if (state?.status === "done") toast.success(t("dunning.sendingAgain", { count: state.value.count }));
      else if (state?.status === "refused") toast.error(refusalText(t, { code: state.code }));
    });
  }

  return (
    <div className="mb-6 flex max-w-3xl flex-col gap-3">
      {underWay ? (
        <Progress
          label={t("dunning.progress")}
          value={sent}
          max={count}
          detail={t("dunning.progressDetail", { done: String(sent), count: String(count) })}
        />
      ) : null}
      {failed > 0 ? (
        <Callout
          tone="error"
          title={t("dunning.failedLetters", { count: failed })}
          actions={
            again ? (
              <Button pending={pending} onClick={sendAgain}>
                {t("dunning.sendAgain")}
              </Button>
            ) : undefined
          }
        >
          {t("dunning.failedText")}
        </Callout>
      ) : null}
      {skipped > 0 ? (
        <p className="text-ink-soft">{t("dunning.skippedLetters", { count: skipped })}</p>
      ) : null}
      <p role="status" className={underWay || failed > 0 ? "sr-only" : "text-ink-soft"}>
        {underWay || failed > 0 ? "" : t("dunning.allSent")}
      </p>
    </div>
  );
}
