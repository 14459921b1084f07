import { listDunningCandidates } from "@/db/queries/dunning";
import { findInvoice } from "@/db/queries/invoices";
import type { ReadDb, Scope } from "@/db/scope";
import { insertMatches, insertVouchers } from "@/db/writes/vouchers";
import { dateInNorway } from "@/lib/domain/dates";
import type { DraftLine } from "@/lib/domain/invoice";
import { ore } from "@/lib/domain/money";
import { ok } from "@/lib/domain/result";
import { sendInvoice } from "@/lib/services/invoices/send-invoices";
import { transact } from "@/lib/services/transact";
import { expectOk, line, newDraft, testDate } from "./factories";

/** The same scope on a later day, at nine in the morning. */
export function onDay(scope: Scope<ReadDb>, date: string): Scope<ReadDb> {
  return { ...scope, now: new Date(`${date}T08:00:00Z`) };
}

/** An invoice that the company itself has sent, dated 2 March 2026 and due on the 16th. Answers its id. */
export async function newOwnInvoice(
  scope: Scope<ReadDb>,
  customerNo: number,
  lines: readonly DraftLine[] = [line()],
): Promise<string> {
  const invoiceId = await newDraft(scope, customerNo, lines);
  await expectOk(sendInvoice(scope, { invoiceId, invoiceDate: testDate, deliveryMethod: "print" }));
  return invoiceId;
}

/** A customer's payment of a part of an own invoice into the bank, or of all of it. */
export async function payInvoice(scope: Scope<ReadDb>, invoiceId: string, part?: bigint): Promise<void> {
  await expectOk(
    transact(scope, "voucher/post-manual", async (tx) => {
      const [invoice] = await listDunningCandidates(tx, { invoiceIds: [invoiceId] });
      const row = await findInvoice(tx, invoiceId);
      if (!invoice || !row?.voucherSeries || !row.voucherNo) throw new Error("no such invoice");
      const amount = part ?? (invoice.remainingOre as bigint);
      const posting = (accountNo: number, amountOre: bigint, subledgerNo: number | null) => ({
        ...{ accountNo, subledgerNo, amountOre: ore(amountOre), vatCode: null, text: "", dueDate: null },
        ...{ eventKind: null, invoiceId, kid: null, matchingReference: null, externalLineReference: null },
      });
      const [ref] = await insertVouchers(tx, 3, [
        {
          voucherDate: dateInNorway(tx.now),
          kind: "bank",
          source: "ui",
          description: "Innbetaling",
          createdBy: "tester",
          postings: [posting(1920, amount, null), posting(1500, -amount, invoice.customerNo)],
        },
      ]);
      if (!ref) throw new Error("the payment got no number");
      const debit = { series: row.voucherSeries, voucherNo: row.voucherNo, line: 1 };
      await insertMatches(tx, [{ debit, credit: { ...ref, line: 2 }, amountOre: ore(amount) }]);
      return ok(ref);
    }),
  );
}
