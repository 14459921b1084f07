import { z } from "zod";
import type { IsoDate } from "@/lib/domain/dates";
import type { OpenCredit } from "@/lib/domain/import-credits";
import { type ImportField, type ImportMapping, importFields } from "@/lib/domain/import-fields";
import type { InvoiceKind } from "@/lib/domain/invoice";
import { vatOf } from "@/lib/domain/vat";

const account = z.int().min(1000).max(9999).nullable();

/**
 * A file of invoices on its way in (M35): its bytes travel with each step, so that nothing is kept before it is
 * imported. `mapping` is null the first time: then it is guessed.
 */
export const importFileInput = z.object({
  filename: z.string().min(1).max(200),
  bytes: z.instanceof(Uint8Array),
  mapping: z.partialRecord(z.enum(importFields), z.int().min(0).max(1000)).nullable(),
  /** The VAT code of rows that say none. */
  defaultVatCode: z.int().refine((code) => vatOf(code) !== undefined, "invalid_vat_code"),
  /** The income account of rows that say none; null for that of the VAT code. */
  defaultAccountNo: account,
  /** Where what is already paid went, when the file has «Restbeløp». */
  paidAccountNo: account,
});

/** «Importer alle eller ingen», or «Importer de gode». */
export const importInvoicesInput = importFileInput.extend({
  which: z.enum(["all", "good"]),
});

export type ImportFileInput = z.output<typeof importFileInput>;

export type ImportInvoicesInput = z.output<typeof importInvoicesInput>;

/** Something to mend in the file, as it is shown. */
export type ImportProblemView = {
  readonly line: number;
  readonly invoiceNo: string;
  readonly field: ImportField | null;
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number | bigint>>;
};

/** What importing a file would do. */
export type ImportPreview = {
  readonly header: readonly string[];
  /** The first rows, to see what each column holds. */
  readonly sample: readonly (readonly string[])[];
  readonly rows: number;
  readonly mapping: ImportMapping;
  /** Fields that must be given a column first. */
  readonly missing: readonly ImportField[];
  readonly good: number;
  readonly bad: number;
  /** Of the good ones, credit notes subtracted. */
  readonly totalOre: bigint;
  /** The first good ones. */
  readonly invoices: readonly {
    readonly invoiceNo: string;
    readonly line: number;
    readonly kind: InvoiceKind;
    readonly customerNo: number;
    readonly customerName: string;
    readonly invoiceDate: IsoDate;
    readonly dueDate: IsoDate;
    readonly lines: number;
    readonly vatOre: bigint;
    readonly totalOre: bigint;
    /** Of it when it is imported: less what was settled before, and what credit notes of the file take. */
    readonly remainingOre: bigint;
    /** Of a credit note: the number that it credits, and why it stays open all or in part. */
    readonly credits: string | null;
    readonly openCredit: OpenCredit | null;
  }[];
  /** The first things to mend, and how many there are. */
  readonly problems: readonly ImportProblemView[];
  readonly problemCount: number;
};

/** What an import did. */
export type ImportDone = {
  readonly importId: string;
  readonly imported: number;
  readonly skipped: number;
  /** Credit notes that stay open as their customers' credit, all or in part. */
  readonly openCredits: number;
};
