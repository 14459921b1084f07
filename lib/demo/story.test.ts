import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkBooks } from "@/db/checks";
import { openPool } from "@/db/client";
import { companiesOfUser } from "@/db/queries/companies";
import { connectionsOfPerson } from "@/db/queries/desk";
import { openBooks } from "@/db/scope";
import { newDatabase } from "@/db/test-database";
import { isoDate } from "@/lib/domain/dates";
import { factoringStatuses } from "@/lib/domain/factoring";
import { ehfOut } from "@/lib/env";
import { proposeReminders } from "@/lib/services/dunning/propose-reminders";
import { present } from "@/lib/services/factoring/partner-view";
import { readStatement } from "@/lib/services/factoring/read-statement";
import { sendInvoice } from "@/lib/services/invoices/send-invoices";
import { waitingLines } from "@/lib/services/payments/waiting-lines";
import { writeStoredEhfs } from "./stored-ehfs";
import { type DemoCredentials, seedDemo } from "./story/seed-demo";

const first = await newDatabase();
const second = await newDatabase();
const sql = postgres(first.url, { max: 2, onnotice: () => undefined });
const again = postgres(second.url, { max: 2, onnotice: () => undefined });
const pool = openPool(first.url, 2);
afterAll(() => Promise.all([sql.end(), again.end(), pool.end()]));

let credentials: DemoCredentials;
let inn: number;
beforeAll(async () => {
  [credentials] = await Promise.all([seedDemo(first.url), seedDemo(second.url)]);
  const [company] = await sql`select id from companies where slug = ${credentials.company}`;
  inn = company?.id;

  const folder = ehfOut();
  if (folder) await writeStoredEhfs(first.url, join(folder, "story"));
}, 300_000);

/** The first column of each row. */
async function column(rows: Promise<readonly Record<string, unknown>[]>): Promise<unknown[]> {
  return (await rows).map((row) => Object.values(row)[0]);
}

test("the first company has sixty customers: a quarter persons, some lacking data, some exempt", async () => {
  const [counts] = await sql`
    select count(*)::int as customers, count(*) filter (where is_person)::int as persons,
           count(*) filter (where not use_factoring)::int as exempt,
           count(*) filter (where use_factoring and num_nulls(street, postal_code, city, phone, email) > 0
             or use_factoring and not is_person and org_nr is null)::int as lacking
    from customers where company_id = ${inn}`;
  expect(counts).toEqual({ customers: 60, persons: 15, exempt: 5, lacking: 7 });
});

test("every factoring status is there, and at least ten invoices wait for the partner", async () => {
  const statuses = await sql`
    select f.status, count(*)::int as count from factoring_invoices f
    join invoices i on i.company_id = f.company_id and i.id = f.invoice_id
    where f.company_id = ${inn} and i.kind = 'invoice' group by 1`;
  const countOf = new Map(statuses.map(({ status, count }) => [status, count]));

  expect([...countOf.keys()].sort()).toEqual([...factoringStatuses].sort());
  expect(countOf.get("ready")).toBeGreaterThanOrEqual(10);
});

test("sales span four months, on every usual VAT code, with discounts, decimals and credit notes", async () => {
  const [span] = await sql`
    select min(invoice_date)::text as since, max(invoice_date)::text as until,
           count(*) filter (where kind = 'credit_note')::int as credit_notes
    from invoices where company_id = ${inn} and state = 'sent'`;
  expect(span).toMatchObject({ since: "2026-07-06", until: "2026-11-20" });
  expect(span?.credit_notes).toBeGreaterThanOrEqual(7);

  const codes = await column(
    sql`select distinct vat_code from invoice_lines where company_id = ${inn} order by 1`,
  );
  expect(codes).toEqual(expect.arrayContaining([3, 5, 6, 31, 33, 52]));
  const [lines] = await sql`
    select count(*) filter (where discount_basis_points > 0)::int as discounted,
           count(*) filter (where quantity_milli % 1000 <> 0)::int as decimal
    from invoice_lines where company_id = ${inn}`;
  expect(lines?.discounted).toBeGreaterThan(10);
  expect(lines?.decimal).toBeGreaterThan(10);
});

test("M26–M29: postings of every kind have come back", async () => {
  const kinds = await column(
    sql`select distinct event_kind from postings where company_id = ${inn} and event_kind is not null order by 1`,
  );
  expect(kinds).toEqual([
    "advance",
    "credit_applied",
    "direct_payment",
    "exchange_difference",
    "fee",
    "financing_cost",
    "interest_note",
    "interest_payment",
    "payment",
    "payout",
    "recourse",
  ]);
});

