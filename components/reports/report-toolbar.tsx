"use client";

import { Columns3, Download } from "lucide-react";
import { buttonStyle } from "@/components/ui/button-style";
import { Menu } from "@/components/ui/menu";
import { useTexts } from "@/lib/text/client";
import type { Texts } from "@/lib/text/server";
import type { useColumns } from "./use-columns";

type ReportToolbarProps = {
  /** How much is shown, or that it is being asked for. */
  status: string;
  columns: readonly { readonly id: string; readonly header: (t: Texts) => string }[];
  chosen: ReturnType<typeof useColumns>;
  /** Where the same rows and columns are to be had as a file. */
  csv: string;
};

/** Above a report: how much is shown, «Kolonner» and «Eksporter CSV». */
export function ReportToolbar({ status, columns, chosen, csv }: ReportToolbarProps) {
  const t = useTexts();
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
          ...columns.map(({ id, header }) => ({
            label: header(t),
            checked: !chosen.hidden.includes(id),
            onCheckedChange: (checked: boolean) => chosen.show(id, checked),
          })),
          "separator",
          { label: t("common.resetColumns"), onSelect: chosen.reset },
        ]}
      />
      <a href={csv} download className={buttonStyle({})}>
        <Download aria-hidden />
        {t("common.exportCsv")}
      </a>
    </div>
  );
}
