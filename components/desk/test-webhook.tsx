"use client";

import type { ActionState } from "@/lib/contracts/action-state";
import { useTexts } from "@/lib/text/client";
import { ActButton } from "./act-button";

/** «Send testmelding» to one endpoint. */
export function TestWebhook({ url, run }: { url: string; run: () => Promise<ActionState> }) {
  const t = useTexts();
  return (
    <ActButton
      label={t("desk.sendTest")}
      name={`${t("desk.sendTest")}: ${url}`}
      run={run}
      done={() => t("desk.testSent")}
    />
  );
}