test("edge 41: an invoice in euro is delivered and half paid, at another rate than its own; another is a draft", async () => {
  const euros = await sql`
    select i.state, f.status, i.total_ore::text as total, o.currency_remaining::text as remaining
    from invoices i left join factoring_invoices f on (f.company_id, f.invoice_id) = (i.company_id, i.id)
    left join open_items o on (o.company_id, o.series, o.voucher_no, o.subledger_no)
      = (i.company_id, i.voucher_series, i.voucher_no, i.customer_no)
    where i.company_id = ${inn} and i.currency = 'EUR' order by i.state desc`;
  expect(euros.map((row) => Object.values(row))).toEqual([
    ["sent", "delivered", "295800", "147900"],
    ["draft", null, "295800", null],
  ]);
  const [held] = await sql`
    select amount::text, amount_ore::text as carried from currency_balances
    where company_id = ${inn} and account_no = 80000 and currency = 'EUR'`;
  expect(held).toEqual({ amount: "-88740", carried: "-1017552" });
});

test("the clearing account is not zero, and its statement explains it invoice by invoice", async () => {
  const [connection] = await sql`select id from connections where company_id = ${inn}`;
  const scope = {
    db: openBooks(pool, inn),
    companyId: inn,
    actor: { kind: "partner", connectionId: connection?.id, integrationName: "PO Factoring", scopes: [] },
    now: new Date("2026-11-22T08:00:00Z"),
    requestId: "test",
  } as const;
  const statement = present(
    await readStatement(scope, { from: isoDate("2026-07-01"), to: isoDate("2026-11-30") }),
  );
  const [ledger] = await sql`
    select coalesce(sum(balance_ore), 0)::bigint::text as balance from subledger_balances
    where company_id = ${inn} and subledger_no = 80000`;

  expect(statement.account.accountNo).toBe(80_000);
  expect(statement.closing).not.toBe(0n);
  expect(String(statement.closing)).toBe(ledger?.balance);
  expect(statement.unmatched).toEqual([]);
  const ofInvoices = await sql`
    select p.invoice_id, sum(p.amount_ore)::text as held, f.status,
           count(*) filter (where p.event_kind = 'payout')::int as payouts
    from postings p join factoring_invoices f on f.company_id = p.company_id and f.invoice_id = p.invoice_id
    where p.company_id = ${inn} and p.subledger_no = 80000 group by p.invoice_id, f.status`;
  expect(ofInvoices.reduce((sum, { held }) => sum + BigInt(held), 0n)).toBe(statement.closing);
  for (const { held, payouts } of ofInvoices) if (payouts > 0) expect(held).toBe("0");
});

test("the books hold: all balances add up to zero, subledgers equal their control accounts, no number is missing", async () => {
  const unbalanced = await sql`
    select company_id, sum(debit_ore - credit_ore) from account_balances group by 1 having sum(debit_ore - credit_ore) <> 0`;
  const apart = await sql`
    select s.company_id, s.control_account_no
    from subledger_series s
    left join (select a.company_id, a.kind, sum(b.balance_ore) as total from subledger_balances b
      join subledger_accounts a using (company_id, subledger_no) group by 1, 2) sub using (company_id, kind)
    left join (select company_id, account_no, sum(debit_ore - credit_ore) as total from account_balances group by 1, 2) led
      on led.company_id = s.company_id and led.account_no = s.control_account_no
    where coalesce(sub.total, 0) <> coalesce(led.total, 0)`;
  const gaps = await sql`
    select company_id, series from vouchers group by 1, 2 having max(voucher_no) <> count(*)
    union all
    select company_id, 0 from invoices where state = 'sent' group by 1 having max(number) - min(number) + 1 <> count(number)`;
  const [bank] = await sql`
    select sum(debit_ore - credit_ore)::text as balance from account_balances where company_id = ${inn} and account_no = 1920`;
  const [deviation] = await sql`
    select sum(debit_ore - credit_ore)::text as balance from account_balances where company_id = ${inn} and account_no = 2999`;

  expect([...unbalanced, ...apart, ...gaps]).toEqual([]);
  expect(BigInt(bank?.balance)).toBeGreaterThan(0n);
  expect(BigInt(deviation?.balance)).toBe(-(await openDirectPayments()));
});

/** What stands on the deviation account, in øre. */
async function openDirectPayments(): Promise<bigint> {
  const [open] = await sql`
    select coalesce(sum(amount_ore), 0)::text as amount from direct_payments where company_id = ${inn} and state = 'open'`;
  return BigInt(open?.amount);
}

