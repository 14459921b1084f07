import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { newDatabase } from "@/db/test-database";
import {
  expectOk,
  line,
  newCompany,
  newCustomer,
  newDraft,
  newFactoring,
  organisation,
  partnerScope,
  sendAndPrepare,
  testDate,
  tinyPdf,
} from "@/e2e/factories";
import { receivableAges } from "@/lib/domain/ageing";
import { addDays, type IsoDate, isoDate } from "@/lib/domain/dates";
import { factoringStatuses } from "@/lib/domain/factoring";
import { ore } from "@/lib/domain/money";
import {
  everything,
  hiddenAtFirst,
  type ReportCell,
  type ReportColumnId,
  type ReportFilter,
  type ReportId,
  type ReportLevel,
  type ReportRow,
  reportIds,
} from "@/lib/domain/report";
import { acknowledgeDelivery } from "@/lib/services/factoring/acknowledge-delivery";
import { creditInvoice } from "@/lib/services/invoices/credit-invoice";
import { sendInvoice } from "@/lib/services/invoices/send-invoices";
import { postPartnerVoucher } from "@/lib/services/vouchers/post-partner-voucher";
import { openAsOwner } from "../raw-sql";
import { begin, type ReadDb, type Scope } from "../scope";
import { insertMatches, insertVouchers } from "../writes/vouchers";
import { listPartnerInvoices } from "./partner-invoices";
import { findReportLedger, listReport, reportHeads, sumReport } from "./reports";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

/** The cells of a row without their wrapping: what a test speaks of. */
const valuesOf = ({ cells }: ReportRow): Partial<Record<ReportColumnId, ReportCell["value"]>> =>
  Object.fromEntries(Object.entries(cells).map(([column, { value }]) => [column, value]));

const viewOf = (id: ReportId, level: ReportLevel) => {
  const { views } = reportHeads[id];
  return views.find((view) => view.level === level) ?? views[0];
};

async function report(
  scope: Scope,
  id: ReportId,
  differing: Partial<ReportFilter> = {},
  level: ReportLevel = reportHeads[id].views[0].level,
) {
  const filter = { ...everything, ...differing };
  const { order } = viewOf(id, level);
  const { rows } = await listReport(scope, id, { filter, level, order, limit: 500 });
  return { rows: rows.map(valuesOf), lines: rows, totals: await sumReport(scope, id, { filter, level }) };
}

/** «Fakturaoversikt», by rising number. */
async function invoices(scope: Scope, differing: Partial<ReportFilter> = {}) {
  const { rows, totals } = await report(scope, "invoices", differing);
  return { rows: rows.toReversed(), totals };
}

/** Two customers, one of them factored; four invoices, of which the last two are factored. */
async function story() {
  const company = await newCompany(pool);
  const factoring = await newFactoring(pool, company);
  const partner = partnerScope(company, factoring);
  const plain = await newCustomer(company, organisation({ name: "Ålesund 100% Rør AS" }));
  const factored = await newCustomer(
    company,
    organisation({ name: "Bodø Tak AS", useFactoring: true, deliveryMethod: "factoring" }),
  );
  const numbers: string[] = [];
  for (const customerNo of [plain, plain, factored, factored]) {
    numbers.push(String(await sendAndPrepare(company, await newDraft(company, customerNo))));
  }
  return { company, factoring, partner, plain, factored, numbers };
}

type Story = Awaited<ReturnType<typeof story>>;

/** The partner delivers the first invoice that it has. */
async function deliver({ partner, factoring }: Story, text: string) {
  const [first] = await listPartnerInvoices(partner, factoring.connectionId, { limit: 1 });
  await expectOk(
    acknowledgeDelivery(partner, {
      invoiceId: first?.factoring.id ?? "",
      deliveredAt: new Date("2026-03-02T12:00:00Z"),
      channel: "email",
      text,
      factorKid: null,
      paymentAccount: null,
      dueDate: null,
      factorReference: null,
      pdf: tinyPdf(),
    }),
  );
}

/** The partner posts that a customer has paid so much of an invoice. */
function settle(
  { partner, factored }: Story,
  {
    on,
    amount,
    number,
    eventKind = "payment",
  }: { on: IsoDate; amount: bigint; number: string; eventKind?: string },
) {
  const invoiceNo = Number(number);
  return expectOk(
    postPartnerVoucher(partner, {
      dryRun: false,
      externalReference: `${eventKind}-${number}-${on}`,
      voucherDate: on,
      description: eventKind,
      currency: "NOK",
      lines: [
        { account: 80_000, amount: ore(amount), eventKind, invoiceNo },
        { customerNo: factored, amount: ore(-amount), eventKind, invoiceNo },
      ],
    }),
  );
}

