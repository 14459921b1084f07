import { lossAccountNo } from "@/lib/domain/loss";
import type { Check } from "./check";

/** The promises of losses that a company posts on its own claims (edge 35, mval § 4-7). */
export const lossChecks: readonly Check[] = [
  {
    // A reversal has the same lines with the opposite sign, so what was undone counts for nothing.
    name: "losses take back no more VAT than their invoice charged, code by code",
    rows: `
      with taken as (
        select p.company_id, p.invoice_id, p.account_no, p.vat_code, sum(p.amount_ore) as amount
        from postings p join vouchers v using (company_id, series, voucher_no)
        where p.event_kind = 'write_off' and v.source = 'ui' and p.subledger_no is null and p.account_no <> ${lossAccountNo}
        group by 1, 2, 3, 4
      )
      select t.company_id, format('invoice %s, account %s', coalesce(i.number::text, i.external_number), t.account_no) as subject,
             t.amount <= coalesce((
               select -sum(s.amount_ore) from postings s
               where (s.company_id, s.series, s.voucher_no) = (i.company_id, i.voucher_series, i.voucher_no)
                 and s.account_no = t.account_no and s.vat_code = t.vat_code), 0) as sound
      from taken t join invoices i on i.company_id = t.company_id and i.id = t.invoice_id`,
  },
];
