import type { Pool } from "@/db/client";
import { testDate } from "@/e2e/factories";
import { serialiseXml } from "@/lib/adapters/xml";
import { toUbl } from "@/lib/domain/ehf";
import { sampleDraft, sampleSending } from "@/lib/domain/sample-invoice";
import { send } from "@/lib/domain/sending";
import { vatOf } from "@/lib/domain/vat";
import { prepareInvoices } from "@/lib/services/factoring/prepare-invoices";
import { sendInvoice, sendInvoices } from "@/lib/services/invoices/send-invoices";
import { addDrafts, type BenchCompany } from "./books";
import { type Figure, figure, type Work } from "./figure";
import { insertAndCommit } from "./ledger";

/** Invoices a second from draft to offered to the partner: number, voucher, history, job and EHF. */
export async function sendingFigures(owner: Pool, company: BenchCompany): Promise<Figure[]> {
  const worker = { ...company.scope, actor: { kind: "system", task: "prepare" } } as const;
  const drafts: string[] = [];
  const prepare = async () => {
    drafts.push(...(await addDrafts(company, Math.max(0, 6_000 - drafts.length))));
  };
  const take = (count: number) => {
    if (drafts.length < count) throw new Error("the bench has run out of drafts");
    return drafts.splice(0, count);
  };

  const oneAtATime = (): Work => async () => {
    const [invoiceId = ""] = take(1);
    const sent = await sendInvoice(company.scope, { invoiceId, invoiceDate: testDate });
    const prepared = await prepareInvoices(worker, { invoiceIds: [invoiceId] });
    return sent.ok && prepared.ok ? prepared.value.ready : 0;
  };
  const thousandAtOnce = (): Work => async () => {
    const invoiceIds = take(1_000);
    await sendInvoices(company.scope, { invoiceIds, invoiceDate: testDate });
    let ready = 0;
    // Fifty a job, as the worker is given them.
    for (let start = 0; start < invoiceIds.length; start += 50) {
      const prepared = await prepareInvoices(worker, { invoiceIds: invoiceIds.slice(start, start + 50) });
      if (prepared.ok) ready += prepared.value.ready;
    }
    return ready;
  };
  const baseline = insertAndCommit(owner);
  return [
    await figure("invoices sent, one at a time", "invoices/s", { work: oneAtATime, baseline, prepare }),
    await figure("invoices sent, 1000 at once", "invoices/s", { work: thousandAtOnce, baseline, prepare }),
  ];
}

/** EHF documents a second, beside the fastest way to write the same document as text. */
export async function ehfFigure(): Promise<Figure> {
  const sent = send(sampleDraft, sampleSending);
  if (!sent.ok) throw new Error(sent.error.code);
  const { document } = sent.value;
  const treatmentOf = (code: number) => {
    const vat = vatOf(code);
    if (!vat) throw new Error(`no VAT code ${code}`);
    return vat;
  };

  const ehf = (): Work => async () => {
    for (let n = 0; n < 20; n++) serialiseXml(toUbl(document, treatmentOf));
    return 20;
  };
  const json = (): Work => async () => {
    for (let n = 0; n < 20; n++) new TextEncoder().encode(JSON.stringify(toUbl(document, treatmentOf)));
    return 20;
  };
  return figure("EHF documents", "documents/s", { work: ehf, baseline: json });
}