async function sendOn(scope: Scope<ReadDb>, customerNo: number, invoiceDate: IsoDate): Promise<string> {
  const invoiceId = await newDraft(scope, customerNo);
  const sent = await expectOk(sendInvoice(scope, { invoiceId, invoiceDate, deliveryMethod: "print" }));
  return String(sent.number);
}

describe("every report", () => {
  test("M7: has the two factoring columns on each of its levels, put away at first, sorted and filtered", () => {
    for (const id of reportIds) {
      const head = reportHeads[id];
      expect(hiddenAtFirst(head), id).toEqual(
        expect.arrayContaining(["factoringStatus", "factoringDescription"]),
      );
      expect(head.filters, id).toEqual(expect.arrayContaining(["status", "description"]));
      for (const { columns } of head.views) {
        const both = columns.filter(({ id: column }) => column.startsWith("factoring"));
        expect(both.map(({ sorts }) => sorts)).toEqual([undefined, undefined]);
      }
      // One choice of columns holds on all levels: what is put away at first on one is so on each.
      for (const { columns } of head.views) {
        for (const column of columns) {
          expect(column.offAtFirst ?? false, `${id} ${column.id}`).toBe(
            hiddenAtFirst(head).includes(column.id),
          );
        }
      }
    }
  });

  test("M37: names follow the Norwegian alphabet, with small and capital letters alike", async () => {
    const company = await newCompany(pool);
    for (const name of ["Ærlig AS", "Åsen AS", "Østli AS", "zeta", "Alfa AS", "Øde AS", "aase bygg"]) {
      await sendOn(company, await newCustomer(company, organisation({ name })), testDate);
    }
    const { rows } = await report(company, "open-items", { asOf: testDate });
    expect(rows.map(({ customer }) => customer)).toEqual([
      "Alfa AS",
      "zeta",
      "Ærlig AS",
      "Øde AS",
      "Østli AS",
      "aase bygg",
      "Åsen AS",
    ]);
  });

  test("M37: paging in any order, in any report, meets every line once and in the order asked for", async () => {
    const told = await story();
    const { company, plain, factored } = told;
    await deliver(told, "Sendt på e-post");
    await settle(told, { on: addDays(testDate, 3), amount: 250_000n, number: told.numbers[2] ?? "" });
    const small = await newDraft(company, plain, [line({ unitPriceOre: ore(9_900n), text: "Småting" })]);
    await sendAndPrepare(company, small);
    for (const number of [told.numbers[0], told.numbers[1]]) {
      const { lines } = await report(company, "invoices", { q: number ?? "" });
      const { invoiceId } = await expectOk(creditInvoice(company, { invoiceId: lines[0]?.id ?? "" }));
      await sendAndPrepare(company, invoiceId);
    }
    await sendOn(company, factored, addDays(testDate, -60));

    for (const id of reportIds) {
      for (const { level, columns } of reportHeads[id].views) {
        const filter = { ...everything, asOf: addDays(testDate, 40) };
        const all = (await report(company, id, filter, level)).lines.map((row) => row.id).sort();
        expect(all.length, id).toBeGreaterThan(1);
        for (const { id: by } of columns.filter(({ sorts }) => sorts !== false)) {
          const paged = async (descending: boolean) => {
            const met: string[] = [];
            let cursor: string | undefined;
            do {
              const order = { by, descending };
              const page = await listReport(company, id, { filter, level, order, limit: 2, cursor });
              met.push(...page.rows.map((row) => row.id));
              cursor = page.next ?? undefined;
            } while (cursor);
            return met;
          };
          const rising = await paged(false);
          expect(rising.toSorted(), `${id} ${level} ${by}`).toEqual(all);
          expect(await paged(true), `${id} ${level} ${by}`).toEqual(rising.toReversed());
        }
      }
    }
  });

  test("M37: totals are of the whole filtered set, whatever the size of the page", async () => {
    const { company } = await story();
    const order = { by: "number", descending: true } as const;
    const page = await listReport(company, "invoices", {
      filter: everything,
      level: "document",
      order,
      limit: 1,
    });
    expect(page.rows).toHaveLength(1);
    expect(await sumReport(company, "invoices", { filter: everything, level: "document" })).toEqual({
      count: 4,
      sums: { net: 4_000_000n, vat: 1_000_000n, total: 5_000_000n, remaining: 5_000_000n },
    });
  });

  test("M7: the two columns narrow every report, and the foot with it", async () => {
    const told = await story();
    await deliver(told, "Sendt på e-post til 100 % av mottakerne");
    const { company, numbers } = told;
    for (const { lines } of [await report(company, "invoices", { q: numbers[2] ?? "" })]) {
      const { invoiceId } = await expectOk(creditInvoice(company, { invoiceId: lines[0]?.id ?? "" }));
      await sendAndPrepare(company, invoiceId);
    }
    // The delivered invoice is credited, and so neither open nor a credit note.
    const described: readonly ReportId[] = ["invoices", "sales-by-customer", "customer-ledger"];
    for (const id of reportIds) {
      const count = async (filter: Partial<ReportFilter>) => {
        const { rows, totals } = await report(company, id, filter, "document");
        expect(totals.count).toBe(rows.length);
        return rows.length;
      };
      const all = await count({});
      const notFactored = await count({ status: "not_factored" });
      let inAnyStatus = 0;
      for (const status of factoringStatuses) inAnyStatus += await count({ status });
      expect(all, id).toBe(notFactored + inAnyStatus);
      expect(await count({ description: "100 % AV" }), id).toBe(described.includes(id) ? 1 : 0);
      expect(await count({ description: "_" }), id).toBe(0);
    }
  });

  test("M38: a company sees its own lines alone", async () => {
    const [one, other] = [await story(), await story()];
    for (const id of reportIds) {
      const mine = await report(one.company, id);
      const theirs = await report(other.company, id);
      expect(theirs.totals, id).toEqual(mine.totals);
      if (id !== "credit-notes") expect(mine.lines.length, id).toBeGreaterThan(0);
    }
    const ids = async ({ company }: Story) => (await report(company, "invoices")).lines.map((row) => row.id);
    const mine = await ids(one);
    expect((await ids(other)).filter((id) => mine.includes(id))).toEqual([]);
  });
});

