"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { LinkButton } from "@/components/ui/link-button";
import { Progress } from "@/components/ui/progress";
import type { RunDunningInput } from "@/lib/contracts/dunning";
import type { ReminderSums } from "@/lib/domain/reminder-selection";
import { useTexts } from "@/lib/text/client";
import { formatAmount } from "@/lib/text/format";
import { refusalText } from "@/lib/text/refusals";
import { reasonText } from "./reason-text";
import type { RunAct, RunOutcomeView } from "./views";

type CreateDialogProps = {
  company: string;
  sums: ReminderSums;
  request: RunDunningInput;
  run: RunAct;
  onClose: () => void;
};

/** «Opprett purringer»: what will be booked and sent, then the run's own page, or what was left out after all. */
export function CreateDialog({ company, sums, request, run, onClose }: CreateDialogProps) {
  const t = useTexts();
  const router = useRouter();
  const [pending, start] = useTransition();
  const [failure, setFailure] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<RunOutcomeView | null>(null);

  function create() {
    start(async () => {
      const state = await run(company, request);
      if (state.status === "done") {
        toast.success(t("dunning.created", { count: state.value.created }));
        if (state.value.skipped.length > 0) setOutcome(state.value);
        else router.push(`/${company}/dunning/runs/${state.value.runId}`);
      } else {
        const refusal =
          state.status === "refused" ? { ...state.facts, code: state.code } : { code: "validation_failed" };
        setFailure(refusalText(t, refusal));
      }
    });
  }

  /** What is left of the proposal is drawn anew; while the run is being made the dialog stays. */
  function close() {
    if (pending) return;
    if (outcome || failure) router.refresh();
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) close();
      }}
      size="small"
      title={t("dunning.createTitle", { count: sums.count })}
      footer={
        outcome ? (
          <LinkButton variant="primary" href={`/${company}/dunning/runs/${outcome.runId}`}>
            {t("dunning.openRun")}
          </LinkButton>
        ) : (
          <>
            <Button onClick={close} disabled={pending}>
              {t("common.cancel")}
            </Button>
            <Button variant="primary" pending={pending} onClick={create}>
              {t("dunning.create")}
            </Button>
          </>
        )
      }
    >
      {outcome ? (
        <Skipped outcome={outcome} />
      ) : pending ? (
        <Progress label={t("dunning.creating")} value={null} max={sums.count} />
      ) : (
        <div className="flex flex-col gap-3">
          <p>
            {t("dunning.chosenSums", {
              fee: formatAmount(sums.feeOre),
              interest: formatAmount(sums.interestOre),
            })}
            {". "}
            {t("dunning.createMail", { count: sums.email })} {t("dunning.createPrint", { count: sums.print })}
          </p>
          <p className="text-ink-soft">{t("dunning.createText")}</p>
          {failure ? (
            <Callout tone="error" live title={t("dunning.failedTitle")}>
              {failure}
            </Callout>
          ) : null}
        </div>
      )}
    </Dialog>
  );
}

function Skipped({ outcome }: { outcome: RunOutcomeView }) {
  const t = useTexts();
  return (
    <div role="status" className="flex flex-col gap-2">
      <p>{t("dunning.created", { count: outcome.created })}</p>
      <p>{t("dunning.skipped", { count: outcome.skipped.length })}</p>
      <ul className="max-h-72 divide-y divide-rule overflow-y-auto border-y border-rule">
        {outcome.skipped.map(({ invoiceNo, reason }) => (
          <li key={invoiceNo} className="py-1.5">
            <span className="font-medium tabular-nums">{invoiceNo}</span> {reasonText(t, reason, null)}
          </li>
        ))}
      </ul>
    </div>
  );
}
