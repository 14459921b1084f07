import { z } from "zod";
import { findInvoiceHead } from "@/db/queries/invoices";
import { findNamedInvoices } from "@/db/queries/partner-posting";
import type { ReadDb, Scope } from "@/db/scope";
import { updateFactoringInvoice } from "@/db/writes/factoring";
import { insertHistory } from "@/db/writes/invoices";
import { getInvoice } from "@/lib/contracts/partner-api/invoices";
import { voucherInput } from "@/lib/contracts/partner-api/vouchers";
import { partnerScopes } from "@/lib/domain/actor";
import type { IsoDate } from "@/lib/domain/dates";
import { ok } from "@/lib/domain/result";
import type { Voucher } from "@/lib/partner/api";
import { factor } from "@/lib/partner/company";
import { renderInvoice } from "@/lib/partner/invoice-pdf";
import { kidOf } from "@/lib/partner/kid";
import { sellerOf } from "@/lib/partner/seller";
import { acknowledgeDelivery } from "@/lib/services/factoring/acknowledge-delivery";
import type { Activated } from "@/lib/services/factoring/activate";
import { claimInvoices } from "@/lib/services/factoring/claim-invoices";
import { downloadEhf } from "@/lib/services/factoring/download-ehf";
import { prepareInvoices } from "@/lib/services/factoring/prepare-invoices";
import { readInvoice } from "@/lib/services/factoring/read-invoices";
import { rejectInvoice, reportStatus } from "@/lib/services/factoring/report-status";
import { acknowledgeDirectPayment } from "@/lib/services/payments/partner-direct-payments";
import { transact } from "@/lib/services/transact";
import { postPartnerVoucher } from "@/lib/services/vouchers/post-partner-voucher";
import type { SentDocument } from "./bookkeeping";
import { type Books, done } from "./books";
import { at } from "./calendar";
import type { Rejection, Report } from "./fates";

/** The system's part: make the EHFs and offer them. `failing` is one that breaks off, to be tried again by hand. */
export async function prepare(
  books: Books,
  day: IsoDate,
  sent: readonly SentDocument[],
  failing: readonly SentDocument[],
) {
  const scope = books.as({ kind: "system", task: "prepare" }, at(day, "08:16"));
  await done(prepareInvoices(scope, { invoiceIds: sent.map(({ invoiceId }) => invoiceId) }));
  for (const { invoiceId } of failing) await breakOff(scope, invoiceId);
}

/** A sound EHF does not fail, so the failure is written as the job writes one. */
async function breakOff(scope: Scope<ReadDb>, invoiceId: string): Promise<void> {
  const text = "Klargjøringen ble avbrutt. Prøv på nytt.";
  await done(
    transact(scope, "factoring/prepare", async (tx) => {
      await updateFactoringInvoice(tx, await factoringIdOf(tx, invoiceId), {
        status: "preparation_failed",
        statusDescription: text,
      });
      await insertHistory(tx, [{ invoiceId, event: "preparation_failed", text }]);
      return ok(null);
    }),
  );
}

async function factoringIdOf(scope: Scope, invoiceId: string): Promise<string> {
  const head = await findInvoiceHead(scope, invoiceId);
  if (!head?.factoring) throw new Error(`${invoiceId} is not factored`);
  return head.factoring.id;
}

/** The factoring company's desk: its side of the loop by the same verbs as its API, without the HTTP between. */
export function factoringDesk(books: Books, { connectionId, integrationName }: Activated) {
  const scopeAt = (day: IsoDate, time: string) =>
    books.as({ kind: "partner", connectionId, integrationName, scopes: partnerScopes }, at(day, time));

  async function idsOf(scope: Scope<ReadDb>, documents: readonly SentDocument[]): Promise<string[]> {
    const numbers = documents.map(({ invoiceNo }) => invoiceNo);
    const found = new Map(
      (await findNamedInvoices(scope, connectionId, { numbers, ids: [] })).map((row) => [
        row.number,
        row.factoringId,
      ]),
    );
    return numbers.flatMap((number) => found.get(number) ?? []);
  }

  async function claim(day: IsoDate, documents: readonly SentDocument[]): Promise<string[]> {
    const scope = scopeAt(day, "09:30");
    const ids = await idsOf(scope, documents);
    const { results } = await done(claimInvoices(scope, { ids }));
    for (const { id, code } of results) if (code) throw new Error(`${id} was not claimed: ${code}`);
    return ids;
  }

  return {
    claim,
    /** The partner API's ids of documents. */
    idsOf: (day: IsoDate, documents: readonly SentDocument[]) => idsOf(scopeAt(day, "09:00"), documents),
    /** Claim, fetch, print and acknowledge. */
    async deliver(day: IsoDate, documents: readonly SentDocument[]): Promise<void> {
      if (documents.length === 0) return;
      for (const id of await claim(day, documents)) await deliverOne(scopeAt(day, "10:05"), id);
    },
    async reject(day: IsoDate, document: SentDocument, rejection: Rejection): Promise<void> {
      for (const invoiceId of await claim(day, [document])) {
        await done(rejectInvoice(scopeAt(day, "10:30"), { invoiceId, ...rejection }));
      }
    },
    async report(day: IsoDate, document: SentDocument, report: Report): Promise<void> {
      const scope = scopeAt(day, "12:00");
      for (const invoiceId of await idsOf(scope, [document])) {
        const nothing = { holdUntil: null, nextEvent: null, nextEventDate: null };
        await done(reportStatus(scope, { ...nothing, ...report, invoiceId, occurredAt: scope.now }));
      }
    },
    async acknowledgePayment(day: IsoDate, directPaymentId: string): Promise<void> {
      await done(acknowledgeDirectPayment(scopeAt(day, "12:30"), { directPaymentId }));
    },
    async post(day: IsoDate, voucher: Voucher): Promise<void> {
      await done(
        postPartnerVoucher(scopeAt(day, "13:00"), { ...z.decode(voucherInput, voucher), dryRun: false }),
      );
    },
  };
}

export type FactoringDesk = ReturnType<typeof factoringDesk>;

async function deliverOne(scope: Scope<ReadDb>, invoiceId: string): Promise<void> {
  const ehf = await done(downloadEhf(scope, { invoiceId }));
  const read = await readInvoice(scope, { invoiceId });
  if (!read) throw new Error(`${invoiceId} cannot be read`);

  const invoice = z.encode(getInvoice.output, read);
  const kid = kidOf(invoice.invoiceNo);
  const isInvoice = invoice.type === "invoice";
  const { isPerson, email, address } = invoice.customer;
  const byEhf = !isPerson && address.country === "NO";
  await done(
    acknowledgeDelivery(scope, {
      invoiceId,
      deliveredAt: scope.now,
      channel: byEhf ? "ehf" : "email",
      text: byEhf ? "Sendt som EHF" : `Sendt på e-post til ${email}`,
      factorKid: isInvoice ? kid : null,
      paymentAccount: isInvoice ? factor.bankAccount : null,
      dueDate: read.dueDate,
      factorReference: `PO-${invoice.invoiceNo}`,
      pdf: await renderInvoice(invoice, sellerOf(new TextDecoder().decode(ehf.bytes)), kid),
    }),
  );
}
