"use client";

import { useReducer, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { ActionState } from "@/lib/contracts/action-state";
import type { CardPatch } from "@/lib/domain/mend-card";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import { missingFields } from "../customers/customer-table";
import type { GridField } from "./grid-fields";
import {
  isDirty,
  type MendAnswer,
  openRows,
  patchOf,
  type Row,
  reduceRows,
  type WorkbenchCustomer,
} from "./workbench-state";

/** The action that saves rows, or only tells what would happen. */
export type MendRows = (input: {
  rows: { customerNo: number; version: number | null; patch: CardPatch }[];
  rehearse: boolean;
}) => Promise<ActionState<MendAnswer[]>>;

/** Rows of the workbench, saved one by one as they are left; `message` is what was last said, to be read aloud. */
export type Workbench = {
  readonly rows: readonly Row[];
  readonly message: string;
  readonly say: (message: string) => void;
  readonly type: (customerNo: number, values: Partial<Record<GridField, string>>) => void;
  readonly undo: (customerNo: number) => void;
  readonly save: (customerNo: number) => Promise<void>;
  readonly answered: (answers: readonly MendAnswer[]) => void;
};

export function useWorkbench(customers: readonly WorkbenchCustomer[], mend: MendRows): Workbench {
  const t = useTexts();
  const [rows, dispatch] = useReducer(reduceRows, customers, openRows);
  const [message, say] = useState("");
  const latest = useRef(rows);
  latest.current = rows;

  /** Rows that were left again while they were being saved. */
  const again = useRef(new Set<number>());

  async function save(customerNo: number) {
    const row = latest.current.find((one) => one.customerNo === customerNo);
    if (!row || !isDirty(row)) return;
    if (row.saving) {
      again.current.add(customerNo);
      return;
    }

    flushSync(() => dispatch({ do: "saving", customerNos: [customerNo] }));
    const state = await mend({
      rows: [{ customerNo, version: row.version, patch: patchOf(row) }],
      rehearse: false,
    }).catch(() => null);
    if (state?.status === "done") {
      flushSync(() => dispatch({ do: "answered", answers: state.value }));
      for (const answer of state.value) say(told(answer));
      // What was typed while the answer was on its way is saved on top of it; what was refused waits for the user.
      const refused = state.value.some(({ result }) => result === "failed");
      if (again.current.delete(customerNo) && !refused) await save(customerNo);
    } else {
      again.current.delete(customerNo);
      dispatch({ do: "lost", customerNos: [customerNo] });
      say(
        state?.status === "refused"
          ? refusalText(t, { ...state.facts, code: state.code })
          : t("dataQuality.grid.failed"),
      );
    }
  }

  function told({ customerNo, result, problems, lacking, code }: MendAnswer): string {
    if (code === "version_conflict") return t("dataQuality.grid.conflict");
    if (result === "failed") {
      const reasons = problems.map((problem) => refusalText(t, { code: problem.code })).join(" ");
      return t("dataQuality.grid.refused", { customerNo: String(customerNo), reasons });
    }
    if (lacking.length === 0) return t("dataQuality.grid.saved", { customerNo: String(customerNo) });
    const fields = missingFields(t, lacking);
    return t("dataQuality.grid.savedLacking", { customerNo: String(customerNo), fields });
  }

  return {
    rows,
    message,
    say,
    // At once, so that a row that is left right after is saved with what was typed in it.
    type: (customerNo, values) => flushSync(() => dispatch({ do: "type", customerNo, values })),
    undo: (customerNo) => dispatch({ do: "undo", customerNo }),
    save,
    answered: (answers) => dispatch({ do: "answered", answers }),
  };
}
