import type { IsoDate } from "./dates";
import type { InvoiceKind, PartySnapshot } from "./invoice";
import { type Ore, sum, toDecimalString } from "./money";

/** A sales document on its way to the bureau. Amounts are positive; `kind` says which way they go. */
export type TransferInvoice = {
  readonly id: string;
  readonly kind: InvoiceKind;
  readonly number: number;
  /** Of a credit note: the invoice it credits. */
  readonly originalNumber: number | null;
  readonly customerNo: number;
  readonly buyer: PartySnapshot;
  readonly invoiceDate: IsoDate;
  readonly dueDate: IsoDate;
  readonly ownKid: string;
  readonly netOre: Ore;
  readonly vatOre: Ore;
  readonly totalOre: Ore;
};

/** A file for the bureau before it is written. */
export type Transfer = {
  readonly bureauName: string;
  readonly clientId: string;
  readonly receivableAccountNo: number;
  readonly seller: { readonly orgNr: string; readonly name: string };
  readonly sequenceNo: number;
  readonly date: IsoDate;
  readonly invoices: readonly TransferInvoice[];
};

/** What the old factoring solution can refuse. */
export type LegacyRefusal =
  | { readonly code: "legacy_factoring_off" }
  | { readonly code: "legacy_nothing_waiting" }
  | { readonly code: "legacy_invoices_waiting"; readonly count: number };

/** What a file comes to: invoices less credit notes. */
export function transferTotal(invoices: readonly Pick<TransferInvoice, "kind" | "totalOre">[]): Ore {
  return sum(invoices.map(({ kind, totalOre }) => (kind === "invoice" ? totalOre : -totalOre)));
}

/**
 * Whether a document that is sent goes to the bureau as well. One without an amount is no claim; and a credit note
 * follows the invoice that it credits, for the bureau must learn that its claim is less, and of nothing else. The file
 * is in kroner alone, so a document in another currency stays with the company (edge 41).
 */
export function goesToBureau(sent: {
  readonly kind: InvoiceKind;
  readonly totalOre: bigint;
  readonly currency: string;
  /** Of a credit note: whether the bureau has, or will get, the invoice. */
  readonly originalAtBureau: boolean;
}): boolean {
  return sent.currency === "NOK" && sent.totalOre > 0n && (sent.kind === "invoice" || sent.originalAtBureau);
}

/**
 * The file's records but the last one, each ended by CR LF: a header, and one for each document
 * (docs/legacy-transfer-format.md). The last, with the checksum of these, is added where bytes are made.
 */
export function transferRecords(transfer: Transfer): string {
  const { bureauName, clientId, receivableAccountNo, seller, sequenceNo, date } = transfer;
  const header = ["H", "FORDRING-FACTORING", "1", bureauName, clientId, String(receivableAccountNo)];
  return [
    record([...header, seller.orgNr, seller.name, String(sequenceNo), date, "NOK"]),
    ...transfer.invoices.map(documentRecord),
  ].join("");
}

/** The last record: how many documents, what they come to, and the SHA-256 of every byte before it. */
export function trailerRecord({ invoices }: Transfer, sha256: string): string {
  return record(["T", String(invoices.length), toDecimalString(transferTotal(invoices)), sha256]);
}

function documentRecord(invoice: TransferInvoice): string {
  const { buyer } = invoice;
  return record([
    invoice.kind === "invoice" ? "F" : "K",
    String(invoice.number),
    invoice.originalNumber === null ? "" : String(invoice.originalNumber),
    invoice.invoiceDate,
    invoice.dueDate,
    invoice.ownKid,
    toDecimalString(invoice.netOre),
    toDecimalString(invoice.vatOre),
    toDecimalString(invoice.totalOre),
    String(invoice.customerNo),
    buyer.isPerson ? "P" : "B",
    buyer.name,
    buyer.orgNr ?? "",
    buyer.street ?? "",
    buyer.street2 ?? "",
    buyer.postalCode ?? "",
    buyer.city ?? "",
    buyer.country,
    buyer.phone ?? "",
    buyer.email ?? "",
  ]);
}

function record(fields: readonly string[]): string {
  return `${fields.map(field).join(";")}\r\n`;
}

/** A text with a separator or quote in it stands in quotes; a line break would end the record, and becomes a space. */
function field(text: string): string {
  const line = text.replace(/[\r\n]+/g, " ");
  return /[;"]/.test(line) ? `"${line.replaceAll('"', '""')}"` : line;
}
