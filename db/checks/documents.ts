import { importedRoundingOre } from "@/lib/domain/import-lines";
import { salesVatCodes, vatOf } from "@/lib/domain/vat";
import type { Check } from "./check";

/** The VAT codes of sales as rows: code, rate in basis points, tax account. */
const vatCodes = salesVatCodes
  .map((code) => `(${code}, ${vatOf(code)?.rate ?? 0}, ${vatOf(code)?.vatAccountNo ?? "null"}::int)`)
  .join(", ");

const name = "format('%s %s', i.kind, coalesce(i.number::text, i.external_number)) as subject";

/** How the voucher of a sale says that the document was made in another system. */
const voucherKind = "case i.source when 'imported' then 'imported_invoice' else i.kind end";

/** What a document adds to the books: an invoice its amount, a credit note the same with the other sign. */
const direction = "case i.kind when 'invoice' then 1 else -1 end";

const invoiceChecks: Check[] = [
  {
    name: "companies number their sales documents without a gap, and the counter follows the last",
    rows: `
      select n.company_id, 'invoice numbers' as subject,
             coalesce(i.first_no, n.first_no) = n.first_no
               and coalesce(i.last_no - i.first_no + 1, 0) = coalesce(i.documents, 0)
               and n.next_no = coalesce(i.last_no + 1, n.first_no) as sound
      from invoice_numbers n left join (
        select company_id, min(number) as first_no, max(number) as last_no, count(*) as documents
        from invoices where state = 'sent' and source = 'created' group by 1
      ) i using (company_id)`,
  },
  {
    name: "sent invoices are posted: their total is their voucher's receivable line",
    rows: `
      select i.company_id, ${name},
             v.kind = ${voucherKind} and v.voucher_date = i.invoice_date
               and coalesce(p.receivable, 0) = i.nok_total_ore * ${direction}
               and p.foreign_amount is not distinct from case i.currency when 'NOK' then null else i.total_ore * ${direction} end as sound
      from invoices i
      left join vouchers v on (v.company_id, v.series, v.voucher_no) = (i.company_id, i.voucher_series, i.voucher_no)
      left join (
        select company_id, series, voucher_no, invoice_id, subledger_no, sum(amount_ore) as receivable, sum(currency_amount) as foreign_amount
        from postings where subledger_no is not null group by 1, 2, 3, 4, 5
      ) p on (p.company_id, p.series, p.voucher_no, p.invoice_id, p.subledger_no)
           = (i.company_id, i.voucher_series, i.voucher_no, i.id, i.customer_no)
      where i.state = 'sent'`,
  },
  {
    name: "vouchers of sales belong to one sent invoice each",
    rows: `
      select v.company_id, format('voucher %s-%s', v.series, v.voucher_no) as subject, count(i.id) = 1 as sound
      from vouchers v
      left join invoices i on (i.company_id, i.voucher_series, i.voucher_no) = (v.company_id, v.series, v.voucher_no) and i.state = 'sent'
      where v.kind in ('invoice', 'credit_note', 'imported_invoice')
      group by v.company_id, v.series, v.voucher_no`,
  },
  {
    // One row for each VAT code of each document: base and tax as the lines say, beside base and tax as posted. On
    // imported lines the tax is what was charged, and near what the code's rate gives.
    name: "VAT lines of invoices in kroner are posted code by code, to the øre",
    rows: `
      with codes (code, rate, account) as (values ${vatCodes}),
      documents as (
        select l.company_id, l.invoice_id, l.vat_code as code, sum(l.net_ore) as net,
               case when bool_and(l.vat_ore is not null) then sum(l.vat_ore) end as charged, count(*) as lines
        from invoice_lines l join invoices i on i.company_id = l.company_id and i.id = l.invoice_id and i.state = 'sent' and i.currency = 'NOK'
        group by 1, 2, 3
      ), posted as (
        select p.company_id, p.invoice_id, p.vat_code::int as code,
               sum(p.amount_ore) filter (where p.account_no is distinct from c.account) as net,
               sum(p.amount_ore) filter (where p.account_no = c.account) as vat
        from postings p
        join vouchers v using (company_id, series, voucher_no)
        join invoices i on i.company_id = p.company_id and i.id = p.invoice_id and i.currency = 'NOK'
        left join codes c on c.code = p.vat_code
        where v.kind in ('invoice', 'credit_note', 'imported_invoice') and p.vat_code is not null
        group by 1, 2, 3
      )
      select j.company_id, format('invoice %s, VAT code %s', coalesce(i.number::text, i.external_number, j.invoice_id::text), j.code) as subject,
             d.net * ${direction} = -coalesce(p.net, 0)
               and coalesce(d.charged, round(d.net * c.rate / 10000.0)) * ${direction} = -coalesce(p.vat, 0)
               and (d.charged is null or abs(d.charged - d.net * c.rate / 10000.0) <= ${importedRoundingOre} * d.lines + 1) as sound
      from documents d
      full join posted p using (company_id, invoice_id, code) as j
      left join invoices i on i.company_id = j.company_id and i.id = j.invoice_id
      left join codes c on c.code = j.code`,
  },
  {
    // Edge 41: each code's VAT is its VAT in the currency at the rate, as it is stated to the authorities, and the rest of
    // the total in kroner is income; together that is what the document says of itself.
    name: "VAT of invoices in another currency is posted code by code, at the rate",
    rows: `
      with codes (code, rate, account) as (values ${vatCodes}),
      taxes as (
        select l.company_id, l.invoice_id, l.vat_code as code, c.account,
               round(round(sum(l.net_ore) * c.rate / 10000.0) * i.exchange_rate_micro / 1000000) * ${direction} as vat
        from invoice_lines l
        join invoices i on i.company_id = l.company_id and i.id = l.invoice_id and i.state = 'sent' and i.currency <> 'NOK'
        join codes c on c.code = l.vat_code
        group by 1, 2, 3, 4, c.rate, i.exchange_rate_micro, i.kind
      ), posted as (
        select p.company_id, p.invoice_id, p.vat_code::int as code, p.account_no, sum(p.amount_ore) as vat
        from postings p
        join vouchers v using (company_id, series, voucher_no)
        where v.kind in ('invoice', 'credit_note') and p.vat_code is not null
        group by 1, 2, 3, 4
      )
      select i.company_id, ${name},
             i.nok_vat_ore * ${direction} = sum(t.vat)
               and bool_and(t.account is null or t.vat = -coalesce(p.vat, 0)) as sound
      from invoices i
      join taxes t on t.company_id = i.company_id and t.invoice_id = i.id
      left join posted p on p.company_id = t.company_id and p.invoice_id = t.invoice_id and p.code = t.code and p.account_no = t.account
      group by i.company_id, i.id, i.kind, i.number, i.external_number, i.nok_vat_ore`,
  },
  {
    name: "sent invoices have the totals of their lines and VAT codes",
    rows: `
      with codes (code, rate) as (select code, rate from (values ${vatCodes}) as c(code, rate, account)),
      lines as (
        select company_id, invoice_id, sum(net) as net, sum(coalesce(charged, round(net * rate / 10000.0))) as vat
        from (
          select company_id, invoice_id, vat_code as code, sum(net_ore) as net,
                 case when bool_and(vat_ore is not null) then sum(vat_ore) end as charged
          from invoice_lines group by 1, 2, 3
        ) per_code left join codes using (code)
        group by 1, 2
      )
      select i.company_id, ${name}, i.net_ore = l.net and i.vat_ore = l.vat and i.total_ore = l.net + l.vat as sound
      from invoices i left join lines l on l.company_id = i.company_id and l.invoice_id = i.id
      where i.state = 'sent'`,
  },
];

