import type { Scope } from "@/db/scope";
import type { TableRefusal } from "@/lib/adapters/tabular-file";
import type { ImportFileInput, ImportPreview } from "@/lib/contracts/invoice-import";
import { type ImportCredit, importCredits } from "@/lib/domain/import-credits";
import type { ImportedInvoice } from "@/lib/domain/import-decide";
import { sum } from "@/lib/domain/money";
import { ok, type Result } from "@/lib/domain/result";
import { type Denied, denial } from "../permissions";
import { readImport } from "./read-import";

/** How many rows, invoices and problems travel to the browser; the counts tell of the rest. */
const shownRows = 5;
const shownInvoices = 100;
const shownProblems = 200;

/** What importing a file would do: its columns, its good invoices and what must be mended (M35). Nothing is written. */
export async function previewImport(
  scope: Scope,
  input: ImportFileInput,
): Promise<Result<ImportPreview, TableRefusal | Denied>> {
  const denied = denial(scope.actor, "invoice/import");
  if (denied) return { ok: false, error: denied };

  const read = await readImport(scope, input);
  if (!read.ok) return read;

  const { header, rows, mapping, missing, good, bad, problems, facts } = read.value;
  const credits = importCredits(good, facts?.creditable ?? new Map());
  const taken = new Map<string, bigint>();
  for (const { original, amountOre } of credits.values())
    if (original && "inFile" in original)
      taken.set(original.inFile, (taken.get(original.inFile) ?? 0n) + amountOre);
  return ok({
    header,
    sample: rows.slice(0, shownRows).map(({ cells }) => cells),
    rows: rows.length,
    mapping,
    missing,
    good: good.length,
    bad,
    totalOre: sum(good.map(({ kind, totals }) => (kind === "invoice" ? totals.totalOre : -totals.totalOre))),
    invoices: good.slice(0, shownInvoices).map((invoice) => {
      const credit = credits.get(invoice.invoiceNo);
      return invoiceView(invoice, credit, taken.get(invoice.invoiceNo) ?? credit?.amountOre ?? 0n);
    }),
    problems: problems.slice(0, shownProblems),
    problemCount: problems.length,
  });
}

function invoiceView(
  { invoiceNo, line, kind, customer, credits, ...invoice }: ImportedInvoice,
  credit: ImportCredit | undefined,
  creditedOre: bigint,
) {
  const { invoiceDate, dueDate, totals, paidOre, lines } = invoice;
  return {
    ...{ invoiceNo, line, kind, invoiceDate, dueDate, credits },
    openCredit: credit?.open ?? null,
    customerNo: customer.customerNo,
    customerName: customer.name,
    lines: lines.length,
    vatOre: totals.vatOre,
    totalOre: totals.totalOre,
    remainingOre: totals.totalOre - paidOre - creditedOre,
  };
}
