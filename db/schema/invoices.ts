import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { BrandingSnapshot } from "@/lib/domain/branding";
import type { Currency, ExchangeRate } from "@/lib/domain/currency";
import type { DeliveryMethod } from "@/lib/domain/customer";
import type { HistoryEvent, InvoiceKind, PartySnapshot } from "@/lib/domain/invoice";
import { companyId, createdAt, isoDateColumn, moment, newId, oreColumn } from "../columns";
import { customers } from "./customers";
import { documents } from "./documents";
import { imports } from "./imports";
import { accounts, vouchers } from "./ledger";

/** The running number of sales documents, gapless because it is a row and not a sequence (§ 5-1-3). */
export const invoiceNumbers = pgTable(
  "invoice_numbers",
  {
    companyId: companyId(),
    firstNo: bigint({ mode: "number" }).notNull(),
    nextNo: bigint({ mode: "number" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.companyId] })],
);

/** An invoice or credit note: a draft until sent, then a sales document that never changes. */
export const invoices = pgTable(
  "invoices",
  {
    companyId: companyId(),
    id: newId(),
    kind: text().$type<InvoiceKind>().notNull(),
    state: text().$type<"draft" | "sent">().notNull().default("draft"),
    /** Imported vouchers can never go to a factoring company (M24). */
    source: text().$type<"created" | "imported">().notNull().default("created"),
    number: bigint({ mode: "number" }),
    /** The number that an imported invoice has in the system it came from; it takes none of ours (M35). */
    externalNumber: text(),
    importId: uuid(),
    /** The template whose account and texts the PDF carries, as they were when it was sent (M30). */
    branding: jsonb().$type<BrandingSnapshot>(),
    originalInvoiceId: uuid(),
    customerNo: integer().notNull(),
    /** Buyer and seller as they were when the invoice was sent. */
    buyer: jsonb().$type<PartySnapshot>(),
    seller: jsonb().$type<PartySnapshot>(),
    invoiceDate: isoDateColumn(),
    deliveryDate: isoDateColumn(),
    dueDate: isoDateColumn(),
    paymentTermsDays: integer().notNull().default(14),
    /** What lines and totals are in (edge 41); sums over documents are of the kroner below. */
    currency: text().$type<Currency>().notNull().default("NOK"),
    /** Millionths of a krone for one unit, 1000000 for kroner; null on a draft that waits for its rate. */
    exchangeRateMicro: bigint({ mode: "bigint" }).$type<ExchangeRate>(),
    buyerReference: text(),
    orderReference: text(),
    ownKid: text(),
    deliveryMethod: text().$type<DeliveryMethod>(),
    netOre: oreColumn().notNull(),
    vatOre: oreColumn().notNull(),
    totalOre: oreColumn().notNull(),
    /** What the books hold; null while there is no rate. */
    nokNetOre: oreColumn(),
    nokVatOre: oreColumn(),
    nokTotalOre: oreColumn(),
    voucherSeries: smallint(),
    voucherNo: bigint({ mode: "number" }),
    createdBy: text().notNull(),
    createdAt: createdAt(),
    changedAt: moment().notNull().defaultNow(),
    sentAt: moment(),
    /** Rises in commit order as invoices are sent, or go another way; written by the database alone. Null for drafts. */
    feedSequence: bigint({ mode: "number" }),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({
      columns: [t.companyId, t.customerNo],
      foreignColumns: [customers.companyId, customers.customerNo],
    }),
    foreignKey({
      name: "invoices_original",
      columns: [t.companyId, t.originalInvoiceId],
      foreignColumns: [t.companyId, t.id],
    }),
    foreignKey({
      name: "invoices_voucher",
      columns: [t.companyId, t.voucherSeries, t.voucherNo],
      foreignColumns: [vouchers.companyId, vouchers.series, vouchers.voucherNo],
    }),
    foreignKey({
      name: "invoices_import",
      columns: [t.companyId, t.importId],
      foreignColumns: [imports.companyId, imports.id],
    }),
    uniqueIndex("invoices_number").on(t.companyId, t.number).where(sql`${t.number} is not null`),
    index("invoices_posted").on(t.companyId, t.voucherNo.desc()).where(sql`${t.voucherNo} is not null`),
    index("invoices_of_import").on(t.companyId, t.importId).where(sql`${t.importId} is not null`),
    index("invoices_own_kid").on(t.companyId, t.ownKid).where(sql`${t.ownKid} is not null`),
    index("invoices_date").on(t.companyId, t.invoiceDate.desc(), t.number.desc()),
    index("invoices_customer").on(t.companyId, t.customerNo, t.invoiceDate.desc(), t.number.desc()),
    index("invoices_original_index")
      .on(t.companyId, t.originalInvoiceId)
      .where(sql`${t.originalInvoiceId} is not null`),
    index("invoices_feed").on(t.companyId, t.feedSequence).where(sql`${t.feedSequence} is not null`),
    index("invoices_assigned")
      .on(t.companyId, sql`(${t.branding} ->> 'connectionId')`, t.feedSequence)
      .where(sql`(${t.branding} ->> 'connectionId') is not null`),
    check("invoices_in_feed", sql`(${t.state} = 'sent') = (${t.feedSequence} is not null)`),
    // EHF and eFaktura always carry the operating account, and the factoring company prints its own (M17, M30).
    check(
      "invoices_branding_own_delivery",
      sql`${t.branding} is null or ${t.deliveryMethod} in ('email', 'print')`,
    ),
    check("invoices_kind", sql`${t.kind} in ('invoice', 'credit_note')`),
    check("invoices_currency", sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check(
      "invoices_exchange_rate",
      sql`(${t.exchangeRateMicro} is null or ${t.exchangeRateMicro} > 0)
        and (${t.state} = 'draft' or ${t.exchangeRateMicro} is not null)
        and num_nulls(${t.exchangeRateMicro}, ${t.nokNetOre}, ${t.nokVatOre}, ${t.nokTotalOre}) in (0, 4)
        and (${t.currency} <> 'NOK' or (${t.exchangeRateMicro} is not null and ${t.exchangeRateMicro} = 1000000))`,
    ),
    check(
      "invoices_nok_total",
      sql`${t.nokTotalOre} = ${t.nokNetOre} + ${t.nokVatOre}
        and abs(${t.nokTotalOre} - round(${t.totalOre}::numeric * ${t.exchangeRateMicro} / 1000000)) <= case ${t.kind} when 'invoice' then 0 else 100 end
        and (${t.currency} <> 'NOK' or (${t.nokNetOre} = ${t.netOre} and ${t.nokVatOre} = ${t.vatOre}))`,
    ),
    check("invoices_total", sql`${t.totalOre} = ${t.netOre} + ${t.vatOre}`),
    check(
      "invoices_sent_whole",
      sql`(${t.source} = 'created' and ${t.externalNumber} is null and ((${t.state} = 'draft' and ${t.number} is null) or (${t.state} = 'sent' and num_nulls(${t.number}, ${t.buyer}, ${t.seller}, ${t.invoiceDate}, ${t.deliveryDate}, ${t.dueDate}, ${t.ownKid}, ${t.deliveryMethod}, ${t.voucherNo}, ${t.sentAt}) = 0)))
        or (${t.source} = 'imported' and ${t.state} = 'sent' and ${t.number} is null and num_nulls(${t.externalNumber}, ${t.buyer}, ${t.seller}, ${t.invoiceDate}, ${t.dueDate}, ${t.voucherNo}, ${t.sentAt}, ${t.importId}) = 0)`,
    ),
    check("invoices_imported_not_factored", sql`${t.source} = 'created' or ${t.deliveryMethod} is null`),
    uniqueIndex("invoices_external_number")
      .on(t.companyId, t.externalNumber)
      .where(sql`${t.externalNumber} is not null`),
    check(
      "invoices_credit_note_refers",
      sql`${t.kind} = 'invoice' or ${t.source} = 'imported' or ${t.originalInvoiceId} is not null`,
    ),
  ],
);

/** One line of an invoice. Credit notes carry positive amounts, as the document does. */
export const invoiceLines = pgTable(
  "invoice_lines",
  {
    companyId: companyId(),
    invoiceId: uuid().notNull(),
    line: smallint().notNull(),
    text: text().notNull(),
    /** Thousandths: 1500 is 1.5. */
    quantityMilli: bigint({ mode: "bigint" }).notNull(),
    /** UN/ECE Recommendation 20: EA, HUR, DAY … */
    unit: text().notNull(),
    unitPriceOre: oreColumn().notNull(),
    discountBasisPoints: integer().notNull().default(0),
    vatCode: smallint().notNull(),
    accountNo: integer().notNull(),
    netOre: oreColumn().notNull(),
    /** What another system charged on an imported line; null where our own rule gives the tax of the code's sum. */
    vatOre: oreColumn(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.invoiceId, t.line] }),
    foreignKey({ columns: [t.companyId, t.invoiceId], foreignColumns: [invoices.companyId, invoices.id] }),
    foreignKey({
      columns: [t.companyId, t.accountNo],
      foreignColumns: [accounts.companyId, accounts.accountNo],
    }),
    check("invoice_lines_discount", sql`${t.discountBasisPoints} between 0 and 10000`),
    check("invoice_lines_price", sql`${t.unitPriceOre} >= 0`),
  ],
);

/** «Historikk»: what happened to an invoice, who did it, with which text and file. Append-only. */
export const invoiceHistory = pgTable(
  "invoice_history",
  {
    companyId: companyId(),
    id: newId(),
    invoiceId: uuid().notNull(),
    at: createdAt(),
    event: text().$type<HistoryEvent>().notNull(),
    actorKind: text().$type<"user" | "partner" | "system">().notNull(),
    actorName: text().notNull(),
    text: text().notNull().default(""),
    facts: jsonb().$type<Record<string, string | number | null>>().notNull().default({}),
    documentId: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({ columns: [t.companyId, t.invoiceId], foreignColumns: [invoices.companyId, invoices.id] }),
    foreignKey({ columns: [t.companyId, t.documentId], foreignColumns: [documents.companyId, documents.id] }),
    index("invoice_history_invoice").on(t.companyId, t.invoiceId, t.id),
  ],
);