const factoringName =
  "format('%s %s (%s)', i.kind, coalesce(i.number::text, i.external_number), f.status) as subject";
const factored =
  "from factoring_invoices f join invoices i on i.company_id = f.company_id and i.id = f.invoice_id";

/** Joins the file that a column of the factoring row points to, when it is of the right kind. */
const file = (column: string, kind: string) =>
  `left join documents d on d.company_id = f.company_id and d.id = f.${column} and d.kind = '${kind}'`;

const factoringChecks: Check[] = [
  {
    name: "invoices offered to a factoring company have their EHF",
    rows: `
      select f.company_id, ${factoringName}, d.id is not null as sound
      ${factored} ${file("ehf_document_id", "ehf")}
      where f.status not in ('preparing', 'preparation_failed')`,
  },
  {
    name: "invoices delivered by a factoring company have their PDF",
    rows: `
      select f.company_id, ${factoringName}, d.id is not null and d.media_type = 'application/pdf' and f.delivered_at is not null as sound
      ${factored} ${file("delivered_document_id", "delivered_pdf")}
      where f.delivered_at is not null or f.status in ('delivered', 'disputed', 'on_hold', 'collection', 'recoursed', 'completed')`,
  },
  {
    name: "the delivered PDF that holds is the newest of those that are kept",
    rows: `
      select f.company_id, ${factoringName}, coalesce((
          select v.document_id from delivery_pdfs v
          where v.company_id = f.company_id and v.factoring_invoice_id = f.id
          order by v.version desc limit 1) = f.delivered_document_id, false) as sound
      ${factored} where f.delivered_document_id is not null`,
  },
  {
    name: "factored invoices were made here and sent, each to one factoring company at a time",
    rows: `
      select f.company_id, ${factoringName},
             i.state = 'sent' and i.source = 'created'
               and not exists (
                 select 1 from invoices o
                 where o.company_id = i.company_id and o.id = i.original_invoice_id and o.source = 'imported')
               and count(*) filter (where f.status not in ('rejected', 'withdrawn', 'recoursed'))
                     over (partition by f.company_id, f.invoice_id) <= 1 as sound
      ${factored}`,
  },
];

/** The promises of sales documents, their files and their life at a factoring company. */
export const documentChecks: readonly Check[] = [
  ...invoiceChecks,
  ...factoringChecks,
  {
    // The EHF carries them in their order: how many it has, and how long their base64 makes it at least.
    name: "attachments of offered invoices are in their EHF, each a file of its own",
    rows: `
      select f.company_id, ${factoringName},
             a.strange = 0 and a.files = (length(e.xml) - length(replace(e.xml, '<cbc:EmbeddedDocumentBinaryObject ', '')))
                / length('<cbc:EmbeddedDocumentBinaryObject ')
               and a.absent = 0 as sound
      ${factored}
      join documents d on d.company_id = f.company_id and d.id = f.ehf_document_id
      cross join lateral (select convert_from(d.bytes, 'UTF8') as xml) e
      cross join lateral (
        select count(*) as files, count(*) filter (where file.kind <> 'attachment') as strange,
               count(*) filter (where position(translate(encode(file.bytes, 'base64'), E'\\n', '') in e.xml) = 0) as absent
        from invoice_attachments of
        join documents file on file.company_id = of.company_id and file.id = of.document_id
        where of.company_id = f.company_id and of.invoice_id = f.invoice_id
      ) a
      where f.status not in ('preparing', 'preparation_failed')`,
  },
  {
    name: "stored documents match their checksum",
    rows: `
      select company_id, format('document %s (%s)', id, filename) as subject,
             sha256(bytes) = sha256 and octet_length(bytes) = size as sound
      from documents`,
  },
];
