import { createHash } from "node:crypto";
import { loadAttachments, weighAttachments } from "@/db/queries/attachments";
import { listConnections } from "@/db/queries/connections";
import { findCustomers } from "@/db/queries/customers";
import { loadInvoices } from "@/db/queries/invoices";
import { findOriginals, lockUnprepared, type OriginalRow } from "@/db/queries/sending";
import type { Scope, Tx } from "@/db/scope";
import { insertDocuments } from "@/db/writes/documents";
import { insertEvents } from "@/db/writes/events";
import { markReady, updateFactoringInvoice } from "@/db/writes/factoring";
import { insertHistory } from "@/db/writes/invoices";
import { checkEhf } from "@/lib/adapters/ehf-check";
import { serialiseXml } from "@/lib/adapters/xml";
import { toUbl } from "@/lib/domain/ehf";
import type { EhfAttachment } from "@/lib/domain/ehf-attachments";
import type { SalesDocument } from "@/lib/domain/invoice";
import { ok, type Result } from "@/lib/domain/result";
import { vatOf } from "@/lib/domain/vat";
import { documentOf } from "../invoices/snapshots";
import { type TransactRefusal, transact } from "../transact";
import { closeIfFinished } from "./close-finished";

type Prepared = {
  readonly id: string;
  readonly invoiceId: string;
  readonly number: number;
  readonly kind: SalesDocument["kind"];
  readonly bytes: Uint8Array;
  readonly findings: readonly string[];
  readonly connectionId: string;
  /**
   * The partner shall not have it: the credited original never reached it (edge 9), or the agreement was ended before
   * the invoice was prepared (edge 36).
   */
  readonly takenBack: boolean;
};

/**
 * Make the EHF of invoices that await it, keep it with its checksum, and offer them to the partner (M15, M18, M19).
 * Running it twice changes nothing: what is prepared is no longer among those locked.
 */
export function prepareInvoices(
  scope: Scope,
  { invoiceIds }: { readonly invoiceIds: readonly string[] },
): Promise<Result<{ ready: number; failed: number }, TransactRefusal>> {
  return transact(scope, "factoring/prepare", async (tx) => {
    const done = { ready: 0, failed: 0 };
    for (const group of await groupsByWeight(tx, invoiceIds)) {
      const { ready, failed } = await prepareGroup(tx, group);
      done.ready += ready;
      done.failed += failed;
    }
    return ok(done);
  });
}

/** What attachments may weigh of the documents that are made at once: they and their base64 are held in memory. */
const MAX_GROUP_BYTES = 20 * 1024 * 1024;

/** The invoices as one group, or, where their attachments are heavy, as several in the same order. */
async function groupsByWeight(tx: Scope<Tx>, invoiceIds: readonly string[]): Promise<readonly string[][]> {
  const weights = new Map((await weighAttachments(tx, invoiceIds)).map((one) => [one.invoiceId, one.bytes]));
  let room = MAX_GROUP_BYTES;
  const groups: string[][] = [[]];
  for (const id of invoiceIds) {
    const weight = weights.get(id) ?? 0;
    if (weight > room) {
      groups.push([]);
      room = MAX_GROUP_BYTES;
    }
    room -= weight;
    groups.at(-1)?.push(id);
  }
  return groups;
}

async function prepareGroup(
  tx: Scope<Tx>,
  invoiceIds: readonly string[],
): Promise<{ ready: number; failed: number }> {
  const prepared = await prepareAll(tx, invoiceIds);
  const sound = prepared.filter(({ findings }) => findings.length === 0);
  const faulty = prepared.filter(({ findings }) => findings.length > 0);

  const documentIds = await insertDocuments(tx, sound.map(ehfFile));
  const ready = sound.flatMap((one, index) => {
    const ehfDocumentId = documentIds[index];
    return ehfDocumentId ? [{ ...one, ehfDocumentId }] : [];
  });
  await markReady(
    tx,
    ready.map(({ id, ehfDocumentId }) => ({ id, ehfDocumentId })),
  );
  await insertHistory(
    tx,
    ready.map(({ invoiceId, ehfDocumentId }) => ({ invoiceId, event: "ready", documentId: ehfDocumentId })),
  );
  await insertEvents(
    tx,
    ready
      .filter((one) => !one.takenBack)
      .map(({ id, connectionId }) => ({ connectionId, type: "invoice.ready", subjectId: id })),
  );
  const takenBack = ready.filter((one) => one.takenBack);
  for (const one of takenBack) await withdraw(tx, one);
  for (const one of faulty) await reportFailure(tx, one);
  for (const id of new Set(takenBack.map(({ connectionId }) => connectionId))) await closeIfFinished(tx, id);
  return { ready: ready.length, failed: faulty.length };
}

