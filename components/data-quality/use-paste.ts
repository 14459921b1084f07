"use client";

import { useRef, useState } from "react";
import { useTexts } from "@/lib/text/client";
import type { GridField } from "./grid-fields";
import type { Rehearsed } from "./paste-dialog";
import { type PastePlan, planPaste } from "./paste-plan";
import type { MendRows, Workbench } from "./use-workbench";
import { patchOf } from "./workbench-state";

/** A block on its way into the grid: planned, judged by the server, shown, and then saved or put away. */
export function usePaste(workbench: Workbench, mend: MendRows) {
  const t = useTexts();
  const [plan, setPlan] = useState<PastePlan | null>(null);
  const [rehearsed, setRehearsed] = useState<readonly Rehearsed[] | null>(null);
  const [saving, setSaving] = useState(false);
  const { rows } = workbench;
  const turn = useRef(0);

  /** The rows as they would be with the block in them, and what was typed there before it. */
  function rowsOf({ rows: planned }: PastePlan) {
    return planned.flatMap(({ customerNo, values }) => {
      const row = rows.find((one) => one.customerNo === customerNo);
      if (!row) return [];
      const draft = { ...row.draft, ...values };
      return [{ customerNo, version: row.version, patch: patchOf({ ...row, draft }) }];
    });
  }

  async function paste(from: { row: number; field: GridField }, text: string) {
    const next = planPaste(rows, from, text);
    turn.current += 1;
    const asked = turn.current;
    setPlan(next);
    setRehearsed(null);
    if (next.rows.length === 0) return setRehearsed([]);
    const state = await mend({ rows: rowsOf(next), rehearse: true }).catch(() => null);
    // What is said of a block that was put away is not said of the one after it.
    if (asked !== turn.current) return;
    if (state?.status === "done") setRehearsed(state.value as Rehearsed[]);
    else {
      setPlan(null);
      workbench.say(t("dataQuality.grid.failed"));
    }
  }

  async function save() {
    if (!plan) return;
    setSaving(true);
    const state = await mend({ rows: rowsOf(plan), rehearse: false }).catch(() => null);
    setSaving(false);
    if (state?.status !== "done") return workbench.say(t("dataQuality.grid.failed"));

    // What was refused stays in the grid as typed, each cell with its reason.
    for (const { customerNo, values } of plan.rows) {
      const refused = state.value.some((one) => one.customerNo === customerNo && one.result === "failed");
      if (refused) workbench.type(customerNo, values);
    }
    workbench.answered(state.value);
    const changed = state.value.filter(({ result }) => result === "changed").length;
    workbench.say(t("dataQuality.paste.done", { changed }));
    setPlan(null);
  }

  function close() {
    turn.current += 1;
    setPlan(null);
  }

  const pasted = plan ? { plan, rehearsed, saving, onSave: save, onClose: close } : null;
  return { paste, pasted };
}
