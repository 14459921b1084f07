"use client";

import { type ReactNode, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { ActionState } from "@/lib/contracts/action-state";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";

type ReasonDialogProps<Value> = {
  /** The button that opens the question. */
  button: string;
  title: string;
  /** What follows from it. */
  consequence: ReactNode;
  reasonLabel: string;
  /** Without one it cannot be done. */
  reasonRequired?: boolean;
  confirmLabel: string;
  run: (reason: string) => Promise<ActionState<Value>>;
  /** What is said when it is done. */
  done: (value: Value) => string;
};

/** Something grave about an agreement: its consequence, why it is done, and the act. */
export function ReasonDialog<Value>(props: ReasonDialogProps<Value>) {
  const { button, title, consequence, reasonLabel, reasonRequired = false, confirmLabel, run, done } = props;
  const t = useTexts();
  const [open, setOpen] = useState(false);
  const [pending, setPending] = useState(false);
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function confirm() {
    setFailure(null);
    const lacks = reasonRequired && !reason.trim();
    setMissing(lacks);
    if (lacks) return;
    setPending(true);
    const state = await run(reason);
    setPending(false);
    if (state.status === "done") {
      setOpen(false);
      toast.success(done(state.value));
      return;
    }
    const refusal = state.status === "refused" ? state : { code: "validation_failed", facts: {} };
    setFailure(refusalText(t, { ...refusal.facts, code: refusal.code }));
  }

  return (
    <>
      <Button variant="danger" onClick={() => setOpen(true)}>
        {button}
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={(next) => setOpen(next || pending)}
        title={title}
        description={consequence}
        confirmLabel={confirmLabel}
        onConfirm={confirm}
        pending={pending}
        danger
      >
        <Field
          label={reasonLabel}
          error={missing ? t("errors.reason_required") : undefined}
          required={reasonRequired}
        >
          <TextInput value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
        </Field>
        {failure ? (
          <div className="mt-3">
            <Callout tone="error" live>
              {failure}
            </Callout>
          </div>
        ) : null}
      </ConfirmDialog>
    </>
  );
}
