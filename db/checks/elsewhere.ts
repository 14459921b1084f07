import type { Check } from "./check";

/** The promises of what crosses to other systems as files: imports, and transfers to the bureau of the old solution. */
export const elsewhereChecks: readonly Check[] = [
  {
    // The file's own last record tells count and sum, and the checksum of all that stands above it.
    name: "legacy transfers have the invoices that their file says, and files follow one another",
    rows: `
      select t.company_id, format('transfer %s', t.sequence_no) as subject,
             t.invoice_count = coalesce(i.documents, 0) and t.total_ore = i.total
               and (t.sequence_no = 1 or exists (
                 select 1 from legacy_transfers p where p.company_id = t.company_id and p.sequence_no = t.sequence_no - 1))
               and f.trailer[1]::int = i.documents and f.trailer[2]::numeric * 100 = i.total
               and f.trailer[3] = encode(sha256(convert_to(f.body, 'UTF8')), 'hex')
               and f.records = i.documents as sound
      from legacy_transfers t
      left join (
        select l.company_id, l.transfer_id, count(*) as documents,
               sum(case v.kind when 'invoice' then v.nok_total_ore else -v.nok_total_ore end) as total
        from legacy_invoices l join invoices v on v.company_id = l.company_id and v.id = l.invoice_id
        group by 1, 2
      ) i on i.company_id = t.company_id and i.transfer_id = t.id
      left join lateral (
        select regexp_match(w.words, 'T;([0-9]+);(-?[0-9.]+);([0-9a-f]{64})\\r\\n$') as trailer,
               regexp_replace(w.words, 'T;[^\\n]*\\n$', '') as body,
               regexp_count(w.words, '\\n[FK];') as records
        from (
          select convert_from(d.bytes, 'UTF8') as words from documents d
          where d.company_id = t.company_id and d.id = t.document_id and d.kind = 'legacy_transfer'
        ) w
      ) f on true`,
  },
  {
    name: "imports have the invoices that came of them, and their file",
    rows: `
      select m.company_id, format('import %s', m.id) as subject,
             d.id is not null and m.rows_kept = coalesce(i.rows, 0) and m.rows_kept <= m.rows_read as sound
      from imports m
      left join documents d on d.company_id = m.company_id and d.id = m.document_id and d.kind = 'import_file'
      left join (
        select v.company_id, v.import_id, count(*) as rows
        from invoices v join invoice_lines l on l.company_id = v.company_id and l.invoice_id = v.id
        where v.import_id is not null group by 1, 2
      ) i on i.company_id = m.company_id and i.import_id = m.id
      where m.kind = 'invoices'`,
  },
];
