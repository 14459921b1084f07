import { listImportedInvoices } from "@/db/queries/imports";
import type { Scope } from "@/db/scope";
import type { ImportFileInput } from "@/lib/contracts/invoice-import";
import { importInvoices } from "@/lib/services/invoices/import-invoices";
import { expectOk } from "./factories";

/** A CSV file on its way in, with nothing chosen beside it; say what differs. */
export function csvFile(text: string, differing: Partial<ImportFileInput> = {}): ImportFileInput {
  return {
    filename: "fakturaer.csv",
    bytes: new TextEncoder().encode(text),
    mapping: null,
    defaultVatCode: 3,
    defaultAccountNo: null,
    paidAccountNo: null,
    ...differing,
  };
}

/** An invoice of another system, of 12 500 kroner with VAT unless said otherwise. Answers its id and the import's. */
export async function newImported(
  scope: Scope,
  customerNo: number,
  invoiceNo: string,
  amount = "12500,00",
): Promise<{ invoiceId: string; importId: string }> {
  const text = `Fakturanr;Kundenr;Fakturadato;Beløp inkl. mva;Tekst\n${invoiceNo};${customerNo};02.02.2026;${amount};Overført arbeid\n`;
  const { importId } = await expectOk(importInvoices(scope, { ...csvFile(text), which: "all" }));
  const [imported] = await listImportedInvoices(scope, importId, 1);
  if (!imported) throw new Error("nothing was imported");
  return { invoiceId: imported.id, importId };
}