describe("Fakturaoversikt", () => {
  test("M7: carries the two factoring columns, empty for what was sent in another way", async () => {
    const told = await story();
    await deliver(told, "Sendt på e-post");
    const { rows } = await invoices(told.company);
    expect(rows.map((row) => [row.factoringStatus, row.factoringDescription])).toEqual([
      [null, null],
      [null, null],
      ["delivered", "Sendt på e-post"],
      ["ready", null],
    ]);
    expect(rows.map((row) => row.deliveryMethod)).toEqual(["print", "print", "factoring", "factoring"]);
  });

  test("M37: each filter narrows rows and totals alike", async () => {
    const { company, plain, factored, numbers } = await story();
    const narrowed = async (differing: Partial<ReportFilter>) => {
      const { rows, totals } = await invoices(company, differing);
      expect(totals.count).toBe(rows.length);
      expect(totals.sums.total).toBe(rows.reduce((total, row) => total + BigInt(String(row.total)), 0n));
      return rows.map(({ number }) => number);
    };
    const [one = "", two = "", three = "", four = ""] = numbers;

    expect(await narrowed({})).toEqual([one, two, three, four]);
    expect(await narrowed({ from: testDate, to: testDate })).toEqual([one, two, three, four]);
    expect(await narrowed({ from: addDays(testDate, 1) })).toEqual([]);
    expect(await narrowed({ to: addDays(testDate, -1) })).toEqual([]);
    expect(await narrowed({ customer: plain })).toEqual([one, two]);
    expect(await narrowed({ customer: factored, status: "ready" })).toEqual([three, four]);
    expect(await narrowed({ status: "not_factored" })).toEqual([one, two]);
    expect(await narrowed({ status: "delivered" })).toEqual([]);
    expect(await narrowed({ source: "created" })).toEqual([one, two, three, four]);
    expect(await narrowed({ source: "imported" })).toEqual([]);
    expect(await narrowed({ q: "bodø" })).toEqual([three, four]);
    expect(await narrowed({ q: "100%" })).toEqual([one, two]);
    expect(await narrowed({ q: three })).toEqual([three]);
  });

  test("M29: settlement follows the ledger: not settled, advanced, partly settled, settled, written off", async () => {
    const told = await story();
    const { company, partner, numbers } = told;
    const number = numbers[2] ?? "";
    const settlement = async (of = number) =>
      (await invoices(company)).rows.find((row) => row.number === of) ?? {};
    const on = (days: number) => addDays(testDate, days);

    expect(await settlement()).toMatchObject({ settlement: "not_settled", remaining: 1_250_000n });
    await expectOk(
      postPartnerVoucher(partner, {
        dryRun: false,
        externalReference: "advance",
        voucherDate: on(1),
        description: "advance",
        currency: "NOK",
        lines: [
          { account: 1920, amount: ore(1_000_000n), eventKind: "advance", invoiceNo: Number(number) },
          { account: 80_000, amount: ore(-1_000_000n), eventKind: "advance", invoiceNo: Number(number) },
        ],
      }),
    );
    expect(await settlement()).toMatchObject({ settlement: "advanced", remaining: 1_250_000n });
    await settle(told, { on: on(2), amount: 250_000n, number });
    expect(await settlement()).toMatchObject({ settlement: "partly_settled", remaining: 1_000_000n });
    await settle(told, { on: on(3), amount: 1_000_000n, number });
    expect(await settlement()).toMatchObject({ settlement: "settled", remaining: 0n });
    expect((await invoices(company, { open: true })).rows.map((row) => row.number)).not.toContain(number);

    const lost = numbers[3] ?? "";
    await settle(told, { on: on(4), amount: 1_250_000n, number: lost, eventKind: "write_off" });
    expect(await settlement(lost)).toMatchObject({ settlement: "written_off", remaining: 0n });
  });

  test("M33: a credit note counts against: its amounts are negative, and «Kreditnotaer» names the invoice", async () => {
    const { company, numbers } = await story();
    const [original] = (await report(company, "invoices", { q: numbers[0] ?? "" })).lines;
    const { invoiceId } = await expectOk(creditInvoice(company, { invoiceId: original?.id ?? "" }));
    await sendAndPrepare(company, invoiceId);

    const { rows, totals } = await invoices(company);
    const credit = rows.find(({ kind }) => kind === "credit_note");
    expect(credit).toMatchObject({ total: -1_250_000n, vat: -250_000n, remaining: 0n });
    expect(rows.find(({ number }) => number === numbers[0])).toMatchObject({
      settlement: "credited",
      remaining: 0n,
    });
    expect(totals).toMatchObject({ count: 5, sums: { total: 3_750_000n, remaining: 3_750_000n } });

    const { rows: notes, lines } = await report(company, "credit-notes");
    expect(notes).toMatchObject([{ originalNumber: numbers[0], total: -1_250_000n }]);
    expect(lines[0]?.links).toMatchObject({
      originalNumber: `/invoices/${original?.id}`,
      creditNoteNumber: `/invoices/${invoiceId}`,
    });
  });
});