test("M29b, edge 33: one direct payment is open, one was passed on, one set off; two lines of the bank look like more", async () => {
  const states = await column(
    sql`select state from direct_payments where company_id = ${inn} order by state`,
  );
  expect(states).toEqual(["forwarded", "open", "set_off"]);
  expect(await openDirectPayments()).toBeGreaterThan(0n);
  const { lines } = await waitingLines(
    {
      db: openBooks(pool, inn),
      companyId: inn,
      actor: { kind: "system", task: "test" },
      now: new Date("2026-11-22T08:00:00Z"),
      requestId: "test",
    },
    { limit: 10 },
  );
  expect(lines.map(({ suggestion }) => suggestion?.by ?? null).toSorted()).toEqual([
    "factor_kid",
    "invoice_number",
    null,
  ]);
});

test("whatever was delivered has its PDF, and whatever was offered its EHF", async () => {
  const lacking = await sql`
    select status from factoring_invoices
    where (delivered_at is not null and delivered_document_id is null)
       or (status not in ('preparing', 'preparation_failed') and ehf_document_id is null)`;
  expect(lacking).toEqual([]);
});

test("M10: among the drafts is one that cannot be sent, since its customer lacks data", async () => {
  const drafts = await sql`
    select i.id, c.phone from invoices i join customers c using (company_id, customer_no)
    where i.company_id = ${inn} and i.state = 'draft' order by i.id`;
  expect(drafts.length).toBeGreaterThanOrEqual(5);

  const actor = { kind: "user", userId: "x", name: "x", role: "administrator" } as const;
  const scope = {
    db: openBooks(pool, inn),
    companyId: inn,
    actor,
    now: new Date("2026-11-22T08:00:00Z"),
    requestId: "test",
  };
  const invoiceId = drafts.find(({ phone }) => phone === null)?.id ?? "";
  const refused = await sendInvoice(scope, { invoiceId, invoiceDate: isoDate("2026-11-22") });
  expect(refused).toMatchObject({
    ok: false,
    error: { code: "customer_data_incomplete", problems: [{ field: "phone" }] },
  });
});

test("M36: one run has reminded of own invoices, and there are overdue ones to go on with", async () => {
  const [run] = await sql`
    select count(*)::int as reminders, count(*) filter (where fee_ore = 3500 and interest_ore > 0)::int as charging,
           count(distinct run_id)::int as runs
    from reminders where company_id = ${inn}`;
  expect(run?.runs).toBe(1);
  expect(run?.reminders).toBeGreaterThanOrEqual(3);
  expect(run?.charging).toBe(run?.reminders);

  const actor = { kind: "system", task: "test" } as const;
  const scope = { db: openBooks(pool, inn), companyId: inn, actor, now: new Date(), requestId: "test" };
  const { proposed, leftOut } = await proposeReminders(scope, isoDate("2026-11-20"));
  expect(new Set(proposed.map(({ proposal }) => proposal.level))).toEqual(new Set([1, 2]));
  expect(leftOut.map(({ reason }) => reason.code)).toContain("invoice_with_factoring");
});

test("the second company has customers and invoices on paper, and no dedicated factoring", async () => {
  const [boatyard] = await sql`
    select (select count(*) from customers u where u.company_id = c.id)::int as customers,
           (select count(*) from customers u where u.company_id = c.id and use_factoring)::int as factored,
           (select count(*) from connections n where n.company_id = c.id and kind = 'factoring_dedicated')::int as connections,
           (select count(*) from invoices i where i.company_id = c.id and state = 'sent')::int as sent
    from companies c where c.slug = 'ytterholmen'`;
  expect(boatyard).toMatchObject({ customers: 15, factored: 0, connections: 0 });
  expect(boatyard?.sent).toBeGreaterThan(5);
});

test("M3: the third company has the former factoring solution on, one file handed over, and invoices that wait", async () => {
  const [joinery] = await sql`
    select f.enabled, (select count(*) from connections n where n.company_id = c.id)::int as connections,
           (select count(*) from legacy_transfers t where t.company_id = c.id)::int as transfers,
           (select count(*) from legacy_invoices l where l.company_id = c.id and l.transfer_id is not null)::int as transferred,
           (select count(*) from legacy_invoices l where l.company_id = c.id and l.transfer_id is null)::int as waiting,
           (select count(*) from legacy_invoices l join invoices i on i.company_id = l.company_id and i.id = l.invoice_id
            where l.company_id = c.id and i.kind = 'credit_note')::int as credit_notes
    from companies c join legacy_factoring f on f.company_id = c.id where c.slug = 'kvernhaugen'`;
  expect(joinery).toMatchObject({ enabled: true, connections: 0, transfers: 1 });
  expect(joinery?.transferred).toBeGreaterThan(3);
  expect(joinery?.waiting).toBeGreaterThan(3);
  expect(joinery?.credit_notes).toBeGreaterThan(0);
});

