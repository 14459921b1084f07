import type { Pool } from "@/db/client";
import { begin, type ReadDb, type Scope } from "@/db/scope";
import { insertDrafts } from "@/db/writes/invoices";
import { insertVouchers, type NewVoucher } from "@/db/writes/vouchers";
import {
  type ActiveFactoring,
  line,
  newCompany,
  newCustomer,
  newFactoring,
  organisation,
  testDate,
} from "@/e2e/factories";
import { voucherSeriesNo } from "@/lib/domain/chart";
import { priceLine, totalsOf } from "@/lib/domain/invoice";
import { ore } from "@/lib/domain/money";
import { prepareInvoices } from "@/lib/services/factoring/prepare-invoices";
import { sendInvoices } from "@/lib/services/invoices/send-invoices";

/** A company to measure in: factoring active, some customers, a few hundred vouchers. */
export type BenchCompany = {
  readonly scope: Scope<ReadDb>;
  readonly factoring: ActiveFactoring;
  readonly customerNos: readonly number[];
};

/** Books with something in them: plans made over empty tables are wrong, and fast in the wrong way. */
export async function fillBenchCompany(pool: Pool, invoices: number): Promise<BenchCompany> {
  const scope = await newCompany(pool);
  const factoring = await newFactoring(pool, scope);
  const card = organisation({ useFactoring: true, deliveryMethod: "factoring" });
  const customerNos: number[] = [];
  for (let n = 0; n < 20; n++) customerNos.push(await newCustomer(scope, card));
  const company = { scope, factoring, customerNos };

  await begin(scope, (tx) => insertVouchers(tx, voucherSeriesNo.general, saleVouchers(company, 500)));
  const invoiceIds = await addDrafts(company, invoices);
  await sendInvoices(scope, { invoiceIds, invoiceDate: testDate });
  await prepareInvoices({ ...scope, actor: { kind: "system", task: "prepare" } }, { invoiceIds });
  return company;
}

/** Sales of three lines each, as an invoice makes them: receivable, income, VAT. */
export function saleVouchers({ customerNos }: BenchCompany, count: number): NewVoucher[] {
  const absent = { dueDate: null, eventKind: null, invoiceId: null, kid: null, matchingReference: null };
  return Array.from({ length: count }, (_, index) => {
    const posting = (
      accountNo: number,
      amount: bigint,
      subledgerNo: number | null,
      vatCode: number | null,
    ) => ({
      accountNo,
      subledgerNo,
      amountOre: ore(amount),
      vatCode,
      text: "Faktura",
      ...absent,
      externalLineReference: null,
    });
    return {
      voucherDate: testDate,
      kind: "manual",
      source: "ui",
      description: `Bilag ${index}`,
      createdBy: "bench",
      postings: [
        posting(1500, 1_250_000n, customerNos[index % customerNos.length] ?? 10_000, null),
        posting(3000, -1_000_000n, null, 3),
        posting(2700, -250_000n, null, 3),
      ],
    };
  });
}

/** Drafts of two lines each, spread over the customers, written in batches. */
export async function addDrafts({ scope, customerNos }: BenchCompany, count: number): Promise<string[]> {
  const lines = [line(), line({ text: "Materialer", quantityMilli: 3_000n, unit: "EA" })].map(priceLine);
  const ids: string[] = [];
  for (let start = 0; start < count; start += 500) {
    const drafts = Array.from({ length: Math.min(500, count - start) }, (_, index) => ({
      kind: "invoice" as const,
      source: "created" as const,
      customerNo: customerNos[index % customerNos.length] ?? 10_000,
      paymentTermsDays: 14,
      buyerReference: null,
      orderReference: null,
      deliveryDate: null,
      originalInvoiceId: null,
      lines,
      totals: totalsOf(lines),
      createdBy: "bench",
    }));
    ids.push(...(await begin(scope, (tx) => insertDrafts(tx, drafts))));
  }
  return ids;
}