/** An invoice voucher that another system has made, as the import leaves it: its own number, and none of ours. */
async function importInvoice(company: Scope<ReadDb>, customerNo: number, externalNumber: string) {
  const owner = openAsOwner(database.url);
  const invoiceId = randomUUID();
  const posting = { vatCode: null, text: "Importert", eventKind: null, kid: null, matchingReference: null };
  const rest = { ...posting, dueDate: addDays(testDate, 30), invoiceId, externalLineReference: null };
  await begin(company, async (tx) => {
    const voucher = {
      voucherDate: testDate,
      kind: "imported_invoice" as const,
      source: "ui" as const,
      description: `Importert faktura ${externalNumber}`,
      createdBy: "tester",
      postings: [
        { ...rest, accountNo: 1500, subledgerNo: customerNo, amountOre: ore(700_000n) },
        { ...rest, accountNo: 3000, subledgerNo: null, amountOre: ore(-700_000n) },
      ],
    };
    await insertVouchers(tx, 1, [voucher]);
  });
  const { companyId } = company;
  await owner.begin(async (sql) => {
    const [file] = await sql<{ id: string }[]>`
      insert into documents (company_id, kind, filename, media_type, size, bytes, sha256)
      values (${companyId}, 'import_file', 'fakturaer.csv', 'text/csv', 1, 'x', sha256('x')) returning id`;
    const [read] = await sql<{ id: string }[]>`
      insert into imports (company_id, kind, document_id, rows_read, rows_kept, imported_by)
      values (${companyId}, 'invoices', ${file?.id ?? null}, 1, 1, 'tester') returning id`;
    await sql`
      insert into invoices (company_id, id, kind, state, source, external_number, import_id, customer_no, buyer, seller,
        invoice_date, due_date, net_ore, vat_ore, total_ore, voucher_series, voucher_no, created_by, sent_at)
      select ${companyId}, ${invoiceId}, 'invoice', 'sent', 'imported', ${externalNumber}, ${read?.id ?? null}, ${customerNo},
        '{}', '{}', ${testDate}, ${addDays(testDate, 30)}, 700000, 0, 700000, 1, max(voucher_no), 'tester', now()
      from vouchers where company_id = ${companyId} and series = 1`;
  });
  await owner.end();
  return invoiceId;
}

