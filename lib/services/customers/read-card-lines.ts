import { findByOrgNr } from "@/db/queries/data-quality";
import type { Scope } from "@/db/scope";
import type { Table, TableRow } from "@/lib/adapters/tabular-file";
import { cardPatch, type ImportProblem } from "@/lib/contracts/data-quality";
import { type ColumnMapping, type ImportLine, readImportLine } from "@/lib/domain/card-import";
import type { CustomerField } from "@/lib/domain/customer";
import type { CardPatch } from "@/lib/domain/mend-card";
import { tidiedOrgNr } from "@/lib/domain/tidy-text";

/** A line of the file: whose card it means and what it would change, or why it cannot be told. */
export type CardLine = {
  readonly line: number;
  readonly customerNo: number | null;
  readonly patch: CardPatch;
  readonly problems: readonly ImportProblem[];
};

/** What tells whose card a line means: the customer number, else the organisation number; null when no column does. */
export function keyOf(mapping: ColumnMapping): "customerNo" | "orgNr" | null {
  if (mapping.includes("customerNo")) return "customerNo";
  return mapping.includes("orgNr") ? "orgNr" : null;
}

/** Read every line of the table, and find whom it means. Of two lines for one customer the second is refused. */
export async function readCardLines(scope: Scope, table: Table, mapping: ColumnMapping): Promise<CardLine[]> {
  const read = table.rows.map((row) => ({ row, ...readImportLine(mapping, row.cells) }));
  const byNumber = keyOf(mapping) === "customerNo";
  const ofOrgNr = byNumber ? null : await customersOf(scope, read);
  const seen = new Set<number>();

  return read.map(({ row, ...told }): CardLine => {
    const found = ofOrgNr ? ofOrgNr(told.orgNr) : { customerNo: told.customerNo, code: "required" };
    const problems = [...told.problems, ...shapeProblems(told.patch), ...lineProblems(row, table)];
    const { customerNo } = found;
    if (customerNo === null && !problems.some(({ field }) => field === "customerNo")) {
      problems.push({ field: byNumber ? "customerNo" : "orgNr", code: found.code });
    }
    if (customerNo !== null && seen.has(customerNo)) problems.push({ field: null, code: "line_repeated" });
    if (customerNo !== null) seen.add(customerNo);
    return { line: row.line, customerNo, patch: told.patch, problems };
  });
}

/** A separator within a text that is not quoted moves all that follows into the wrong column. */
function lineProblems(row: TableRow, table: Table): ImportProblem[] {
  return row.cells.length > table.header.length ? [{ field: null, code: "surplus_cells" }] : [];
}

function shapeProblems(patch: CardPatch): ImportProblem[] {
  const parsed = cardPatch.safeParse(patch);
  return (parsed.error?.issues ?? []).map((issue) => ({
    field: issue.path[0] as CustomerField,
    code: issue.message,
  }));
}

async function customersOf(scope: Scope, lines: readonly ImportLine[]) {
  const plain = (orgNr: string | null) => (orgNr === null ? null : (tidiedOrgNr(orgNr) ?? orgNr));
  const wanted = [...new Set(lines.flatMap(({ orgNr }) => plain(orgNr) ?? []))];
  const numbers = new Map<string, number[]>();
  for (const { customerNo, orgNr } of await findByOrgNr(scope, wanted)) {
    if (orgNr !== null) numbers.set(orgNr, [...(numbers.get(orgNr) ?? []), customerNo]);
  }
  return (orgNr: string | null): { customerNo: number | null; code: string } => {
    const key = plain(orgNr);
    if (key === null) return { customerNo: null, code: "required" };
    const [first, ...others] = numbers.get(key) ?? [];
    if (first === undefined) return { customerNo: null, code: "customer_not_found" };
    return others.length > 0
      ? { customerNo: null, code: "customer_ambiguous" }
      : { customerNo: first, code: "" };
  };
}
