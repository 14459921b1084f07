"use client";

import { useState, useTransition } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { ActionState } from "@/lib/contracts/action-state";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";

type RemovePersonProps = { partner: string; name: string; run: () => Promise<ActionState<null>> };

/** «Fjern»: asks first, and says why it cannot be done where it cannot. */
export function RemovePerson({ partner, name, run }: RemovePersonProps) {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [pending, start] = useTransition();

  function confirm() {
    start(async () => {
      setFailure(null);
      const state = await run();
      if (state.status === "done") {
        setOpen(false);
        toast.success(t("deskPeople.removed", { name }));
      } else if (state.status === "refused") {
        setFailure(refusalText(t, { ...state.facts, code: state.code }));
      }
    });
  }

  return (
    <>
      <Button size="small" aria-label={t("deskPeople.removeNamed", { name })} onClick={() => setOpen(true)}>
        {t("deskPeople.remove")}
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={(next) => setOpen(next || pending)}
        title={t("deskPeople.removeTitle", { name })}
        description={t("deskPeople.removeText", { name, partner })}
        confirmLabel={t("deskPeople.remove")}
        onConfirm={confirm}
        pending={pending}
        danger
      >
        {failure ? (
          <Callout tone="error" live>
            {failure}
          </Callout>
        ) : null}
      </ConfirmDialog>
    </>
  );
}
