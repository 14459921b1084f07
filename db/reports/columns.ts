import { type SettlementStatus, settlementStatus } from "@/lib/domain/factoring";
import { reportPath } from "@/lib/domain/report";
import type { Column, SourceRow } from "./report";

const orderedBy = (name: string) => ({ name, type: "bigint" }) as const;

/** The document that the line is, or concerns. */
export const number: Column = {
  id: "number",
  kind: "text",
  sortBy: orderedBy("numberOrder"),
  leadsTo: ({ invoiceId }) => (invoiceId ? `/invoices/${invoiceId}` : null),
};

export const kind: Column = { id: "kind", kind: "word", always: true };
export const invoiceDate: Column = { id: "invoiceDate", kind: "date", always: true };
export const voucherDate: Column = { id: "voucherDate", kind: "date", always: true };
export const dueDate: Column = { id: "dueDate", kind: "date", always: true };
export const kid: Column = { id: "kid", kind: "text", offAtFirst: true };

export const customerNo: Column = {
  id: "customerNo",
  kind: "text",
  sortBy: { name: "customerNo", type: "int" },
  leadsTo: ({ customerNo: no }) => `/customers/${no}`,
};

export const customer: Column = {
  id: "customer",
  kind: "text",
  always: true,
  leadsTo: ({ customerNo: no }) => `/customers/${no}`,
};

/** The customer's own postings are behind what he owes. */
export const remaining: Column = {
  id: "remaining",
  kind: "amount",
  always: true,
  summed: true,
  leadsTo: ({ customerNo: no }) => reportPath("customer-ledger", { customer: Number(no) }),
};

export const net: Column = { id: "net", kind: "amount", always: true, summed: true };
export const vat: Column = { id: "vat", kind: "amount", always: true, summed: true };
export const total: Column = { id: "total", kind: "amount", always: true, summed: true };

/**
 * Of what is in another currency than kroner (edge 41): its code, amount and what remains in it. Never added up, since a
 * sum over documents is of kroner; shown at first where there is any.
 */
const currency: Column = { id: "currency", kind: "text", offAtFirst: true };
const currencyTotal: Column = { id: "currencyTotal", kind: "amount", offAtFirst: true };
const currencyRemaining: Column = { id: "currencyRemaining", kind: "amount", offAtFirst: true };
export const inCurrency: readonly Column[] = [currency, currencyTotal, currencyRemaining];

/** «Oppgjørsstatus»: derived by the domain's rule from what the ledger says. */
export const settlement: Column = {
  id: "settlement",
  kind: "status",
  sorts: false,
  derived: (row): SettlementStatus =>
    settlementStatus({
      totalOre: magnitude(row, "total"),
      remainingOre: magnitude(row, "remaining"),
      creditedOre: magnitude(row, "creditedOre"),
      advancedOre: BigInt(String(row.advancedOre)),
      writtenOffOre: BigInt(String(row.writtenOffOre)),
      givenBackOre: BigInt(String(row.givenBackOre)),
      status: (row.factoringStatus ?? null) as Parameters<typeof settlementStatus>[0]["status"],
    }),
};

export const deliveryMethod: Column = { id: "deliveryMethod", kind: "word" };
export const source: Column = { id: "source", kind: "word", offAtFirst: true };

/** M7's two columns, on every invoice-related report. */
export const factoring: readonly Column[] = [
  { id: "factoringStatus", kind: "status", offAtFirst: true },
  { id: "factoringDescription", kind: "longText", offAtFirst: true },
];

/** The same where a line is a sum of many invoices. */
export const factoringCounts: readonly Column[] = [
  { id: "factoringStatus", kind: "statusCounts", always: true, offAtFirst: true },
  { id: "factoringDescription", kind: "longText", offAtFirst: true },
];

export const voucher: Column = {
  id: "voucher",
  kind: "text",
  sortBy: orderedBy("voucherOrder"),
  leadsTo: (row) => `/vouchers/${row.voucher}`,
};

function magnitude(row: SourceRow, name: string): bigint {
  const amount = BigInt(String(row[name]));
  return amount < 0n ? -amount : amount;
}
