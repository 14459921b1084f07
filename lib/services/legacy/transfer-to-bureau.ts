import { getCompany } from "@/db/queries/companies";
import { findLegacyFactoring, listWaitingInvoices, nextTransferNo } from "@/db/queries/legacy";
import type { Scope } from "@/db/scope";
import { insertDocuments } from "@/db/writes/documents";
import { insertHistory } from "@/db/writes/invoices";
import { insertLegacyTransfer } from "@/db/writes/legacy";
import { writeTransferFile } from "@/lib/adapters/legacy-transfer-file";
import { dateInNorway } from "@/lib/domain/dates";
import { type LegacyRefusal, type Transfer, transferTotal } from "@/lib/domain/legacy-transfer";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";

/** A statement takes 65 535 parameters, and an event nine. */
const toldTogether = 5_000;

export type Transferred = {
  readonly documentId: string;
  readonly filename: string;
  readonly count: number;
};

/**
 * «Overfør til factoringbyrå» (M3): all that waits goes into one file, and is marked as transferred, in one
 * transaction. The file is kept, so the same bytes can be fetched again.
 */
export function transferToBureau(
  scope: Scope,
): Promise<Result<Transferred, LegacyRefusal | TransactRefusal>> {
  return transact<Transferred, LegacyRefusal>(scope, "legacy/transfer", async (tx) => {
    const legacy = await findLegacyFactoring(tx);
    if (!legacy?.enabled) return refuse({ code: "legacy_factoring_off" });
    const invoices = await listWaitingInvoices(tx);
    if (invoices.length === 0) return refuse({ code: "legacy_nothing_waiting" });

    const { orgNr, name } = await getCompany(tx);
    const sequenceNo = await nextTransferNo(tx);
    const { bureauName, clientId, receivableAccountNo } = legacy;
    const transfer: Transfer = {
      ...{ bureauName, clientId, receivableAccountNo, sequenceNo, invoices },
      seller: { orgNr, name },
      date: dateInNorway(tx.now),
    };
    const file = writeTransferFile(transfer);
    const [documentId = ""] = await insertDocuments(tx, [{ kind: "legacy_transfer", ...file }]);
    await insertLegacyTransfer(tx, {
      ...{ sequenceNo, documentId },
      totalOre: transferTotal(invoices),
      invoiceIds: invoices.map(({ id }) => id),
    });
    for (let start = 0; start < invoices.length; start += toldTogether) {
      await insertHistory(
        tx,
        invoices.slice(start, start + toldTogether).map(({ id }) => ({
          invoiceId: id,
          event: "bureau_transferred" as const,
          facts: { bureau: bureauName, sequenceNo },
          documentId,
        })),
      );
    }
    return ok({ documentId, filename: file.filename, count: invoices.length });
  });
}