async function prepareAll(tx: Scope<Tx>, invoiceIds: readonly string[]): Promise<Prepared[]> {
  const rows = await lockUnprepared(tx, invoiceIds);
  const waiting = rows.filter(({ status }) => status === "preparing");
  const invoices = await loadInvoices(
    tx,
    waiting.map(({ invoiceId }) => invoiceId),
  );
  const originals = await findOriginals(
    tx,
    invoices.flatMap((invoice) => invoice.originalInvoiceId ?? []),
  );
  const connections = await listConnections(tx);
  const readdressed = await readdress(tx, waiting, invoices);
  const attachmentsOf = await attachmentsByInvoice(
    tx,
    invoices.map(({ id }) => id),
  );

  const rowOf = new Map(waiting.map((row) => [row.invoiceId, row]));
  const originalOf = new Map(originals.map((original) => [original.id, original]));
  const connectionOf = new Map(connections.map((connection) => [connection.id, connection]));
  return invoices.flatMap((invoice) => {
    const row = rowOf.get(invoice.id);
    const original = invoice.originalInvoiceId ? originalOf.get(invoice.originalInvoiceId) : undefined;
    const connection = row && connectionOf.get(row.connectionId);
    if (!connection) return [];

    const reference =
      original?.number && original.invoiceDate
        ? { id: original.id, number: original.number, invoiceDate: original.invoiceDate }
        : null;
    const endpointOrgNr = readdressed.get(invoice.customerNo);
    const document = {
      ...documentOf(invoice, reference, connection.integrationOrgNr),
      ...(row.again ? { endpointOrgNr } : {}),
    };
    const takenBack =
      invoice.kind === "credit_note"
        ? original !== undefined && reachesNobody(original)
        : row.creditedAway || connection.state !== "active";
    const names = { id: row.id, invoiceId: invoice.id, connectionId: connection.id };
    return [{ ...names, takenBack, ...writeEhf(document, attachmentsOf.get(invoice.id) ?? []) }];
  });
}

/** Edge 9: of an invoice that was taken back, or will be as soon as it is ready, the credit note is taken back too. */
function reachesNobody({ factoringStatus, remainingOre }: OriginalRow): boolean {
  const unprepared = factoringStatus === "preparing" || factoringStatus === "preparation_failed";
  return factoringStatus === "withdrawn" || (unprepared && remainingOre === 0n);
}

/**
 * Edge 13: a document that is sent again is the same to the letter, but addressed as the customer's card says today.
 * Answers the organisation numbers that reach the debtors, by customer number; a private person has none.
 */
async function readdress(
  tx: Scope<Tx>,
  waiting: readonly { readonly invoiceId: string; readonly again: boolean }[],
  invoices: readonly { readonly id: string; readonly customerNo: number }[],
): Promise<Map<number, string>> {
  const again = new Set(waiting.filter((row) => row.again).map(({ invoiceId }) => invoiceId));
  const customerNos = invoices.filter(({ id }) => again.has(id)).map(({ customerNo }) => customerNo);
  if (customerNos.length === 0) return new Map();

  const cards = await findCustomers(tx, [...new Set(customerNos)]);
  return new Map(
    cards.flatMap(({ customerNo, isPerson, country, orgNr }) =>
      !isPerson && country === "NO" && orgNr ? [[customerNo, orgNr] as const] : [],
    ),
  );
}

/** Edge 42: the files that travel with each of the invoices, as their EHFs carry them. */
async function attachmentsByInvoice(
  tx: Scope<Tx>,
  invoiceIds: readonly string[],
): Promise<Map<string, EhfAttachment[]>> {
  const of = new Map<string, EhfAttachment[]>();
  for (const { invoiceId, bytes, ...file } of await loadAttachments(tx, invoiceIds)) {
    const base64 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
    of.set(invoiceId, [...(of.get(invoiceId) ?? []), { ...file, base64 }]);
  }
  return of;
}

function writeEhf(document: SalesDocument, attachments: readonly EhfAttachment[]) {
  const bytes = serialiseXml(toUbl(document, treatmentOf, attachments));
  const findings = checkEhf(new TextDecoder().decode(bytes)).map((finding) => finding.code);
  return { number: document.number, kind: document.kind, bytes, findings };
}

function treatmentOf(vatCode: number) {
  const vat = vatOf(vatCode);
  if (!vat) throw new RangeError(`no VAT code for sales: ${vatCode}`);
  return vat;
}

function ehfFile({ number, kind, bytes }: Prepared) {
  return {
    kind: "ehf" as const,
    filename: `${kind === "invoice" ? "faktura" : "kreditnota"}-${number}.xml`,
    mediaType: "application/xml",
    bytes,
    sha256: createHash("sha256").update(bytes).digest(),
  };
}

async function withdraw(tx: Scope<Tx>, { id, invoiceId }: Prepared): Promise<void> {
  await updateFactoringInvoice(tx, id, { status: "withdrawn" });
  await insertHistory(tx, [{ invoiceId, event: "withdrawn" }]);
}

/** Number and postings stand; the content is kept and can be prepared again (edge 1). */
async function reportFailure(tx: Scope<Tx>, { id, invoiceId, findings }: Prepared): Promise<void> {
  const text = findings.join(", ");
  await updateFactoringInvoice(tx, id, { status: "preparation_failed", statusDescription: text });
  await insertHistory(tx, [{ invoiceId, event: "preparation_failed", text }]);
}
