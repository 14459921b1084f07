"use client";

import { useState, useTransition } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { FieldError } from "@/components/ui/field";
import type { ActionState } from "@/lib/contracts/action-state";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";

/** The action that ends an alternative integration. */
export type EndAlternative = (input: {
  connectionId: string;
  close: boolean;
}) => Promise<ActionState<{ state: "winding_down" | "inactive" }>>;

type EndButtonProps = {
  connectionId: string;
  name: string;
  windingDown: boolean;
  /** How many invoices are to be paid to the partner and are not settled. */
  openInvoices: number;
  end: EndAlternative;
};

/** «Avslutt», and while it winds down «Steng tilgangen»: each with what it means for open invoices told first. */
export function EndButton({ connectionId, name, windingDown, openInvoices, end }: EndButtonProps) {
  const t = useTexts();
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const label = t(windingDown ? "alternative.close" : "alternative.end");

  function run() {
    start(async () => {
      const state = await end({ connectionId, close: windingDown });
      if (state.status === "refused") return setRefused(refusalText(t, { ...state.facts, code: state.code }));
      if (state.status !== "done") return setRefused(t("errors.validation_failed"));
      setAsking(false);
      toast.success(t(state.value.state === "inactive" ? "alternative.ended" : "alternative.endingNow"));
    });
  }

  const description = windingDown
    ? t("alternative.closeText", { count: openInvoices })
    : openInvoices > 0
      ? t("alternative.endTextOpen", { count: openInvoices })
      : t("alternative.endTextNone");
  return (
    <>
      <Button variant="danger" onClick={() => setAsking(true)}>
        {label}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={(open) => {
          setAsking(open);
          setRefused(null);
        }}
        title={t(windingDown ? "alternative.closeTitle" : "alternative.endTitle", { name })}
        description={description}
        confirmLabel={label}
        onConfirm={run}
        danger
        pending={pending}
      >
        {refused ? <FieldError>{refused}</FieldError> : null}
      </ConfirmDialog>
    </>
  );
}
