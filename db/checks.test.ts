import postgres, { type TransactionSql } from "postgres";
import { afterAll, describe, expect, inject, test } from "vitest";
import { fillCompany } from "@/e2e/filled-company";
import { type CheckResult, checkBooks, checks, runChecks } from "./checks";
import { openPool } from "./client";
import { newDatabase } from "./test-database";

const database = await newDatabase();
const pool = openPool(database.url);
const adminUrl = new URL(inject("testServer").adminUrl);
adminUrl.pathname = new URL(database.url).pathname;
const admin = postgres(adminUrl.href, {
  max: 1,
  types: { bigint: postgres.BigInt },
  onnotice: () => undefined,
});
afterAll(() => Promise.all([pool.end(), admin.end()]));

await fillCompany(pool, "ALFA");
await fillCompany(pool, "BETA");

const faultyIn = (results: readonly CheckResult[]) =>
  results.filter(({ faults }) => faults > 0n).map(({ name }) => name);

describe("sound books", () => {
  test("every check has something to look at, and finds no fault", async () => {
    const results = await checkBooks(database.url);
    expect(results.map(({ name }) => name)).toEqual(checks.map(({ name }) => name));
    expect(faultyIn(results)).toEqual([]);
    expect(results.filter(({ looked }) => looked === 0n)).toEqual([]);
  });

  test("a company that has done nothing yet is sound too", async () => {
    const empty = await newDatabase();
    expect(faultyIn(await checkBooks(empty.url))).toEqual([]);
  });
});

const anyInvoice = "(select ctid from invoices where state = 'sent' order by number limit 1)";

