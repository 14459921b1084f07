"use client";

import { CircleStop, Pause, Play } from "lucide-react";
import { useState, useTransition } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { ActionState } from "@/lib/contracts/action-state";
import type { RecurringState } from "@/lib/domain/recurring";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";

type AgreementActionsProps = {
  company: string;
  recurringId: string;
  version: number;
  state: RecurringState;
  change: (
    company: string,
    input: { recurringId: string; version: number; state: RecurringState },
  ) => Promise<ActionState<unknown>>;
};

const done = { active: "recurring.resumed", paused: "recurring.paused", ended: "recurring.ended" } as const;

/** «Sett på pause», «Fortsett» and «Avslutt»; what cannot be undone, or leaves dates out, is asked for first. */
export function AgreementActions({ company, recurringId, version, state, change }: AgreementActionsProps) {
  const t = useTexts();
  const [asking, setAsking] = useState<"active" | "ended" | null>(null);
  const [pending, start] = useTransition();

  function become(next: RecurringState) {
    start(async () => {
      const answer = await change(company, { recurringId, version, state: next });
      if (answer.status === "done") toast.success(t(done[next]));
      else
        toast.error(
          refusalText(t, { code: answer.status === "refused" ? answer.code : "validation_failed" }),
        );
      setAsking(null);
    });
  }

  return (
    <>
      <Button variant="quiet" onClick={() => setAsking("ended")}>
        <CircleStop aria-hidden />
        {t("recurring.end")}
      </Button>
      {state === "paused" ? (
        <Button onClick={() => setAsking("active")}>
          <Play aria-hidden />
          {t("recurring.resume")}
        </Button>
      ) : (
        <Button pending={pending} onClick={() => become("paused")}>
          <Pause aria-hidden />
          {t("recurring.pause")}
        </Button>
      )}
      <ConfirmDialog
        open={asking !== null}
        onOpenChange={(open) => (open ? undefined : setAsking(null))}
        title={t(asking === "ended" ? "recurring.endTitle" : "recurring.resumeTitle")}
        description={t(asking === "ended" ? "recurring.endText" : "recurring.resumeText")}
        confirmLabel={t(asking === "ended" ? "recurring.end" : "recurring.resume")}
        danger={asking === "ended"}
        pending={pending}
        onConfirm={() => asking && become(asking)}
      />
    </>
  );
}
