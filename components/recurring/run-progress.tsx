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
  /** Something that was sent is being made ready for factoring yet. */
  moving: boolean;
  retry: ((company: string, input: { runId: string }) => Promise<ActionState<{ count: number }>>) | null;
};

/** How far a run has come, followed by itself; and «Prøv igjen» for what could not be sent. */
export function RunProgress({ company, runId, count, sent, failed, moving, retry }: RunProgressProps) {
  const t = useTexts();
  const [pending, start] = useTransition();
  const underWay = sent + failed < count;
  useFollow(underWay || moving);

  function tryAgain() {
    start(async () => {
      const state = await retry?.(company, { runId });
      if (state?.status === "done" && state.value.count > 0)
        toast.success(t("recurring.retrying", { count: state.value.count }));
      else if (state?.status === "done") toast.info(t("recurring.nothingToRetry"));
      else if (state?.status === "refused") toast.error(refusalText(t, { code: state.code }));
    });
  }

  return (
    <div className="mb-6 flex max-w-3xl flex-col gap-3">
      {underWay ? (
        <Progress
          label={t("recurring.progress")}
          value={sent + failed}
          max={count}
          detail={t("recurring.progressDetail", { done: String(sent + failed), count: String(count) })}
        />
      ) : null}
      {failed > 0 ? (
        <Callout
          tone="error"
          title={t("recurring.failedTitle", { count: failed })}
          actions={
            retry ? (
              <Button pending={pending} onClick={tryAgain}>
                {t("recurring.retry")}
              </Button>
            ) : undefined
          }
        >
          {t("recurring.failedText")}
        </Callout>
      ) : null}
      <p role="status" className={underWay || failed > 0 ? "sr-only" : "text-ink-soft"}>
        {underWay || failed > 0 ? "" : t("recurring.allSent")}
      </p>
    </div>
  );
}
