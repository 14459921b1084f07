"use client";

import { Amount } from "@/components/ui/amount";
import { TableFoot, Td } from "@/components/ui/table";
import type { ReportColumn, ReportTotals } from "@/lib/domain/report";
import { useTexts } from "@/lib/text/client";

/** Sums of all rows of the filter, under their columns; the words take the columns before the first sum. */
export function ReportFoot({ columns, totals }: { columns: readonly ReportColumn[]; totals: ReportTotals }) {
  const t = useTexts();
  const firstSum = columns.findIndex(({ id }) => id in totals.sums);
  const words = firstSum < 0 ? columns.length : firstSum;
  const rest = columns.slice(words);
  return (
    <TableFoot className="sticky bottom-0 bg-paper">
      <tr>
        {words > 0 ? <Td colSpan={words}>{t("reports.totals", { count: totals.count })}</Td> : null}
        {rest.map(({ id }) => (
          <Td key={id} numeric>
            <Amount ore={totals.sums[id] ?? null} />
          </Td>
        ))}
      </tr>
    </TableFoot>
  );
}
