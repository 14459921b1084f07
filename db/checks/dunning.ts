import { lateInterestAccountNo, reminderFeeAccountNo } from "@/lib/domain/reminder-voucher";
import type { Check } from "./check";

const name = "format('invoice %s', coalesce(i.number::text, i.external_number, i.id::text)) as subject";

/** Where the invoice at hand ended its stay with a factoring company, if it did, after the row `f`. */
const endOfStay = `(
  select h.id from invoice_history h
  where h.company_id = f.company_id and h.invoice_id = f.invoice_id and h.id > f.id
    and (h.event in ('rejected', 'withdrawn') or h.event = 'status_changed' and h.facts ->> 'status' = 'recoursed')
  order by h.id limit 1)`;

/** The promises of reminders and debt collection (M25, M36). */
export const dunningChecks: readonly Check[] = [
  {
    // Ids rise with time, and a company has one writer: what has the lower id came first.
    name: "reminders and debt collection leave out what the factoring company has",
    rows: `
      select i.company_id, ${name},
             not exists (
               select 1 from factoring_invoices f
               where f.company_id = d.company_id and f.invoice_id = d.invoice_id and f.id < d.id
                 and (f.status not in ('rejected', 'withdrawn', 'recoursed') or ${endOfStay} > d.id)
             ) and (i.delivery_method is distinct from 'factoring' or exists (
               select 1 from factoring_invoices f
               where f.company_id = d.company_id and f.invoice_id = d.invoice_id and f.status = 'recoursed'
             )) as sound
      from (
        select company_id, invoice_id, id from reminders
        union all select company_id, invoice_id, id from collection_cases
      ) d join invoices i on i.company_id = d.company_id and i.id = d.invoice_id`,
  },
  {
    name: "reminders are booked as they charge, fee and interest to the øre",
    rows: `
      with booked as (
        select company_id, series, voucher_no, invoice_id,
               sum(amount_ore) filter (where subledger_no is not null) as owed,
               coalesce(-sum(amount_ore) filter (where account_no = ${reminderFeeAccountNo}), 0) as fee,
               coalesce(-sum(amount_ore) filter (where account_no = ${lateInterestAccountNo}), 0) as interest
        from postings where (company_id, series, voucher_no) in (
          select company_id, series, voucher_no from vouchers where kind = 'reminder')
        group by 1, 2, 3, 4
      )
      select r.company_id, ${name},
             case when r.fee_ore + r.interest_ore = 0 then r.voucher_no is null
               else (b.owed, b.fee, b.interest, b.invoice_id)
                  = (r.fee_ore + r.interest_ore, r.fee_ore, r.interest_ore, r.invoice_id) end as sound
      from reminders r
      join invoices i on i.company_id = r.company_id and i.id = r.invoice_id
      left join booked b on (b.company_id, b.series, b.voucher_no) = (r.company_id, r.voucher_series, r.voucher_no)`,
  },
  {
    name: "vouchers of reminders belong to one reminder each",
    rows: `
      select v.company_id, format('voucher %s-%s', v.series, v.voucher_no) as subject, count(r.id) = 1 as sound
      from vouchers v
      left join reminders r on (r.company_id, r.voucher_series, r.voucher_no) = (v.company_id, v.series, v.voucher_no)
      where v.kind = 'reminder'
      group by v.company_id, v.series, v.voucher_no`,
  },
  {
    name: "reminders that have gone have their letter",
    rows: `
      select r.company_id, ${name}, (r.sent_at is null) = (d.id is null) as sound
      from reminders r
      join invoices i on i.company_id = r.company_id and i.id = r.invoice_id
      left join documents d on d.company_id = r.company_id and d.id = r.document_id and d.kind = 'reminder_pdf'`,
  },
];
