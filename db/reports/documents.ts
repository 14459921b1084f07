import { type SQL, sql } from "drizzle-orm";
import type { InvoiceKind } from "@/lib/domain/invoice";
import { givenBackOn } from "../recourse";
import { all, factoringIs, factoringOf, searched } from "./conditions";
import type { Asked } from "./report";

/**
 * Documents carry positive amounts; a report adds them up, so a credit note counts against. What is added up is in
 * kroner, whatever the documents are in (edge 41); a total in another currency is shown and never summed.
 */
const signed = (amount: "nok_net_ore" | "nok_vat_ore" | "nok_total_ore" | "total_ore") =>
  sql.raw(`(case i.kind when 'credit_note' then -i.${amount} else i.${amount} end)`);

/** Settled by credit notes. */
const credited = sql`coalesce((
  select sum(m.amount_ore) from item_matches m
  join vouchers v on v.company_id = m.company_id and v.series = m.credit_series and v.voucher_no = m.credit_no
  where m.company_id = o.company_id and m.debit_series = o.series and m.debit_no = o.voucher_no and m.debit_line = o.line
    and v.kind = 'credit_note'), 0)::bigint`;

/** Paid out before the debtor paid: seen on the clearing account, where a reversal takes it back. */
const advanced = sql`coalesce((
  select -sum(p.amount_ore) from postings p
  where p.company_id = i.company_id and p.invoice_id = i.id and p.event_kind = 'advance'
    and exists (
      select 1 from connection_accounts a
      where a.company_id = p.company_id and a.event_kind = 'clearing'
        and (a.subledger_no = p.subledger_no or a.account_no = p.account_no))), 0)::bigint`;

const writtenOff = sql`coalesce((
  select -sum(p.amount_ore) from postings p
  where p.company_id = i.company_id and p.invoice_id = i.id and p.event_kind = 'write_off'
    and p.subledger_no = i.customer_no), 0)::bigint`;

/**
 * Sent invoices and credit notes, a row each, with all that a report can show of them. What is not asked for costs
 * nothing: Postgres leaves out columns that nobody reads.
 */
export function documents(asked: Asked, kind: InvoiceKind | null = null): SQL {
  const { from, to, customer, source, open } = asked.filter;
  const conditions = all([
    kind && sql`i.kind = ${kind}`,
    from && sql`i.invoice_date >= ${from}`,
    to && sql`i.invoice_date <= ${to}`,
    customer !== null && sql`i.customer_no = ${customer}`,
    source && sql`i.source = ${source}`,
    open && sql`o.is_open`,
    ...factoringIs(asked, sql`i.id`),
    ...searched(asked.filter, sql`i.own_kid`),
  ]);
  const factoring = factoringOf(asked, sql`i.id`);
  return sql`
    select i.id as "invoiceId", coalesce(i.number::text, i.external_number) as number, coalesce(i.number, 0) as "numberOrder",
      i.kind, i.invoice_date as "invoiceDate", i.due_date as "dueDate", i.customer_no as "customerNo", s.name as customer,
      original.id as "originalId", coalesce(original.number::text, original.external_number) as "originalNumber",
      coalesce(original.number, 0) as "originalOrder",
      ${signed("nok_net_ore")} as net, ${signed("nok_vat_ore")} as vat, ${signed("nok_total_ore")} as total,
      nullif(i.currency, 'NOK') as currency, case when i.currency <> 'NOK' then ${signed("total_ore")} end as "currencyTotal", o.currency_remaining as "currencyRemaining",
      coalesce(o.remaining_ore, 0) as remaining, i.own_kid as kid, i.delivery_method as "deliveryMethod", i.source,
      ${credited} as "creditedOre", ${advanced} as "advancedOre", ${writtenOff} as "writtenOffOre",
      ${givenBackOn(sql`i`)} as "givenBackOre",
      ${factoring.columns},
      i.voucher_series || '-' || i.voucher_no as voucher, i.voucher_series::bigint * 1000000000000 + i.voucher_no as "voucherOrder"
    from invoices i
    join subledger_accounts s on s.company_id = i.company_id and s.subledger_no = i.customer_no
    left join open_items o on o.company_id = i.company_id and o.series = i.voucher_series
      and o.voucher_no = i.voucher_no and o.subledger_no = i.customer_no
    left join invoices original on original.company_id = i.company_id and original.id = i.original_invoice_id
    ${factoring.join}
    where i.company_id = ${asked.companyId} and i.state = 'sent' and ${conditions}`;
}