describe("invoices from another system", () => {
  test("M35: stand in every report by the number they came with, told apart by «Kilde», and are no factoring", async () => {
    const { company, plain } = await story();
    const invoiceId = await importInvoice(company, plain, "A-2019/7");
    for (const id of reportIds.filter((each) => each !== "credit-notes")) {
      const { rows, lines, totals } = await report(
        company,
        id,
        { source: "imported", asOf: testDate },
        "document",
      );
      expect(totals.count, id).toBe(1);
      expect(rows, id).toMatchObject([
        { number: "A-2019/7", source: "imported", factoringStatus: null, factoringDescription: null },
      ]);
      expect(lines[0]?.links.number).toBe(`/invoices/${invoiceId}`);
      expect((await report(company, id, { q: "a-2019", asOf: testDate }, "document")).totals.count, id).toBe(
        1,
      );
      const whole = await report(company, id, { asOf: testDate }, "document");
      const own = await report(company, id, { source: "created", asOf: testDate }, "document");
      expect(whole.totals.count, id).toBe(own.totals.count + 1);
    }
    // They have none of our numbers, and come before all that have when the list rises.
    expect((await invoices(company)).rows[0]).toMatchObject({ number: "A-2019/7", deliveryMethod: null });
  });
});

/** Sales, payments in parts, a credit note, an early payment and one that was too much, spread over a spring. */
async function spring() {
  const told = await story();
  const { company, plain, factored, numbers } = told;
  await sendOn(company, plain, isoDate("2025-11-20"));
  await sendOn(company, factored, isoDate("2026-01-15"));
  await sendOn(company, plain, isoDate("2026-02-01"));
  await settle(told, { on: isoDate("2026-03-10"), amount: 250_000n, number: numbers[2] ?? "" });
  await settle(told, { on: isoDate("2026-04-10"), amount: 1_100_000n, number: numbers[2] ?? "" });
  await settle(told, { on: isoDate("2026-04-20"), amount: 1_250_000n, number: numbers[3] ?? "" });
  const [original] = (await report(company, "invoices", { q: numbers[0] ?? "" })).lines;
  const { invoiceId } = await expectOk(creditInvoice(company, { invoiceId: original?.id ?? "" }));
  await expectOk(
    sendInvoice(company, { invoiceId, invoiceDate: isoDate("2026-03-20"), deliveryMethod: "print" }),
  );
  await matchEarlyPayment(company, plain);
  return told;
}

/** Money that came before its invoice did, and was matched with it when both were there. */
async function matchEarlyPayment(company: Scope<ReadDb>, customerNo: number) {
  const posting = (accountNo: number, amount: bigint, subledgerNo: number | null) => ({
    accountNo,
    subledgerNo,
    amountOre: ore(amount),
    vatCode: null,
    text: "Forskuddsbetaling",
    dueDate: null,
    eventKind: null,
    invoiceId: null,
    kid: null,
    matchingReference: null,
    externalLineReference: null,
  });
  const posted = (voucherDate: IsoDate, amount: bigint) => ({
    voucherDate,
    kind: "manual" as const,
    source: "ui" as const,
    description: "Forskudd",
    createdBy: "tester",
    postings: [posting(1500, amount, customerNo), posting(1920, -amount, null)],
  });
  await begin(company, async (tx) => {
    const [paid, owed] = await insertVouchers(tx, 3, [
      posted(isoDate("2026-03-05"), -300_000n),
      posted(isoDate("2026-04-15"), 200_000n),
    ]);
    if (!paid || !owed) throw new Error("each voucher has its number");
    const [credit, debit] = [paid, owed].map((voucher) => ({ ...voucher, line: 1 }));
    if (credit && debit) await insertMatches(tx, [{ debit, credit, amountOre: ore(200_000n) }]);
  });
}

