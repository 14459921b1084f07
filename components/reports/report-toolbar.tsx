"use client";

import { Columns3, Download } from "lucide-react";
import { buttonStyle } from "@/components/ui/button-style";
import { Menu } from "@/components/ui/menu";
import { excelRows } from "@/lib/contracts/report-export";
import type { ReportColumn } from "@/lib/domain/report";
import { useTexts } from "@/lib/text/client";
import { formatCount } from "@/lib/text/format";
import type { useColumns } from "./use-columns";

type ReportToolbarProps = {
  /** How much is shown, or that it is being asked for. */
  status: string;
  columns: readonly ReportColumn[];
  chosen: ReturnType<typeof useColumns>;
  /** How many rows a file would have. */
  count: number;
  /** Where the same rows and columns are to be had as a file: an address to which the format is added. */
  file: string;
};

/** Above a report: how much is shown, «Kolonner», «Eksporter CSV» and «Eksporter Excel». */
export function ReportToolbar({ status, columns, chosen, count, file }: ReportToolbarProps) {
  const t = useTexts();
  const tooMany = count > excelRows;
  return (
    <div data-print="hide" className="mb-2 flex flex-wrap items-center gap-2">
      <p role="status" className="mr-auto text-sm text-ink-soft tabular-nums max-sm:w-full">
        {status}
      </p>
      <Menu
        trigger={
          <>
            <Columns3 aria-hidden />
            {t("common.columns")}
          </>
        }
        entries={[
          ...columns.map(({ id }) => ({
            label: t(`reports.columns.${id}`),
            checked: !chosen.hidden.includes(id),
            onCheckedChange: (checked: boolean) => chosen.show(id, checked),
          })),
          "separator",
          { label: t("common.resetColumns"), onSelect: chosen.reset },
        ]}
      />
      <a href={`${file}&format=csv`} download className={buttonStyle({})}>
        <Download aria-hidden />
        {t("common.exportCsv")}
      </a>
      {tooMany ? (
        <p className="text-sm text-ink-soft">
          {t("reports.tooManyForExcel", { limit: formatCount(excelRows) })}
        </p>
      ) : (
        <a href={`${file}&format=xlsx`} download className={buttonStyle({})}>
          <Download aria-hidden />
          {t("reports.exportExcel")}
        </a>
      )}
    </div>
  );
}
