"use client";

import type { z } from "zod";
import { Section } from "@/components/ui/section";
import type { ActionState } from "@/lib/contracts/action-state";
import type { undoInput } from "@/lib/contracts/connection";
import { useTexts } from "@/lib/text/client";
import { ReasonDialog } from "./reason-dialog";

type UndoActivationProps = {
  connectionId: string;
  name: string;
  undo: (input: z.input<typeof undoInput>) => Promise<ActionState<{ readonly customersChanged: number }>>;
};

/** «Angre aktivering» (M4): offered as long as no invoice has gone by factoring. */
export function UndoActivation({ connectionId, name, undo }: UndoActivationProps) {
  const t = useTexts();
  return (
    <Section title={t("connections.undo")} description={t("connections.undoText", { name })}>
      <ReasonDialog
        button={t("connections.undo")}
        title={t("connections.undoTitle", { name })}
        consequence={t("connections.undoConsequence")}
        reasonLabel={t("connections.undoReason")}
        confirmLabel={t("connections.undo")}
        run={(reason) => undo({ connectionId, reason })}
        done={({ customersChanged }) => t("connections.undone", { count: customersChanged })}
      />
    </Section>
  );
}
