"use server";

import { refresh } from "next/cache";
import type { ImportFileInput, ImportInvoicesInput } from "@/lib/contracts/invoice-import";
import { importFileInput, importInvoicesInput } from "@/lib/contracts/invoice-import";
import { action } from "@/lib/edge/action";
import { importInvoices } from "@/lib/services/invoices/import-invoices";
import { previewImport } from "@/lib/services/invoices/preview-import";

const preview = action(importFileInput, previewImport);
const run = action(importInvoicesInput, importInvoices);

/** What importing the file would do. */
export async function previewImportAction(company: string, input: ImportFileInput) {
  return preview(company, input);
}

/** «Importer». */
export async function importInvoicesAction(company: string, input: ImportInvoicesInput) {
  const state = await run(company, input);
  if (state.status === "done") refresh();
  return state;
}
