import { createHash } from "node:crypto";
import { getCompany } from "@/db/queries/companies";
import type { Scope, Tx } from "@/db/scope";
import { insertDocuments } from "@/db/writes/documents";
import { type ImportedRow, insertImport, insertImportedInvoices, newInvoiceIds } from "@/db/writes/imports";
import { insertHistory } from "@/db/writes/invoices";
import { analyzeLater } from "@/db/writes/jobs";
import { insertMatches, insertVouchers } from "@/db/writes/vouchers";
import type { TableRefusal } from "@/lib/adapters/tabular-file";
import type { ImportDone, ImportInvoicesInput } from "@/lib/contracts/invoice-import";
import { receivableAccountNo, voucherSeriesNo } from "@/lib/domain/chart";
import { type ImportCredit, importCredits } from "@/lib/domain/import-credits";
import {
  type ImportedInvoice,
  type ImportFacts,
  importedVoucher,
  paidVoucher,
} from "@/lib/domain/import-decide";
import { buyerSnapshot } from "@/lib/domain/parties";
import { ok, type Result, refuse } from "@/lib/domain/result";
import type { PostRefusal, VoucherRef } from "@/lib/domain/voucher";
import { type TransactRefusal, transact } from "../transact";
import { type ImportReading, readImport } from "./read-import";
import { sellerSnapshot } from "./snapshots";

export type ImportRefusal =
  | TableRefusal
  | PostRefusal
  | { readonly code: "import_columns_missing" }
  | { readonly code: "import_nothing" }
  /** «Importer alle eller ingen», and not all are good. */
  | { readonly code: "import_has_errors"; readonly bad: number };

/** How many lines of history go in one statement. */
const toldTogether = 5_000;

/** An invoice on its way in, with the id it will have. */
type Placed = { readonly id: string; readonly invoice: ImportedInvoice };

/**
 * Import a file of invoices from another system (M35): each becomes a sent invoice with a voucher of its own, and the
 * file is kept beside them. All are read and judged anew, in the transaction that writes them. They can never be
 * delivered by factoring (M24).
 */
export function importInvoices(
  scope: Scope,
  input: ImportInvoicesInput,
): Promise<Result<ImportDone, ImportRefusal | TransactRefusal>> {
  return transact<ImportDone, ImportRefusal>(scope, "invoice/import", async (tx) => {
    const read = await readImport(tx, input);
    if (!read.ok) return read;
    const { facts, good, bad } = read.value;
    if (!facts) return refuse({ code: "import_columns_missing" });
    if (input.which === "all" && bad > 0) return refuse({ code: "import_has_errors", bad });
    if (good.length === 0) return refuse({ code: "import_nothing" });

    const ids = await newInvoiceIds(tx, good.length);
    const placed = inOrder(good).flatMap((invoice, index): Placed[] => {
      const id = ids[index];
      return id ? [{ id, invoice }] : [];
    });
    const vouchers = await bookInvoices(tx, placed, facts);
    if (!vouchers.ok) return vouchers;
    const credits = importCredits(
      placed.map(({ invoice }) => invoice),
      facts.creditable,
    );
    await matchCredits(tx, placed, vouchers.value, credits);
    const file = await keepFile(tx, input, read.value);
    const seller = sellerSnapshot(await getCompany(tx));
    await insertImportedInvoices(tx, { ...file, seller }, rowsOf(placed, vouchers.value, credits));
    await tellCredited(tx, placed, credits);
    await analyzeLater(tx, "invoices", placed.length);
    const openCredits = [...credits.values()].filter(({ open }) => open !== null).length;
    return ok({ importId: file.importId, imported: placed.length, skipped: bad, openCredits });
  });
}

/** Vouchers are numbered by date, and within a day as the file has them. */
function inOrder(good: readonly ImportedInvoice[]): ImportedInvoice[] {
  return good.toSorted((a, b) =>
    a.invoiceDate === b.invoiceDate ? a.line - b.line : a.invoiceDate < b.invoiceDate ? -1 : 1,
  );
}

