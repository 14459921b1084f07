import { type ReceivableAge, receivableAges } from "./ageing";
import type { DeliveryMethod } from "./customer";
import type { IsoDate } from "./dates";
import { type FactoringStatus, factoringStatuses, type SettlementStatus } from "./factoring";
import type { InvoiceKind } from "./invoice";
import type { VoucherKind } from "./voucher";

/** The invoice-related reports (M7, M37). The name stands in the address and in users' settings: never changed. */
export const reportIds = [
  "invoices",
  "open-items",
  "customer-ledger",
  "aged-receivables",
  "sales-by-customer",
  "credit-notes",
] as const;

export type ReportId = (typeof reportIds)[number];

/** Every column that a report can have; `lib/text` names each. Kept in users' settings and addresses: never changed. */
export type ReportColumnId =
  | "number"
  | "kind"
  | "invoiceDate"
  | "voucherDate"
  | "dueDate"
  | "daysOverdue"
  | "customerNo"
  | "customer"
  | "text"
  | "kid"
  | "creditNoteNumber"
  | "creditNoteDate"
  | "originalNumber"
  | "net"
  | "vat"
  | "total"
  | "remaining"
  | "currency"
  | "currencyTotal"
  | "currencyRemaining"
  | "debit"
  | "credit"
  | "amount"
  | "balance"
  | "invoiceCount"
  | "creditNoteCount"
  | "itemCount"
  | "lastInvoiceDate"
  | ReceivableAge
  | "settlement"
  | "deliveryMethod"
  | "source"
  | "factoringStatus"
  | "factoringDescription"
  | "voucher";

/** A code that a report shows as a word. */
export type ReportWord = InvoiceKind | VoucherKind | DeliveryMethod | "created" | "imported";

/** How many of a customer's invoices stand in a status at the factoring company. */
export type StatusCount = { readonly status: FactoringStatus; readonly count: number };

/** How a value is shown on the screen and written to a file. */
export type ReportCell =
  | { readonly kind: "text" | "longText"; readonly value: string | null }
  | { readonly kind: "date"; readonly value: IsoDate | null }
  /** Øre. */
  | { readonly kind: "amount"; readonly value: bigint | null }
  | { readonly kind: "count"; readonly value: number | null }
  | { readonly kind: "word"; readonly value: ReportWord | null }
  | { readonly kind: "status"; readonly value: FactoringStatus | SettlementStatus | null }
  | { readonly kind: "statusCounts"; readonly value: readonly StatusCount[] };

export type ReportCellKind = ReportCell["kind"];

/** One column of a report, for the screen and the files alike. */
export type ReportColumn = {
  readonly id: ReportColumnId;
  readonly kind: ReportCellKind;
  /** Its heading sorts, unless this says no. */
  readonly sorts?: false;
  /** Brought out in the column chooser. */
  readonly offAtFirst?: true;
  /** Has a sum of all rows of the filter at the foot. */
  readonly summed?: true;
};

/** One line of a report. `links` says where a cell leads, below `/[company]`. */
export type ReportRow = {
  readonly id: string;
  readonly cells: Readonly<Partial<Record<ReportColumnId, ReportCell>>>;
  readonly links: Readonly<Partial<Record<ReportColumnId, string>>>;
};

/** Sums over everything that the filter lets through, not over the page; in øre, by column. */
export type ReportTotals = {
  readonly count: number;
  readonly sums: Readonly<Partial<Record<ReportColumnId, bigint>>>;
};

/** The order of a report's rows. */
export type ReportOrder = { readonly by: ReportColumnId; readonly descending: boolean };

/** What a line of a report is: a customer with his sums, or a document (a posting, for ledgers). */
export const reportLevels = ["customer", "document"] as const;

export type ReportLevel = (typeof reportLevels)[number];

export const invoiceSources = ["created", "imported"] as const;

/** Where a receivable's age is asked for: one step of an age list, or all that is past due. */
export const askedAges = [...receivableAges, "overdue"] as const;

/** A status at the factoring company, or that there is none. */
export const askedStatuses = [...factoringStatuses, "not_factored"] as const;

/** What a report can be narrowed to. The names are those of the address; null and "" ask for nothing. */
export type ReportFilter = {
  /** First and last date of a period. */
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  /** «Per dato»: what was so when that day was over. */
  readonly asOf: IsoDate | null;
  readonly customer: number | null;
  readonly status: (typeof askedStatuses)[number] | null;
  /** Part of «Factoringbeskrivelse». */
  readonly description: string;
  readonly age: (typeof askedAges)[number] | null;
  readonly source: (typeof invoiceSources)[number] | null;
  /** Only what has something left in the customer subledger. */
  readonly open: boolean;
  /** In the customer's name, the start of the document's number, or the KID. */
  readonly q: string;
};

export type ReportFilterId = keyof ReportFilter;

/** A filter that lets everything through. */
export const everything: ReportFilter = {
  from: null,
  to: null,
  asOf: null,
  customer: null,
  status: null,
  description: "",
  age: null,
  source: null,
  open: false,
  q: "",
};

/** One way to see a report: its columns, and the order it begins with. */
export type ReportView = {
  readonly level: ReportLevel;
  readonly columns: readonly ReportColumn[];
  readonly order: ReportOrder;
};

/** What a screen needs to know of a report. */
export type ReportHead = {
  readonly id: ReportId;
  readonly filters: readonly ReportFilterId[];
  /** The first is shown unless another level is asked for. */
  readonly views: readonly [ReportView, ...ReportView[]];
  /** The column whose sum is a balance of the general ledger, and the filter that says when. */
  readonly agrees?: { readonly sum: ReportColumnId; readonly at: "asOf" | "to"; readonly carried?: true };
};

/** What the general ledger says beside a report, in øre. Null where the filter leaves nothing to compare with. */
export type ReportLedger = {
  /** What was on the customers' accounts when the period began. */
  readonly openingOre: bigint | null;
  readonly control: { readonly accountNo: number; readonly name: string; readonly balanceOre: bigint } | null;
};

/** The columns that are put away until a user has chosen, of all the report's levels. */
export function hiddenAtFirst(
  { views }: Pick<ReportHead, "views">,
  /** Whether the books hold other currencies than kroner, whose columns are then shown. */
  { foreign = false }: { readonly foreign?: boolean } = {},
): ReportColumnId[] {
  const columns = views.flatMap((view) => view.columns);
  const hidden = columns.filter(({ id, offAtFirst }) => offAtFirst && !(foreign && ofCurrency.includes(id)));
  return [...new Set(hidden.map(({ id }) => id))];
}

/** What only documents in another currency than kroner have (edge 41). */
const ofCurrency: readonly ReportColumnId[] = ["currency", "currencyTotal", "currencyRemaining"];

/** Where a report with a filter is to be found, below `/[company]`. */
export function reportPath(
  id: ReportId,
  asked: Partial<ReportFilter> & { readonly level?: ReportLevel },
): string {
  const given = Object.entries(asked).filter(
    ([, value]) => value !== null && value !== "" && value !== false,
  );
  const query = given.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join("&");
  return `/reports/${id}${query && `?${query}`}`;
}
