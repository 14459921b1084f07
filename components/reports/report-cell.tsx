"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { Amount } from "@/components/ui/amount";
import { DateText } from "@/components/ui/date-text";
import { Status } from "@/components/ui/status";
import type { ReportCell as Cell, ReportColumn, ReportRow } from "@/lib/domain/report";
import { useTexts } from "@/lib/text/client";
import { formatCount } from "@/lib/text/format";
import type { Texts } from "@/lib/text/server";
import { statusCountsText } from "./report-words";

/** A value of a report as its kind is shown, with the way to what it names. */
export function ReportCell({
  column: { id },
  row,
  basePath,
}: {
  column: ReportColumn;
  row: ReportRow;
  basePath: string;
}) {
  const t = useTexts();
  const cell = row.cells[id];
  const path = row.links[id];
  const shown = cell && show(cell, t);
  if (!path || !shown) return shown;
  return (
    // Rows are many and few are opened: fetching each page ahead would cost more than it saves.
    <Link href={`${basePath}${path}`} prefetch={false} className="link tabular-nums">
      {shown}
    </Link>
  );
}

function show(cell: Cell, t: Texts): ReactNode {
  switch (cell.kind) {
    case "text":
    case "longText":
      return cell.value;
    case "amount":
      return cell.value === null ? null : <Amount ore={cell.value} />;
    case "count":
      return cell.value === null ? null : formatCount(cell.value);
    case "date":
      return cell.value && <DateText date={cell.value} />;
    case "word":
      return cell.value && t(`reports.words.${cell.value}`);
    case "status":
      return cell.value && <Status code={cell.value} />;
    case "statusCounts":
      return statusCountsText(cell.value, t);
  }
}
