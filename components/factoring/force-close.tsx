"use client";

import type { z } from "zod";
import { Section } from "@/components/ui/section";
import type { ActionState } from "@/lib/contracts/action-state";
import type { forceCloseInput } from "@/lib/contracts/connection";
import { useTexts } from "@/lib/text/client";
import { ReasonDialog } from "./reason-dialog";

type ForceCloseProps = {
  connectionId: string;
  name: string;
  /** Invoices that the partner is not done with. */
  inFlight: number;
  close: (input: z.input<typeof forceCloseInput>) => Promise<ActionState<{ readonly withdrawn: number }>>;
};

/** «Avslutt nå» (edge 36): shuts the partner out although invoices are with it, with the reason kept. */
export function ForceClose({ connectionId, name, inFlight, close }: ForceCloseProps) {
  const t = useTexts();
  return (
    <Section title={t("connections.force")} description={t("connections.forceText")}>
      <ReasonDialog
        button={t("connections.forceButton")}
        title={t("connections.forceTitle", { name })}
        consequence={t("connections.forceConsequence", { count: inFlight })}
        reasonLabel={t("connections.forceReason")}
        reasonRequired
        confirmLabel={t("connections.forceButton")}
        run={(reason) => close({ connectionId, reason })}
        done={() => t("connections.ended", { name })}
      />
    </Section>
  );
}
