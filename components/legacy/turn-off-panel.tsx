"use client";

import { useState, useTransition } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { ActionState } from "@/lib/contracts/action-state";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";

type TurnOffPanelProps = {
  company: string;
  bureauName: string;
  turnOff: (company: string) => Promise<ActionState<unknown>>;
};

/** «Slå av»: asked once more, since it is for good. */
export function TurnOffPanel({ company, bureauName, turnOff }: TurnOffPanelProps) {
  const t = useTexts();
  const [pending, start] = useTransition();
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);

  function run() {
    start(async () => {
      const state = await turnOff(company);
      setAsking(false);
      if (state.status === "done") toast.success(t("legacy.setting.turnedOff"));
      if (state.status === "refused") setRefused(refusalText(t, { ...state.facts, code: state.code }));
    });
  }

  return (
    <>
      {refused ? (
        <div className="mb-3">
          <Callout tone="error" live title={t("legacy.setting.refused")}>
            {refused}
          </Callout>
        </div>
      ) : null}
      <Button variant="danger" pending={pending} onClick={() => setAsking(true)}>
        {t("legacy.setting.turnOff")}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("legacy.setting.confirmTitle", { bureau: bureauName })}
        description={t("legacy.setting.confirmText")}
        confirmLabel={t("legacy.setting.turnOff")}
        danger
        pending={pending}
        onConfirm={run}
      />
    </>
  );
}
