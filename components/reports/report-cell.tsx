"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { Amount } from "@/components/ui/amount";
import { DateText } from "@/components/ui/date-text";
import { Status } from "@/components/ui/status";
import { useTexts } from "@/lib/text/client";
import type { Texts } from "@/lib/text/server";
import type { ReportColumn } from "./report";

/** A value of a report as its kind is shown, with the way to what it names. */
export function ReportCell<Row>({
  column,
  row,
  basePath,
}: {
  column: ReportColumn<Row>;
  row: Row;
  basePath: string;
}) {
  const t = useTexts();
  const path = column.leadsTo?.(row);
  const shown = show(column, row, t);
  if (!path) return shown;
  return (
    // Rows are many and few are opened: fetching each page ahead would cost more than it saves.
    <Link href={`${basePath}${path}`} prefetch={false} className="link tabular-nums">
      {shown}
    </Link>
  );
}

function show<Row>(column: ReportColumn<Row>, row: Row, t: Texts): ReactNode {
  switch (column.kind) {
    case "text":
    case "longText":
      return column.value(row, t);
    case "amount":
      return <Amount ore={column.value(row)} />;
    case "date":
      return <DateText date={column.value(row)} />;
    case "status": {
      const code = column.value(row);
      return code ? <Status code={code} /> : null;
    }
  }
}
