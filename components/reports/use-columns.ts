"use client";

import { startTransition, useState } from "react";
import type { ReportId, SaveColumnsInput } from "@/lib/contracts/report-settings";
import { hiddenAtFirst, type ReportColumn } from "./report";

/** The user's choice of columns: shown at once, and kept behind his back. */
export function useColumns<Row>(
  report: ReportId,
  columns: readonly ReportColumn<Row>[],
  hiddenColumns: readonly string[],
  save: (input: SaveColumnsInput) => Promise<unknown>,
) {
  const [hidden, setHidden] = useState<readonly string[]>(hiddenColumns);

  function choose(next: readonly string[]) {
    setHidden(next);
    startTransition(async () => {
      await save({ report, hiddenColumns: [...next] });
    });
  }

  return {
    hidden,
    visibility: Object.fromEntries(hidden.map((id) => [id, false])),
    /** Bring a column out or put it away; the last one stays. */
    show: (id: string, visible: boolean) => {
      const next = visible ? hidden.filter((other) => other !== id) : [...hidden, id];
      if (next.length < columns.length) choose(next);
    },
    reset: () => choose(hiddenAtFirst(columns)),
  };
}
