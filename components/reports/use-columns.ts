"use client";

import { startTransition, useState } from "react";
import type { SaveColumnsInput } from "@/lib/contracts/report-settings";
import { hiddenAtFirst, type ReportHead, type ReportView } from "@/lib/domain/report";

/** The user's choice of columns: shown at once, and kept behind his back. One choice for all levels of a report. */
export function useColumns(
  head: ReportHead,
  view: ReportView,
  hiddenColumns: readonly string[],
  save: (input: SaveColumnsInput) => Promise<unknown>,
) {
  const [hidden, setHidden] = useState<readonly string[]>(hiddenColumns);

  function choose(next: readonly string[]) {
    setHidden(next);
    startTransition(async () => {
      await save({ report: head.id, hiddenColumns: [...next] });
    });
  }

  // What was put away on one level may be all that another has: then nothing is.
  const away = view.columns.some(({ id }) => !hidden.includes(id)) ? hidden : [];

  return {
    hidden: away,
    visibility: Object.fromEntries(away.map((id) => [id, false])),
    /** Bring a column out or put it away; the last one stays. */
    show: (id: string, visible: boolean) => {
      const next = visible ? hidden.filter((other) => other !== id) : [...hidden, id];
      if (view.columns.some((column) => !next.includes(column.id))) choose(next);
    },
    reset: () => choose(hiddenAtFirst(head)),
  };
}
