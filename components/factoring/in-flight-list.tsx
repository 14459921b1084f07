"use client";

import { useState } from "react";
import { toast } from "sonner";
import type { z } from "zod";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { Page } from "@/components/ui/use-pages";
import type { ActionState } from "@/lib/contracts/action-state";
import type { withdrawInput } from "@/lib/contracts/connection";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import { type InFlightItem, InFlightTable, type LoadInFlight } from "./in-flight-table";

type InFlightListProps = {
  connectionId: string;
  first: Page<InFlightItem>;
  load: LoadInFlight;
  companySlug: string;
  /** Takes back invoices; absent for someone who may not. */
  withdraw?:
    | ((input: z.input<typeof withdrawInput>) => Promise<ActionState<{ readonly withdrawn: number }>>)
    | undefined;
};

/** What the partner is not done with while the agreement winds down; what it has never had can still be taken back. */
export function InFlightList({ connectionId, first, load, companySlug, withdraw }: InFlightListProps) {
  const t = useTexts();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  function choose(id: string, wanted: boolean) {
    const next = new Set(chosen);
    if (wanted) next.add(id);
    else next.delete(id);
    setChosen(next);
  }

  async function takeBack() {
    if (!withdraw) return;
    setFailure(null);
    setPending(true);
    const state = await withdraw({ connectionId, ids: [...chosen] });
    setPending(false);
    if (state.status === "done") {
      setChosen(new Set());
      toast.success(t("connections.withdrawnDone", { count: state.value.withdrawn }));
      return;
    }
    const refusal = state.status === "refused" ? state : { code: "validation_failed", facts: {} };
    setFailure(refusalText(t, { ...refusal.facts, code: refusal.code }));
  }

  return (
    <>
      <InFlightTable
        first={first}
        load={load}
        companySlug={companySlug}
        isChosen={withdraw ? (id) => chosen.has(id) : undefined}
        onChoose={withdraw ? choose : undefined}
      />
      {chosen.size > 0 ? (
        <div className="mt-3">
          <Button variant="primary" pending={pending} onClick={takeBack}>
            {t("connections.withdrawSelected", { count: chosen.size })}
          </Button>
        </div>
      ) : null}
      {failure ? (
        <div className="mt-3 max-w-3xl">
          <Callout tone="error" live>
            {failure}
          </Callout>
        </div>
      ) : null}
    </>
  );
}