const days = [
  "2025-11-19",
  "2025-11-20",
  "2026-01-31",
  "2026-03-02",
  "2026-03-09",
  "2026-03-10",
  "2026-03-31",
]
  .concat(["2026-04-09", "2026-04-10", "2026-04-14", "2026-04-15", "2026-04-30", "2026-12-31"])
  .map(isoDate);

describe("balances on a day", () => {
  test("M37: on any day «Åpne poster» and «Aldersfordelt saldo» add up to account 1500, and so does «Kundereskontro»", async () => {
    const { company } = await spring();
    const balances = new Set<bigint>();
    for (const day of days) {
      const ledger = await findReportLedger(company, "open-items", { ...everything, asOf: day });
      const balance = ledger?.control?.balanceOre;
      expect(ledger?.control).toMatchObject({ accountNo: 1500, name: "Kundefordringer" });

      const open = await report(company, "open-items", { asOf: day });
      expect(open.totals.sums.remaining, `open items, ${day}`).toBe(balance);
      for (const level of ["customer", "document"] as const) {
        const aged = (await report(company, "aged-receivables", { asOf: day }, level)).totals.sums;
        expect(aged.remaining, `aged, ${day}`).toBe(balance);
        expect(receivableAges.reduce((total, age) => total + (aged[age] ?? 0n), 0n)).toBe(balance);
      }
      const closing = await report(company, "customer-ledger", { to: day });
      expect(closing.totals.sums.amount, `ledger, ${day}`).toBe(balance);
      expect(closing.totals.sums.remaining, `what remained, ${day}`).toBe(balance);
      balances.add(balance ?? 0n);
    }
    // The days differ, or nothing is proved.
    expect(balances.size).toBeGreaterThan(7);
  });

  test("M37, edge 28: an item is open on a past day with what remained then, and gone when it was settled", async () => {
    const told = await spring();
    const [, , number = ""] = told.numbers;
    const remaining = async (asOf: IsoDate) => {
      const { rows } = await report(told.company, "open-items", { asOf, q: number, status: "ready" });
      return rows.filter(({ kind }) => kind === "invoice").map((row) => row.remaining);
    };
    expect(await remaining(isoDate("2026-03-01"))).toEqual([]);
    expect(await remaining(isoDate("2026-03-02"))).toEqual([1_250_000n]);
    expect(await remaining(isoDate("2026-03-10"))).toEqual([1_000_000n]);
    expect(await remaining(isoDate("2026-04-10"))).toEqual([]);
    // The surplus of the second payment stays open on the customer (edge 29).
    const surplus = (
      await report(told.company, "open-items", { asOf: isoDate("2026-04-10"), status: "ready" })
    ).rows;
    expect(surplus.filter(({ kind }) => kind === "partner")).toMatchObject([{ remaining: -100_000n }]);
  });

  test("M37: ages are counted from the due date to the day asked for: not due, 1–30, 31–60, 61–90, over 90", async () => {
    const company = await newCompany(pool);
    const customerNo = await newCustomer(company);
    await sendOn(company, customerNo, testDate);
    const due = addDays(testDate, 14);
    const ages = [
      [0, "not_due"],
      [1, "days_1_30"],
      [30, "days_1_30"],
      [31, "days_31_60"],
      [60, "days_31_60"],
      [61, "days_61_90"],
      [90, "days_61_90"],
      [91, "over_90"],
    ] as const;
    for (const [late, age] of ages) {
      const asOf = addDays(due, late);
      const { rows, lines } = await report(company, "aged-receivables", { asOf });
      const filled = receivableAges.filter((each) => rows[0]?.[each] !== null);
      expect(filled, `${late} days`).toEqual([age]);
      expect(lines[0]?.links[age]).toBe(
        `/reports/aged-receivables?asOf=${asOf}&customer=${customerNo}&age=${age}&level=document`,
      );
      expect((await report(company, "aged-receivables", { asOf, age }, "document")).totals).toMatchObject({
        count: 1,
        sums: { [age]: 1_250_000n },
      });
      expect((await report(company, "open-items", { asOf, age: "overdue" })).totals.count).toBe(
        late > 0 ? 1 : 0,
      );
    }
  });

  test("M37: «Kundereskontro» carries the balance forward: opening, each posting's balance, closing", async () => {
    const { company, plain } = await spring();
    const from = isoDate("2026-03-01");
    const to = isoDate("2026-03-31");
    const { rows, totals } = await report(company, "customer-ledger", { customer: plain, from, to });
    const ledger = await findReportLedger(company, "customer-ledger", {
      ...everything,
      customer: plain,
      from,
      to,
    });
    expect(ledger).toEqual({ openingOre: 2_500_000n, control: null });

    let balance = ledger?.openingOre ?? 0n;
    for (const row of rows) {
      balance += BigInt(String(row.amount));
      expect(row.balance).toBe(balance);
    }
    expect(rows.length).toBe(4);
    expect(balance).toBe(2_500_000n + (totals.sums.amount ?? 0n));
    expect(totals.sums.debit).toBe((totals.sums.amount ?? 0n) + (totals.sums.credit ?? 0n));

    const whole = { ...everything, from, to };
    const all = await findReportLedger(company, "customer-ledger", whole);
    const moved = (await sumReport(company, "customer-ledger", { filter: whole, level: "document" })).sums
      .amount;
    expect((all?.openingOre ?? 0n) + (moved ?? 0n)).toBe(all?.control?.balanceOre);
  });

  test("M37: nothing is compared with the ledger when the filter shows a part", async () => {
    const { company } = await spring();
    for (const narrowing of [
      { q: "Bodø" },
      { status: "ready" },
      { source: "created" },
      { open: true },
    ] as const) {
      expect(await findReportLedger(company, "customer-ledger", { ...everything, ...narrowing })).toEqual({
        openingOre: null,
        control: null,
      });
    }
    expect(await findReportLedger(company, "invoices", everything)).toBeNull();
  });
});

