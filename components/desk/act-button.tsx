"use client";

import { useTransition } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import type { ActionState } from "@/lib/contracts/action-state";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";

type ActButtonProps<Value> = {
  label: string;
  /** The name for those who do not see what stands beside it. */
  name?: string | undefined;
  run: () => Promise<ActionState<Value>>;
  /** What is said when it is done. */
  done: (value: Value) => string;
  small?: boolean | undefined;
};

/** A button that does one thing at once and says how it went: what it does harms nothing, so it does not ask first. */
export function ActButton<Value>({ label, name, run, done, small }: ActButtonProps<Value>) {
  const t = useTexts();
  const [pending, start] = useTransition();

  function act() {
    start(async () => {
      const state = await run();
      if (state.status === "done") toast.success(done(state.value));
      else if (state.status === "refused") toast.error(refusalText(t, { ...state.facts, code: state.code }));
      else toast.error(t("errors.validation_failed"));
    });
  }

  return (
    <Button size={small ? "small" : "normal"} onClick={act} pending={pending} aria-label={name}>
      {label}
    </Button>
  );
}
