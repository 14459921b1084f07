import { createHash } from "node:crypto";
import type { ReadDb, Scope } from "@/db/scope";
import { isoDate } from "@/lib/domain/dates";
import { ore } from "@/lib/domain/money";
import { reconcile } from "@/lib/services/factoring/reconcile";
import { postFactoringEvents } from "@/lib/services/vouchers/post-events";
import { postPartnerVoucher } from "@/lib/services/vouchers/post-partner-voucher";
import { reversePartnerVoucher } from "@/lib/services/vouchers/reverse-voucher";
import { keepUpload } from "@/lib/services/vouchers/voucher-documents";
import { expectOk, testDate, tinyPdf } from "./factories";

/** What the partner tells of money: a payment in part with its document, one by mistake, and its balance. */
export async function postBack(
  partner: Scope<ReadDb>,
  { factoringId, ...paid }: { customerNo: number; invoiceNo: number; factoringId: string; mark: string },
) {
  const { uploadId, uploadSha256 } = await sendIn(partner, paid.mark);
  const voucherReference = await payInPart(partner, { ...paid, uploadId });
  await payByMistake(partner, factoringId, paid.mark);
  await tellBalance(partner, paid.invoiceNo);
  return { uploadId, uploadSha256, voucherReference };
}

/** A document that the partner sends in. */
async function sendIn(partner: Scope<ReadDb>, mark: string) {
  const pdf = tinyPdf(`${mark} avregning`);
  const { id } = await expectOk(keepUpload(partner, { filename: `${mark}.pdf`, pdf }));
  return { uploadId: id, uploadSha256: new Uint8Array(createHash("sha256").update(pdf).digest()) };
}

/** A payment that the partner takes back: what it settled is open again. */
async function payByMistake(partner: Scope<ReadDb>, factoringInvoiceId: string, mark: string): Promise<void> {
  const date = isoDate("2026-03-17");
  const { id } = await expectOk(
    postFactoringEvents(partner, {
      dryRun: false,
      externalReference: `mistake-${mark}`,
      date,
      items: [{ kind: "payment", factoringInvoiceId, amount: ore(1_000n), through: "bank" }],
    }),
  );
  await expectOk(reversePartnerVoucher(partner, { voucherId: id ?? "", date, reason: `${mark} feil` }));
}

async function tellBalance(partner: Scope<ReadDb>, invoiceNo: number): Promise<void> {
  const openInvoices = [{ invoiceNo, remaining: ore(1n) }];
  await expectOk(reconcile(partner, { asOf: testDate, factorBalance: ore(0n), openInvoices }));
}

/** Half of what remains is paid through the clearing account. Answers the voucher's reference. */
async function payInPart(
  partner: Scope,
  {
    customerNo,
    invoiceNo,
    uploadId,
    mark,
  }: { customerNo: number; invoiceNo: number; uploadId: string; mark: string },
): Promise<string> {
  const externalReference = `ref-${mark}`;
  const amount = ore(400_000n);
  await expectOk(
    postPartnerVoucher(partner, {
      dryRun: false,
      externalReference,
      documentIds: [uploadId],
      voucherDate: isoDate("2026-03-16"),
      description: `${mark} payment`,
      currency: "NOK",
      lines: [
        { account: 80_000, amount, eventKind: "payment", invoiceNo, text: mark },
        { customerNo, amount: ore(-amount), eventKind: "payment", invoiceNo, matchingReference: mark },
      ],
    }),
  );
  return externalReference;
}
