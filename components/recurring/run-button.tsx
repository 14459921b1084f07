"use client";

import { Play } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { ActionState } from "@/lib/contracts/action-state";
import type { IsoDate } from "@/lib/domain/dates";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";

type RunButtonProps = {
  company: string;
  through: IsoDate;
  count: number;
  run: (company: string, input: { throughDate: string }) => Promise<ActionState<{ runId: string }>>;
};

/** «Kjør og send»: asked for once, and then on to the run's page, where it is followed. */
export function RunButton({ company, through, count, run }: RunButtonProps) {
  const t = useTexts();
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [pending, start] = useTransition();

  function confirm() {
    start(async () => {
      const state = await run(company, { throughDate: through });
      if (state.status === "done") {
        router.push(`/${company}/invoices/recurring/runs/${state.value.runId}`);
        return;
      }
      const refusal = state.status === "refused" ? { ...state.facts, code: state.code } : null;
      toast.error(refusalText(t, refusal ?? { code: "validation_failed" }));
      setAsking(false);
      // Another may have run them meanwhile.
      router.refresh();
    });
  }

  return (
    <>
      <Button variant="primary" onClick={() => setAsking(true)}>
        <Play aria-hidden />
        {t("recurring.run", { count })}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("recurring.runQuestion", { count })}
        description={t("recurring.runQuestionText")}
        confirmLabel={t("recurring.runStart")}
        pending={pending}
        onConfirm={confirm}
      />
    </>
  );
}
