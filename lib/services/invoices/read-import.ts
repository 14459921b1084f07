import type { Scope } from "@/db/scope";
import { readTable, type TableRefusal } from "@/lib/adapters/tabular-file";
import type { ImportFileInput } from "@/lib/contracts/invoice-import";
import { dateInNorway } from "@/lib/domain/dates";
import { decideImport, type ImportedInvoice, type ImportFacts } from "@/lib/domain/import-decide";
import {
  guessMapping,
  type ImportField,
  type ImportMapping,
  missingColumns,
} from "@/lib/domain/import-fields";
import { type ImportProblem, type ImportRow, readInvoices } from "@/lib/domain/import-read";
import { ok, type Result } from "@/lib/domain/result";
import { loadImportFacts } from "./import-facts";

/** A file as it would enter the books now: the good invoices, and what stands in the way of the others. */
export type ImportReading = {
  readonly header: readonly string[];
  readonly rows: readonly ImportRow[];
  readonly mapping: ImportMapping;
  /** Fields that need a column before anything can be judged; nothing is, while there are some. */
  readonly missing: readonly ImportField[];
  readonly good: readonly ImportedInvoice[];
  /** How many of the file's invoices cannot be imported. */
  readonly bad: number;
  readonly problems: readonly ImportProblem[];
  readonly facts: ImportFacts | null;
};

/** Read a file and judge every invoice in it; nothing is written (M35). */
export async function readImport(
  scope: Scope,
  input: ImportFileInput,
): Promise<Result<ImportReading, TableRefusal>> {
  const table = await readTable(input.bytes);
  if (!table.ok) return table;

  const { header, rows } = table.value;
  const mapping = input.mapping ?? guessMapping(header);
  const missing = missingColumns(mapping);
  const nothing = { good: [], bad: 0, problems: [], facts: null };
  if (missing.length > 0) return ok({ header, rows, mapping, missing, ...nothing });

  const invoices = readInvoices(rows, mapping, dateInNorway(scope.now));
  const facts = await loadImportFacts(scope, invoices, input);
  const decided = invoices.map((invoice) => decideImport(invoice, facts));
  const good = decided.flatMap(({ invoice }) => invoice ?? []);
  const problems = decided.flatMap((one) => one.problems).sort((a, b) => a.line - b.line);
  return ok({ header, rows, mapping, missing, good, bad: decided.length - good.length, problems, facts });
}