test.each([
  ["storlia", "purchase", "purchase"],
  ["fjordglott", "service_only", "payment"],
])(
  "M2: %s has an agreement of %s with the first company's partner, some of it settled and some waiting",
  async (slug, agreementType, kind) => {
    const [client] = await sql`
    select n.agreement_type, i.slug as integration,
           (select count(*) from factoring_invoices f where f.company_id = c.id and f.status = 'ready')::int as ready,
           (select count(*) from factoring_invoices f where f.company_id = c.id and f.status = 'completed')::int as completed,
           (select count(*) from postings p where p.company_id = c.id and p.event_kind = ${kind})::int as told,
           (select coalesce(sum(balance_ore), 0)::text from subledger_balances b where b.company_id = c.id and b.subledger_no = 80000) as clearing
    from companies c join connections n on n.company_id = c.id join integrations i on i.id = n.integration_id where c.slug = ${slug}`;
    expect(client).toMatchObject({
      agreement_type: agreementType,
      integration: "po-factoring",
      clearing: "0",
    });
    expect(client?.ready).toBeGreaterThanOrEqual(5);
    expect(client?.completed).toBeGreaterThan(2);
    expect(client?.told).toBeGreaterThan(2);
    expect(credentials.clients?.find(({ company }) => company === slug)).toMatchObject({ agreementType });
  },
);

test("M35: it brought its open invoices in a file, one of them paid in part", async () => {
  const imported = await sql`
    select i.external_number, o.amount_ore::text as amount, o.remaining_ore::text as remaining
    from invoices i join open_items o on (o.company_id, o.series, o.voucher_no, o.subledger_no)
      = (i.company_id, i.voucher_series, i.voucher_no, i.customer_no)
    where i.source = 'imported' order by 1`;
  expect(imported.map((row) => Object.values(row))).toEqual([
    ["8841", "3875000", "3875000"],
    ["8842", "11240625", "6240625"],
    ["8843", "918750", "918750"],
    ["8844", "-250000", "-250000"],
    ["8845", "2124000", "2124000"],
  ]);
});

test("every promise of the books holds in all companies", async () => {
  const faulty = (await checkBooks(first.url)).filter(({ faults }) => faults > 0n);
  expect(faulty).toEqual([]);
});

test("one person keeps all books, another may look at the first", async () => {
  const members = await sql`
    select u.email, c.slug, m.role from company_members m join "user" u on u.id = m.user_id
    join companies c on c.id = m.company_id order by 1, 2`;
  expect(members.map(({ email, slug, role }) => `${email} ${slug} ${role}`)).toEqual([
    "erik@fordring.example vardefjell viewer",
    `${credentials.user.email} fjordglott administrator`,
    `${credentials.user.email} kvernhaugen administrator`,
    `${credentials.user.email} storlia administrator`,
    `${credentials.user.email} vardefjell administrator`,
    `${credentials.user.email} ytterholmen administrator`,
  ]);
});

test("the story is the same each time it is told, but for its keys", async () => {
  const told = (db: typeof sql) => db`
    select c.slug, i.number, i.kind, i.state, i.customer_no, i.invoice_date::text, i.total_ore::text, i.own_kid,
           f.status, f.status_description, f.factor_kid
    from invoices i join companies c on c.id = i.company_id
    left join factoring_invoices f on f.company_id = i.company_id and f.invoice_id = i.id
    order by c.slug, i.number, i.total_ore`;
  const posted = (db: typeof sql) => db`
    select c.slug, p.series, p.voucher_no, p.line, p.voucher_date::text, p.account_no, p.subledger_no, p.amount_ore::text
    from postings p join companies c on c.id = p.company_id order by 1, 2, 3, 4`;

  expect(await told(again)).toEqual(await told(sql));
  expect(await posted(again)).toEqual(await posted(sql));
});

test("who integrates for PO Factoring sees its agreements at the desk, and is a member of no company", async () => {
  const [user] = await sql`select id from "user" where email = ${credentials.partnerUser?.email ?? ""}`;
  const seen = await connectionsOfPerson(pool, user?.id);
  expect(seen.map(({ integrationName }) => integrationName)).toContain("PO Factoring");
  expect(new Set(seen.map(({ integrationName }) => integrationName)).size).toBe(1);
  expect(await companiesOfUser(pool, user?.id)).toEqual([]);
});
