"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { ActionState } from "@/lib/contracts/action-state";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";

type RevokeKeyProps = {
  name: string;
  hint: string;
  /** No other key lives. */
  isLast: boolean;
  run: () => Promise<ActionState<{ liveKeys: number }>>;
  onDone: (key: string) => void;
};

/** «Trekk tilbake»: asks first, and says what it costs when no other key lives. */
export function RevokeKey({ name, hint, isLast, run, onDone }: RevokeKeyProps) {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const key = `fck_…${hint}`;

  function confirm() {
    start(async () => {
      setFailure(null);
      const state = await run();
      if (state.status === "done") {
        setOpen(false);
        onDone(key);
      } else if (state.status === "refused") {
        setFailure(refusalText(t, { ...state.facts, code: state.code }));
      }
    });
  }

  return (
    <>
      <Button size="small" aria-label={t("desk.revokeNamed", { key })} onClick={() => setOpen(true)}>
        {t("desk.revoke")}
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={(next) => setOpen(next || pending)}
        title={t("desk.revokeTitle", { key })}
        description={t("desk.revokeText")}
        confirmLabel={t("desk.revoke")}
        onConfirm={confirm}
        pending={pending}
        danger
      >
        {isLast ? <Callout tone="warning">{t("desk.revokeLast", { name })}</Callout> : null}
        {failure ? (
          <Callout tone="error" live>
            {failure}
          </Callout>
        ) : null}
      </ConfirmDialog>
    </>
  );
}
