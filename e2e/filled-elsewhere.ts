import type { Pool } from "@/db/client";
import type { Scope } from "@/db/scope";
import { adoptLegacyFactoring } from "@/db/writes/legacy";
import { ore } from "@/lib/domain/money";
import { sendInvoice } from "@/lib/services/invoices/send-invoices";
import { writeOffLoss } from "@/lib/services/invoices/write-off-loss";
import { transferToBureau } from "@/lib/services/legacy/transfer-to-bureau";
import { expectOk, newDraft, testDate } from "./factories";
import { newImported } from "./imported";

/** What comes from other places than this one: an imported invoice, and the old factoring solution. */
export async function fillElsewhere(pool: Pool, scope: Scope, customerNo: number, mark: string) {
  const { invoiceId, importId } = await newImported(scope, customerNo, mark);
  await adoptLegacyFactoring(pool, scope.companyId, {
    bureauName: `${mark} Byrå`,
    clientId: mark,
    receivableAccountNo: 1579,
  });
  const [transferredId, waitingId] = [await newDraft(scope, customerNo), await newDraft(scope, customerNo)];
  const sending = { invoiceDate: testDate, deliveryMethod: "print" } as const;
  await expectOk(sendInvoice(scope, { invoiceId: transferredId, ...sending }));
  await expectOk(transferToBureau(scope));
  await expectOk(sendInvoice(scope, { invoiceId: waitingId, ...sending }));
  const loss = { date: testDate, ground: "insolvency", note: mark } as const;
  await expectOk(writeOffLoss(scope, { invoiceId: waitingId, amountOre: ore(100_000n), ...loss }));
  return { lostId: waitingId, importedId: invoiceId, importId, transferredId };
}