describe("lines that are sums", () => {
  test("M7: «Salg per kunde» takes credit notes off, and counts the invoices in each factoring status", async () => {
    const told = await spring();
    await deliver(told, "Sendt på e-post");
    const { company, plain, factored } = told;
    const { rows, totals, lines } = await report(company, "sales-by-customer");
    expect(rows).toMatchObject([
      {
        customerNo: String(factored),
        invoiceCount: 3,
        creditNoteCount: 0,
        net: 3_000_000n,
        factoringStatus: [
          { status: "ready", count: 1 },
          { status: "delivered", count: 1 },
        ],
        factoringDescription: "Sendt på e-post",
      },
      {
        customerNo: String(plain),
        invoiceCount: 4,
        creditNoteCount: 1,
        net: 3_000_000n,
        factoringStatus: [],
      },
    ]);
    const documents = await report(company, "sales-by-customer", {}, "document");
    expect(totals.sums.net).toBe(documents.totals.sums.net);
    expect(totals.sums.net).toBe((await invoices(company)).totals.sums.net);
    expect(lines[0]?.links.net).toBe(
      `/reports/sales-by-customer?customer=${rows[0]?.customerNo}&level=document`,
    );
    // A filter of the documents narrows the sums.
    const delivered = await report(company, "sales-by-customer", { status: "delivered" });
    expect(delivered.rows).toMatchObject([
      { customerNo: String(factored), invoiceCount: 1, net: 1_000_000n },
    ]);
  });

  test("M7: «Aldersfordelt saldo» counts the statuses of what is open, and says five descriptions and how many more", async () => {
    const told = await story();
    const { company, partner, factoring, factored } = told;
    for (let more = 0; more < 5; more++) await sendAndPrepare(company, await newDraft(company, factored));
    const offered = await listPartnerInvoices(partner, factoring.connectionId, { limit: 50 });
    for (const [at, { factoring: its }] of offered.entries()) {
      await expectOk(
        acknowledgeDelivery(partner, {
          invoiceId: its.id,
          deliveredAt: new Date("2026-03-02T12:00:00Z"),
          channel: "email",
          text: `Tekst ${at}`,
          factorKid: null,
          paymentAccount: null,
          dueDate: null,
          factorReference: null,
          pdf: tinyPdf(String(at)),
        }),
      );
    }
    const { rows } = await report(company, "aged-receivables", { asOf: testDate });
    expect(rows.find(({ customerNo }) => customerNo === String(factored))).toMatchObject({
      factoringStatus: [{ status: "delivered", count: 7 }],
      factoringDescription: "Tekst 0; Tekst 1; Tekst 2; Tekst 3; Tekst 4; +2",
    });
  });
});
