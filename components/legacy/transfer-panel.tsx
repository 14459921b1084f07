"use client";

import { FileOutput } from "lucide-react";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { FileLink } from "@/components/ui/file-link";
import { Progress } from "@/components/ui/progress";
import type { ActionState } from "@/lib/contracts/action-state";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";

type Transferred = { readonly documentId: string; readonly filename: string; readonly count: number };

type TransferPanelProps = {
  company: string;
  bureauName: string;
  /** How many documents wait. */
  waiting: number;
  mayTransfer: boolean;
  transfer: (company: string) => Promise<ActionState<Transferred>>;
};

/** «Overfør til factoringbyrå»: asked once more, since it cannot be undone; then the file is there to be fetched. */
export function TransferPanel({ company, bureauName, waiting, mayTransfer, transfer }: TransferPanelProps) {
  const t = useTexts();
  const [pending, start] = useTransition();
  const [asking, setAsking] = useState(false);
  const [state, setState] = useState<ActionState<Transferred> | null>(null);

  function run() {
    start(async () => {
      setState(await transfer(company));
      setAsking(false);
    });
  }

  return (
    <div className="mb-4 flex flex-col items-start gap-3">
      {state?.status === "done" ? (
        <Callout tone="success" live title={t("legacy.report.done", { count: state.value.count })}>
          <p>{t("legacy.report.doneText")}</p>
          <FileLink
            href={`/${company}/documents/${state.value.documentId}?download`}
            name={state.value.filename}
            download
          />
        </Callout>
      ) : null}
      {state?.status === "refused" ? (
        <Callout tone="error" live title={t("legacy.report.refused")}>
          {refusalText(t, { ...state.facts, code: state.code })}
        </Callout>
      ) : null}
      {waiting > 0 && mayTransfer ? (
        <Button variant="primary" pending={pending} onClick={() => setAsking(true)}>
          <FileOutput aria-hidden />
          {t("legacy.report.transfer")}
        </Button>
      ) : null}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("legacy.report.confirmTitle", { count: waiting })}
        description={t("legacy.report.confirmText", { bureau: bureauName })}
        confirmLabel={t("legacy.report.transfer")}
        pending={pending}
        onConfirm={run}
      >
        {pending ? <Progress label={t("legacy.report.transferring")} value={null} max={waiting} /> : null}
      </ConfirmDialog>
    </div>
  );
}