/** A way to break each promise that a superuser with the guards switched off still has. */
const sabotage: Record<string, string[]> = {
  "vouchers balance and are complete": [
    "update postings set amount_ore = amount_ore + 1 where line = 1",
    "delete from postings where line = 2",
    "delete from vouchers where voucher_no = 1",
    "update postings set voucher_date = voucher_date + 1 where line = 1",
  ],
  "vouchers stand in an unbroken hash chain": [
    "update vouchers set description = 'other' where voucher_no = 1",
    "update vouchers set created_by = 'nobody' where voucher_no = 1",
    "update postings set text = 'other' where line = 1",
    // Swapped between two accounts: balanced still.
    "update postings set account_no = 7740 where account_no = 3100",
    "update postings set currency = 'SEK' where currency = 'EUR'",
    "update vouchers set exchange_rate = exchange_rate + 1",
  ],
  "voucher series have no gap, and their counter and chain end with their last voucher": [
    "with gone as (delete from vouchers where series = 1 and voucher_no = 2 returning company_id) delete from postings where series = 1 and voucher_no = 2",
    "update voucher_series set next_no = next_no + 1 where series = 1",
    "update voucher_series set head = '\\x01' where series = 1",
  ],
  "vouchers belong to a series": ["delete from voucher_series where series = 1"],
  "account balances are the sum of their postings": [
    "update account_balances set debit_ore = debit_ore + 1",
    "delete from account_balances where account_no = 3000",
    "insert into account_balances select company_id, 7740, 202601, 1, 1, 2 from account_balances limit 1",
  ],
  "subledger balances are the sum of their postings and of what is open": [
    "update subledger_balances set balance_ore = balance_ore - 1",
    "delete from subledger_balances",
  ],
  "subledgers equal their control account": ["update subledger_balances set balance_ore = balance_ore - 1"],
  "open items are what was posted less what is matched": [
    "update open_items set remaining_ore = remaining_ore - 1 where remaining_ore > 0",
    "delete from open_items",
    "delete from item_matches",
  ],
  "open items in a foreign currency are what was posted in it less what is matched, and close in kroner too":
    [
      "update open_items set currency_remaining = currency_remaining - 1 where currency_remaining > 1",
      "update open_items set currency = 'SEK' where currency = 'EUR'",
      "update postings set currency_amount = currency_amount + 1 where currency_amount > 0",
      "update item_matches set currency_amount = currency_amount + 1 where currency_amount > 0",
    ],
  "currency balances are the sum of their postings": [
    "update currency_balances set amount = amount + 1",
    "update currency_balances set amount_ore = amount_ore - 1",
    "delete from currency_balances",
  ],
  "matches join items of one subledger account, in one currency": [
    "update item_matches set debit_line = 9",
    "update open_items o set currency = 'SEK' from item_matches m where m.currency_amount > 0 and (o.company_id, o.series, o.voucher_no, o.line) = (m.company_id, m.debit_series, m.debit_no, m.debit_line)",
  ],
  "reversals are the mirror of the voucher that they reverse, line by line, and settle it": [
    "update postings p set account_no = 2391 from vouchers r where (p.company_id, p.series, p.voucher_no) = (r.company_id, r.series, r.voucher_no) and r.kind = 'reversal' and p.account_no = 2390",
    "update vouchers set reverses_no = reverses_no + 900 where kind = 'reversal'",
    "delete from item_matches i using vouchers r where r.kind = 'reversal' and r.company_id = i.company_id and (r.series, r.voucher_no) in ((i.debit_series, i.debit_no), (i.credit_series, i.credit_no))",
  ],
  "matches that are undone are undone as they were made, by the reversal of one of their vouchers": [
    "update item_matches set amount_ore = amount_ore - 1 where undoes is not null",
    "update vouchers set reverses_series = null, reverses_no = null where kind = 'reversal'",
  ],
  "companies number their sales documents without a gap, and the counter follows the last": [
    `delete from invoices where ctid in (select ctid from invoices where number = 10002)`,
    `delete from invoices where ctid in ${anyInvoice}`,
    "update invoice_numbers set next_no = next_no + 1",
  ],
  "sent invoices are posted: their total is their voucher's receivable line": [
    `update invoices set total_ore = total_ore + 1, net_ore = net_ore + 1, nok_total_ore = nok_total_ore + 1, nok_net_ore = nok_net_ore + 1 where ctid in ${anyInvoice}`,
    `update invoices set voucher_no = 999 where ctid in ${anyInvoice}`,
    "update postings set subledger_no = 10001 where subledger_no = 10000",
  ],
  "vouchers of sales belong to one sent invoice each": [`delete from invoices where ctid in ${anyInvoice}`],
  "VAT lines of invoices in kroner are posted code by code, to the øre": [
    "update postings set amount_ore = amount_ore - 1 where account_no = 2701",
    "delete from postings where account_no = 2703",
    "update postings set vat_code = 33 where vat_code = 31",
    "update invoice_lines set vat_code = 3 where vat_code = 5",
  ],
  "VAT of invoices in another currency is posted code by code, at the rate": [
    "update postings p set amount_ore = amount_ore - 1 from invoices i where i.id = p.invoice_id and i.currency <> 'NOK' and p.account_no = 2700",
    "alter table invoices drop constraint invoices_nok_total; update invoices set nok_vat_ore = nok_vat_ore + 1 where currency <> 'NOK'",
  ],
  "sent invoices have the totals of their lines and VAT codes": [
    "update invoice_lines set net_ore = net_ore + 4",
    `delete from invoice_lines where vat_code = 52`,
  ],
  "invoices offered to a factoring company have their EHF": ["delete from documents where kind = 'ehf'"],
  "invoices delivered by a factoring company have their PDF": [
    "delete from documents where kind = 'delivered_pdf'",
    "alter table factoring_invoices drop constraint factoring_invoices_delivered_has_pdf; update factoring_invoices set status = 'delivered' where status = 'ready'",
  ],
  "the delivered PDF that holds is the newest of those that are kept": [
    "delete from delivery_pdfs",
    "insert into delivery_pdfs (company_id, factoring_invoice_id, version, document_id, reason, received_at) select company_id, id, 2, ehf_document_id, 'x', now() from factoring_invoices where delivered_at is not null",
  ],
  "factored invoices were made here and sent, each to one factoring company at a time": [
    "alter table invoices drop constraint invoices_imported_not_factored, drop constraint invoices_sent_whole; update invoices set source = 'imported'",
    "update invoices set original_invoice_id = (select i.id from invoices i where i.company_id = invoices.company_id and i.source = 'imported')",
  ],
  "what customer cards lack is kept as the rules judge it now": [
    "update customers set lacking = '{phone:required}'",
    "update customers set phone = null",
    "update customers set postal_code = '0000'",
  ],
  "reminders and debt collection leave out what the factoring company has": [
    "update invoices set delivery_method = 'factoring' where id = (select invoice_id from reminders limit 1)",
    `insert into factoring_invoices (company_id, id, invoice_id, connection_id, status, service_level, sequence)
     select r.company_id, '00000000-0000-7000-8000-000000000000', r.invoice_id, c.id, 'preparing', 'financed', 0
     from collection_cases r join connections c using (company_id) limit 1`,
    `insert into factoring_invoices (company_id, id, invoice_id, connection_id, status, service_level, sequence, ehf_document_id)
     select r.company_id, '00000000-0000-7000-8000-000000000000', r.invoice_id, c.id, 'rejected', 'financed', 0, uuidv7()
     from reminders r join connections c using (company_id) limit 1;
     insert into invoice_history (company_id, invoice_id, event, actor_kind, actor_name)
     select company_id, invoice_id, 'rejected', 'system', 'x' from factoring_invoices
     where id = '00000000-0000-7000-8000-000000000000'`,
  ],
  "reminders are booked as they charge, fee and interest to the øre": [
    "update reminders set fee_ore = fee_ore + 1 where level = 1",
    "update reminders set voucher_no = null where level = 2",
    "update postings set account_no = 3000 where account_no = 3900",
    "update postings set amount_ore = amount_ore - 1 where account_no = 8055",
  ],
  "vouchers of reminders belong to one reminder each": [
    "update reminders set voucher_no = null where level = 1",
    "delete from reminders where level = 2",
  ],
  "reminders that have gone have their letter": [
    "delete from documents where kind = 'reminder_pdf'",
    "update reminders set sent_at = now() where sent_at is null",
  ],
  "direct payments are credited to a deviation account, and taken off the same one when they are cleared": [
    "update direct_payments set amount_ore = amount_ore + 1 where state = 'open'",
    "update direct_payments set cleared_no = voucher_no where state = 'forwarded'",
    "update postings set account_no = 7740 where event_kind = 'direct_payment' and line = 2 and amount_ore < 0 and account_no = 2998",
  ],
  "deviation accounts hold what is open of direct payments, beside what others have posted there": [
    "update direct_payments set amount_ore = amount_ore + 1 where state = 'open'",
    "update postings set amount_ore = amount_ore + 1 where event_kind = 'direct_payment' and account_no = 2998 and line = 1",
  ],
  "losses take back no more VAT than their invoice charged, code by code": [
    "update postings set amount_ore = amount_ore * 100 where event_kind = 'write_off' and account_no = 2700",
    "update postings set account_no = 2703 where event_kind = 'write_off' and account_no = 2700",
  ],
  "lines of bank statements that are posted name a voucher that has their amount on their account": [
    "update bank_lines set amount_ore = amount_ore + 1 where voucher_no is not null",
    "update bank_lines set voucher_no = voucher_no + 100 where voucher_no is not null",
  ],
  "legacy transfers have the invoices that their file says, and files follow one another": [
    "update legacy_transfers set invoice_count = invoice_count + 1",
    "update legacy_transfers set total_ore = total_ore + 1",
    "update legacy_transfers set sequence_no = 2",
    "update legacy_invoices set transfer_id = null",
    "delete from documents where kind = 'legacy_transfer'",
    "alter table documents drop constraint documents_whole; update documents set bytes = convert_to(replace(convert_from(bytes, 'UTF8'), ';12500.00;', ';12600.00;'), 'UTF8') where kind = 'legacy_transfer'",
  ],
  "imports have the invoices that came of them, and their file": [
    "update imports set rows_kept = rows_kept + 1",
    "delete from documents where kind = 'import_file'",
  ],
  "attachments of offered invoices are in their EHF, each a file of its own": [
    "delete from invoice_attachments",
    "update documents set kind = 'logo' where kind = 'attachment'",
    "alter table documents drop constraint documents_whole; update documents set bytes = bytes || 'x' where kind = 'attachment'",
  ],
  "stored documents match their checksum": [
    "alter table documents drop constraint documents_whole; update documents set bytes = bytes || 'x', size = size + 1",
    "alter table documents drop constraint documents_whole; update documents set sha256 = sha256('x')",
  ],
};

class RolledBack extends Error {}

/** What the checks find after a statement that is undone again. */
async function findingsAfter(statement: string): Promise<CheckResult[]> {
  let found: CheckResult[] = [];
  const broken = admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx.unsafe(statement);
    found = await runChecks(tx as unknown as TransactionSql<{ bigint: bigint }>);
    throw new RolledBack();
  });
  await expect(broken).rejects.toBeInstanceOf(RolledBack);
  return found;
}

describe("broken books", () => {
  test("each check has a way to be broken here", () => {
    expect(Object.keys(sabotage).sort()).toEqual(checks.map(({ name }) => name).sort());
  });

  const ways = Object.entries(sabotage).flatMap(([name, statements]) =>
    statements.map((one) => ({ name, statement: one })),
  );
  test.each(ways)("«$name» notices: $statement", async ({ name, statement }) => {
    const found = (await findingsAfter(statement)).find((result) => result.name === name);
    expect(found?.faults).toBeGreaterThan(0n);
    expect(found?.examples[0]).toMatch(/^company \d+: ./);
  });
});
