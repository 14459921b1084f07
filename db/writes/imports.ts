import { sql } from "drizzle-orm";
import { parity } from "@/lib/domain/currency";
import type { IsoDate } from "@/lib/domain/dates";
import type { InvoiceKind, InvoiceLine, InvoiceTotals, PartySnapshot } from "@/lib/domain/invoice";
import type { VoucherRef } from "@/lib/domain/voucher";
import { imports } from "../schema/imports";
import type { Scope, Tx } from "../scope";
import { recordset } from "../sql";

export type NewImport = {
  readonly kind: (typeof imports.$inferInsert)["kind"];
  readonly documentId: string;
  readonly rowsRead: number;
  readonly rowsKept: number;
};

/** Note that a file was read in, and what came of it; answers the import's id. */
export async function insertImport(
  { db, companyId, actor, now }: Scope<Tx>,
  file: NewImport,
): Promise<string> {
  const importedBy = actor.kind === "user" ? actor.userId : actor.kind;
  const [made] = await db
    .insert(imports)
    .values({ companyId, ...file, importedBy, importedAt: now })
    .returning({ id: imports.id });
  if (!made) throw new Error("the import was not written");
  return made.id;
}

/** Ids for invoices that are to be written, rising, so that their vouchers can name them first. */
export async function newInvoiceIds({ db, companyId: _ }: Scope<Tx>, count: number): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(
    sql`select uuidv7()::text as id from generate_series(1, ${count}::int) order by 1`,
  );
  return rows.map(({ id }) => id);
}

/** An invoice of another system with the voucher that books it. */
export type ImportedRow = {
  readonly id: string;
  readonly kind: InvoiceKind;
  readonly externalNumber: string;
  readonly customerNo: number;
  readonly buyer: PartySnapshot;
  readonly invoiceDate: IsoDate;
  readonly dueDate: IsoDate;
  readonly kid: string | null;
  /** Of a credit note: the invoice that it credits, when that is known. */
  readonly originalId: string | null;
  readonly lines: readonly InvoiceLine[];
  readonly totals: InvoiceTotals;
  readonly voucher: VoucherRef;
  /** The first line in the file. */
  readonly line: number;
};

/** Write imported invoices with their lines and «Historikk», however many, in three statements. They are born as sent. */
export async function insertImportedInvoices(
  scope: Scope<Tx>,
  file: { readonly importId: string; readonly documentId: string; readonly seller: PartySnapshot },
  rows: readonly ImportedRow[],
): Promise<void> {
  const { db, companyId, actor, now } = scope;
  const at = now.toISOString();
  const createdBy = actor.kind === "user" ? actor.userId : actor.kind;
  const heads = rows.map(({ totals, voucher, lines: _, ...row }) => ({
    ...row,
    ...{ net: totals.netOre, vat: totals.vatOre, total: totals.totalOre },
    ...voucher,
  }));
  await db.execute(sql`
    insert into invoices (company_id, id, kind, state, source, external_number, import_id, customer_no, buyer, seller,
      invoice_date, due_date, payment_terms_days, own_kid, net_ore, vat_ore, total_ore,
      exchange_rate_micro, nok_net_ore, nok_vat_ore, nok_total_ore, voucher_series, voucher_no,
      created_by, created_at, changed_at, sent_at, original_invoice_id)
    select ${companyId}, r.id, r.kind, 'sent', 'imported', r."externalNumber", ${file.importId}::uuid, r."customerNo", r.buyer,
      ${JSON.stringify(file.seller)}::text::jsonb, r."invoiceDate", r."dueDate", r."dueDate" - r."invoiceDate", r.kid, r.net, r.vat, r.total,
      ${parity}, r.net, r.vat, r.total,
      r.series, r."voucherNo", ${createdBy}, ${at}::timestamptz, ${at}::timestamptz, ${at}::timestamptz, r."originalId"
    from jsonb_to_recordset(${recordset(heads)}::text::jsonb) as r(
      id uuid, kind text, "externalNumber" text, "customerNo" int, buyer jsonb, "invoiceDate" date, "dueDate" date,
      kid text, net bigint, vat bigint, total bigint, series smallint, "voucherNo" bigint, "originalId" uuid)`);

  const lines = rows.flatMap(({ id, lines }) =>
    lines.map((line, index) => ({ ...line, id, line: index + 1 })),
  );
  await db.execute(sql`
    insert into invoice_lines (company_id, invoice_id, line, text, quantity_milli, unit, unit_price_ore,
      discount_basis_points, vat_code, account_no, net_ore, vat_ore)
    select ${companyId}, l.id, l.line, l.text, l."quantityMilli", l.unit, l."unitPriceOre", l."discountBasisPoints",
      l."vatCode", l."accountNo", l."netOre", l."vatOre"
    from jsonb_to_recordset(${recordset(lines)}::text::jsonb) as l(
      id uuid, line smallint, text text, "quantityMilli" bigint, unit text, "unitPriceOre" bigint,
      "discountBasisPoints" int, "vatCode" smallint, "accountNo" int, "netOre" bigint, "vatOre" bigint)`);

  const facts = rows.map(({ id, externalNumber, line, voucher }) => ({
    id,
    facts: { number: externalNumber, line, voucher: `${voucher.series}-${voucher.voucherNo}` },
  }));
  await db.execute(sql`
    insert into invoice_history (company_id, invoice_id, at, event, actor_kind, actor_name, facts, document_id)
    select ${companyId}, f.id, ${at}::timestamptz, 'imported', ${actor.kind},
      ${actor.kind === "user" ? actor.name : "Fordring"}, f.facts, ${file.documentId}::uuid
    from jsonb_to_recordset(${recordset(facts)}::text::jsonb) as f(id uuid, facts jsonb)`);
}