async function bookInvoices(
  tx: Scope<Tx>,
  placed: readonly Placed[],
  { lockDate, paidAccountNo }: ImportFacts,
): Promise<Result<VoucherRef[], PostRefusal>> {
  const createdBy = tx.actor.kind === "user" ? tx.actor.userId : tx.actor.kind;
  const batch = [];
  for (const { id, invoice } of placed) {
    const voucher = importedVoucher(invoice, id, { receivableAccountNo, lockDate });
    if (!voucher.ok) return voucher;
    batch.push({ ...voucher.value, createdBy });
  }
  const refs = await insertVouchers(tx, voucherSeriesNo.sales, batch);

  // What was paid before: a voucher for each, matched with its invoice at once.
  const paid = placed.flatMap(({ id, invoice }, index) => {
    const sale = refs[index];
    const voucher =
      paidAccountNo === null ? null : paidVoucher(invoice, id, { receivableAccountNo, paidAccountNo });
    return sale && voucher ? [{ sale, invoice, voucher: { ...voucher, createdBy } }] : [];
  });
  const settled = await insertVouchers(
    tx,
    voucherSeriesNo.general,
    paid.map(({ voucher }) => voucher),
  );
  const matches = paid.flatMap(({ sale, invoice }, index) => {
    const payment = settled[index];
    if (!payment) return [];
    const [own, other] = [
      { ...sale, line: 1 },
      { ...payment, line: 1 },
    ];
    const [debit, credit] = invoice.kind === "invoice" ? [own, other] : [other, own];
    return [{ debit, credit, amountOre: invoice.paidOre }];
  });
  await insertMatches(tx, matches);
  return ok(refs);
}

/** Edge 11: a credit note settles what is left of the invoice that the file says it credits. */
async function matchCredits(
  tx: Scope<Tx>,
  placed: readonly Placed[],
  vouchers: readonly VoucherRef[],
  credits: ReadonlyMap<string, ImportCredit>,
): Promise<void> {
  const voucherOf = new Map(placed.map(({ invoice }, index) => [invoice.invoiceNo, vouchers[index]]));
  const matches = [...credits].flatMap(([invoiceNo, { original, amountOre }]) => {
    const own = voucherOf.get(invoiceNo);
    if (!own || !original || amountOre === 0n) return [];
    const item = "earlier" in original ? original.earlier : { ...voucherOf.get(original.inFile), line: 1 };
    const { series, voucherNo, line } = item;
    if (series === undefined || voucherNo === undefined) return [];
    return [{ debit: { series, voucherNo, line }, credit: { ...own, line: 1 }, amountOre }];
  });
  await insertMatches(tx, matches);
}

/** The invoice that a credit note credits, by id; null when that is not known. */
function originalIdOf(idOf: ReadonlyMap<string, string>, credit: ImportCredit | undefined): string | null {
  const original = credit?.original ?? null;
  if (original === null) return null;
  if ("earlier" in original) return original.earlier.id;
  return idOf.get(original.inFile) ?? null;
}

/** A credited invoice tells so in its «Historikk», as one that was credited here does. */
async function tellCredited(
  tx: Scope<Tx>,
  placed: readonly Placed[],
  credits: ReadonlyMap<string, ImportCredit>,
): Promise<void> {
  const idOf = new Map(placed.map(({ id, invoice }) => [invoice.invoiceNo, id]));
  const entries = [...credits].flatMap(([number, credit]) => {
    const invoiceId = originalIdOf(idOf, credit);
    return invoiceId ? [{ invoiceId, event: "credited" as const, facts: { number } }] : [];
  });
  for (let start = 0; start < entries.length; start += toldTogether) {
    await insertHistory(tx, entries.slice(start, start + toldTogether));
  }
}

async function keepFile(
  tx: Scope<Tx>,
  { filename, bytes }: ImportInvoicesInput,
  { rows, good }: ImportReading,
): Promise<{ importId: string; documentId: string }> {
  const isWorkbook = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const [documentId = ""] = await insertDocuments(tx, [
    {
      kind: "import_file",
      filename,
      mediaType: isWorkbook
        ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        : "text/csv",
      bytes,
      sha256: new Uint8Array(createHash("sha256").update(bytes).digest()),
    },
  ]);
  const rowsKept = good.reduce((total, { lines }) => total + lines.length, 0);
  const importId = await insertImport(tx, { kind: "invoices", documentId, rowsRead: rows.length, rowsKept });
  return { importId, documentId };
}

function rowsOf(
  placed: readonly Placed[],
  vouchers: readonly VoucherRef[],
  credits: ReadonlyMap<string, ImportCredit>,
): ImportedRow[] {
  const idOf = new Map(placed.map(({ id, invoice }) => [invoice.invoiceNo, id]));
  return placed.flatMap(({ id, invoice }, index): ImportedRow[] => {
    const voucher = vouchers[index];
    if (!voucher) return [];
    const { kind, invoiceNo, customer, invoiceDate, dueDate, kid, lines, totals, line } = invoice;
    return [
      {
        ...{ id, kind, externalNumber: invoiceNo, invoiceDate, dueDate, kid, lines, totals, voucher, line },
        customerNo: customer.customerNo,
        originalId: originalIdOf(idOf, credits.get(invoiceNo)),
        buyer: buyerSnapshot(customer, customer.customerNo),
      },
    ];
  });
}
