import type { DeliveryMethod } from "./customer";
import type { IsoDate } from "./dates";
import type { FactoringStatus, SettlementStatus } from "./factoring";
import type { InvoiceKind } from "./invoice";
import type { Ore } from "./money";
import type { VoucherRef } from "./voucher";

/** What «Fakturaoversikt» (M7) can be sorted by. */
export const invoiceReportSorts = [
  "number",
  "kind",
  "invoiceDate",
  "dueDate",
  "customer",
  "net",
  "vat",
  "total",
  "remaining",
  "deliveryMethod",
  "factoringStatus",
] as const;

export type InvoiceReportSort = (typeof invoiceReportSorts)[number];

/** The order of a report's rows. */
export type ReportOrder<Sort extends string> = { readonly by: Sort; readonly descending: boolean };

/** Which sent invoices and credit notes «Fakturaoversikt» shows; null asks for nothing. */
export type InvoiceReportFilter = {
  /** First and last invoice date. */
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  readonly customerNo: number | null;
  readonly factoringStatus: FactoringStatus | "not_factored" | null;
  /** Only what has something left in the customer subledger. */
  readonly openOnly: boolean;
  /** In the customer's name, the start of the invoice number, or the KID. */
  readonly search: string;
};

/** One document in «Fakturaoversikt». Amounts are in øre and negative for credit notes, so that columns add up. */
export type InvoiceReportRow = {
  readonly id: string;
  readonly number: number;
  readonly kind: InvoiceKind;
  readonly invoiceDate: IsoDate;
  readonly dueDate: IsoDate;
  readonly customerNo: number;
  readonly customerName: string;
  readonly netOre: Ore;
  readonly vatOre: Ore;
  readonly totalOre: Ore;
  readonly remainingOre: Ore;
  readonly deliveryMethod: DeliveryMethod;
  readonly voucher: VoucherRef;
  readonly settlement: SettlementStatus;
  /** «Factoring fakturastatus»; null when the invoice was sent in another way. */
  readonly factoringStatus: FactoringStatus | null;
  /** «Factoringbeskrivelse». */
  readonly factoringDescription: string | null;
};

/** Sums over everything that the filter lets through, not over the page. */
export type InvoiceReportTotals = {
  readonly count: number;
  readonly netOre: Ore;
  readonly vatOre: Ore;
  readonly totalOre: Ore;
  readonly remainingOre: Ore;
};
