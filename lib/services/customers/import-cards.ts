import { createHash } from "node:crypto";
import type { Scope, Tx } from "@/db/scope";
import { insertDocuments } from "@/db/writes/documents";
import { insertImport } from "@/db/writes/imports";
import { readTable, type Table, type TableRefusal } from "@/lib/adapters/tabular-file";
import type { ImportCardsInput, ImportedLine, ImportReport } from "@/lib/contracts/data-quality";
import { guessColumns } from "@/lib/domain/card-import";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";
import { decideMends, saveMends } from "./mend";
import { type CardLine, keyOf, readCardLines } from "./read-card-lines";

/** Lines of each result that are shown. */
const shown = 200;

export type ImportCardsRefusal =
  | TableRefusal
  | TransactRefusal
  | { readonly code: "import_without_key" }
  | { readonly code: "import_nothing_good" }
  /** «Alle eller ingen», and not all are good. */
  | { readonly code: "import_lines_failed"; readonly count: number };

/**
 * Read corrections of customer cards from a CSV file or a workbook (M12): each line a card, by customer number or
 * organisation number; a blank cell changes nothing. A preview writes nothing; «good» keeps the lines that are right, «all»
 * keeps all or none. What is kept, is kept with the file itself and with each card's history.
 *
 * @param toCsv writes the whole result as the file to download; only asked when the input wants it
 */
export async function importCards(
  scope: Scope,
  input: ImportCardsInput,
  toCsv: (table: Table, lines: readonly ImportedLine[]) => string,
): Promise<Result<ImportReport, ImportCardsRefusal>> {
  // Before the transaction: a big file takes its time to read, and the company's other verbs shall not wait for it.
  const read = await readTable(input.bytes);
  if (!read.ok) return read;
  const table = read.value;
  const mapping = table.header.map(
    (_, index) => (input.mapping ?? guessColumns(table.header))[index] ?? null,
  );
  const key = keyOf(mapping);
  const preview = input.save === "preview";
  if (key === null && !preview) return refuse({ code: "import_without_key" });

  return transact<ImportReport, ImportCardsRefusal>(
    scope,
    "customer/import",
    async (tx) => {
      const judged = key === null ? [] : await readCardLines(tx, table, mapping);
      const { lines, changed } = await decideLines(tx, judged);
      const failed = lines.filter(({ result }) => result === "failed").length;
      if (input.save === "all" && failed > 0) return refuse({ code: "import_lines_failed", count: failed });
      if (!preview && changed.length === 0) return refuse({ code: "import_nothing_good" });

      if (!preview) {
        await saveMends(tx, "customer/import", changed);
        await keepFile(tx, input, { read: lines.length, kept: changed.length });
      }
      return ok({
        header: table.header,
        sample: table.rows.slice(0, 3).map(({ cells }) => cells),
        mapping,
        key,
        counts: {
          changed: changed.length,
          unchanged: lines.length - failed - changed.length,
          failed,
        },
        lines: firstOfEach(lines),
        saved: !preview,
        csv: input.csv ? toCsv(table, lines) : null,
      });
    },
    { rehearse: preview },
  );
}

/** What the cards say to the lines that could be read; the others are failed already. */
async function decideLines(scope: Scope, judged: readonly CardLine[]) {
  const readable = judged.flatMap(({ customerNo, patch, problems }) =>
    customerNo === null || problems.length > 0 ? [] : [{ customerNo, version: null, patch }],
  );
  const { outcomes, changed } = await decideMends(scope, readable);
  const byNumber = new Map(outcomes.map((outcome) => [outcome.customerNo, outcome]));

  const lines = judged.map(({ line, customerNo, problems }): ImportedLine => {
    const outcome = problems.length > 0 ? undefined : byNumber.get(customerNo ?? 0);
    if (!outcome) return { line, customerNo, name: "", result: "failed", problems, changes: [] };
    const missing =
      outcome.code === null ? [] : [{ field: "customerNo" as const, code: "customer_not_found" }];
    const { name, result, changes } = outcome;
    return { line, customerNo, name, result, problems: [...missing, ...outcome.problems], changes };
  });
  return { lines, changed };
}

function firstOfEach(lines: readonly ImportedLine[]): ImportedLine[] {
  return (["failed", "changed", "unchanged"] as const).flatMap((result) =>
    lines.filter((line) => line.result === result).slice(0, shown),
  );
}

async function keepFile(
  tx: Scope<Tx>,
  { filename, bytes }: ImportCardsInput,
  rows: { readonly read: number; readonly kept: number },
): Promise<void> {
  const sha256 = new Uint8Array(createHash("sha256").update(bytes).digest());
  const mediaType =
    bytes[0] === 0x50 ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv";
  const [documentId] = await insertDocuments(tx, [
    { kind: "import_file", filename, mediaType, bytes, sha256 },
  ]);
  if (documentId === undefined) throw new Error("the file was not kept");
  await insertImport(tx, { kind: "customers", documentId, rowsRead: rows.read, rowsKept: rows.kept });
}
