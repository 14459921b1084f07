import { and, asc, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { IsoDate } from "@/lib/domain/dates";
import type { PartySnapshot } from "@/lib/domain/invoice";
import { type Ore, ore } from "@/lib/domain/money";
import { user } from "../schema/auth";
import { documents } from "../schema/documents";
import { invoices } from "../schema/invoices";
import { subledgerAccounts } from "../schema/ledger";
import { legacyFactoring, legacyInvoices, legacyTransfers } from "../schema/legacy";
import type { Scope } from "../scope";

/** The old factoring solution as it is set up, and how many invoices wait to be transferred (M3); null in companies that never had it. */
export async function findLegacyFactoring({ db, companyId }: Scope) {
  const waiting = sql<number>`(
    select count(*) from ${legacyInvoices} w
    where w.company_id = ${legacyFactoring.companyId} and w.transfer_id is null)`;
  const [row] = await db
    .select({
      enabled: legacyFactoring.enabled,
      bureauName: legacyFactoring.bureauName,
      clientId: legacyFactoring.clientId,
      receivableAccountNo: legacyFactoring.receivableAccountNo,
      endedAt: legacyFactoring.endedAt,
      endedByName: user.name,
      untransferred: waiting.mapWith(Number),
    })
    .from(legacyFactoring)
    .leftJoin(user, eq(user.id, legacyFactoring.endedBy))
    .where(eq(legacyFactoring.companyId, companyId));
  return row ?? null;
}

export type LegacyFactoringRow = NonNullable<Awaited<ReturnType<typeof findLegacyFactoring>>>;

const originals = alias(invoices, "originals");

const waitingColumns = {
  id: invoices.id,
  kind: invoices.kind,
  number: sql<number>`${invoices.number}`.mapWith(Number),
  originalId: originals.id,
  originalNumber: originals.number,
  customerNo: invoices.customerNo,
  customerName: subledgerAccounts.name,
  invoiceDate: sql<IsoDate>`${invoices.invoiceDate}`,
  dueDate: sql<IsoDate>`${invoices.dueDate}`,
  ownKid: sql<string>`${invoices.ownKid}`,
  buyer: sql<PartySnapshot>`${invoices.buyer}`,
  netOre: invoices.netOre,
  vatOre: invoices.vatOre,
  totalOre: invoices.totalOre,
};

/** Invoices that wait to be transferred to the bureau, by number, a page at a time or all of them. */
export async function listWaitingInvoices(
  { db, companyId }: Scope,
  { after, limit }: { readonly after?: number | undefined; readonly limit?: number | undefined } = {},
) {
  const rows = db
    .select(waitingColumns)
    .from(legacyInvoices)
    .innerJoin(
      invoices,
      and(eq(invoices.companyId, legacyInvoices.companyId), eq(invoices.id, legacyInvoices.invoiceId)),
    )
    .innerJoin(
      subledgerAccounts,
      and(
        eq(subledgerAccounts.companyId, invoices.companyId),
        eq(subledgerAccounts.subledgerNo, invoices.customerNo),
      ),
    )
    .leftJoin(
      originals,
      and(eq(originals.companyId, invoices.companyId), eq(originals.id, invoices.originalInvoiceId)),
    )
    .where(
      and(
        eq(legacyInvoices.companyId, companyId),
        isNull(legacyInvoices.transferId),
        after === undefined ? undefined : gt(invoices.number, after),
      ),
    )
    .orderBy(asc(invoices.number));
  return limit === undefined ? rows : rows.limit(limit);
}

export type WaitingRow = Awaited<ReturnType<typeof listWaitingInvoices>>[number];

/** How many documents wait, and what they come to: invoices less credit notes, in øre. */
export async function sumWaitingInvoices({ db, companyId }: Scope) {
  const [sums] = await db
    .select({
      count: sql<number>`count(*)`.mapWith(Number),
      totalOre:
        sql<Ore>`coalesce(sum(case ${invoices.kind} when 'invoice' then ${invoices.totalOre} else -${invoices.totalOre} end), 0)`.mapWith(
          (total) => ore(BigInt(total)),
        ),
    })
    .from(legacyInvoices)
    .innerJoin(
      invoices,
      and(eq(invoices.companyId, legacyInvoices.companyId), eq(invoices.id, legacyInvoices.invoiceId)),
    )
    .where(and(eq(legacyInvoices.companyId, companyId), isNull(legacyInvoices.transferId)));
  if (!sums) throw new Error("an aggregate has one row");
  return sums;
}

/** The files handed to the bureau, newest first, each with its checksum. */
export async function listLegacyTransfers({ db, companyId }: Scope, limit: number) {
  return db
    .select({
      id: legacyTransfers.id,
      sequenceNo: legacyTransfers.sequenceNo,
      invoiceCount: legacyTransfers.invoiceCount,
      totalOre: legacyTransfers.totalOre,
      transferredAt: legacyTransfers.transferredAt,
      transferredBy: sql<string>`coalesce(${user.name}, ${legacyTransfers.transferredBy})`,
      documentId: documents.id,
      filename: documents.filename,
      size: documents.size,
      sha256: sql<string>`encode(${documents.sha256}, 'hex')`,
    })
    .from(legacyTransfers)
    .innerJoin(
      documents,
      and(eq(documents.companyId, legacyTransfers.companyId), eq(documents.id, legacyTransfers.documentId)),
    )
    .leftJoin(user, eq(user.id, legacyTransfers.transferredBy))
    .where(eq(legacyTransfers.companyId, companyId))
    .orderBy(desc(legacyTransfers.sequenceNo))
    .limit(limit);
}

/** The number of the next file. True for as long as the company's lock is held. */
export async function nextTransferNo({ db, companyId }: Scope): Promise<number> {
  const [row] = await db
    .select({ last: sql<number | null>`max(${legacyTransfers.sequenceNo})` })
    .from(legacyTransfers)
    .where(eq(legacyTransfers.companyId, companyId));
  return (row?.last ?? 0) + 1;
}

/** Where an invoice stands with the bureau: waiting, or in which file; null when it was never to go there. */
export async function findBureauState({ db, companyId }: Scope, invoiceId: string) {
  const [row] = await db
    .select({
      bureauName: legacyFactoring.bureauName,
      sequenceNo: legacyTransfers.sequenceNo,
      transferredAt: legacyTransfers.transferredAt,
    })
    .from(legacyInvoices)
    .innerJoin(legacyFactoring, eq(legacyFactoring.companyId, legacyInvoices.companyId))
    .leftJoin(
      legacyTransfers,
      and(
        eq(legacyTransfers.companyId, legacyInvoices.companyId),
        eq(legacyTransfers.id, legacyInvoices.transferId),
      ),
    )
    .where(and(eq(legacyInvoices.companyId, companyId), eq(legacyInvoices.invoiceId, invoiceId)));
  return row ?? null;
}
