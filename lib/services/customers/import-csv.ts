import { csvText } from "@/lib/adapters/csv-text";
import type { Table } from "@/lib/adapters/tabular-file";
import type { ImportedLine } from "@/lib/contracts/data-quality";
import { refusalText } from "@/lib/text/refusals";
import type { Texts } from "@/lib/text/server";

/** The file as it was read, each line with how it went and why: to mend in a spreadsheet and read in again. */
export function importCsv(table: Table, lines: readonly ImportedLine[], t: Texts): string {
  const width = table.header.length;
  const rows = lines.map(({ line, result, problems }, index) => {
    const cells = table.rows[index]?.cells ?? [];
    const reasons = problems.map(({ code }) => refusalText(t, { code })).join(" ");
    return [...cells.slice(0, width), String(line), t(`dataQuality.results.${result}`), reasons];
  });
  const added = [
    t("dataQuality.importPage.line"),
    t("dataQuality.importPage.resultColumn"),
    t("dataQuality.importPage.reasonColumn"),
  ];
  return csvText([...table.header, ...added], rows);
}
