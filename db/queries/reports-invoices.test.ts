import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { newDatabase } from "@/db/test-database";
import { expectOk, sendAndPrepare, testDate } from "@/e2e/factories";
import { deliver, invoices, report, settle, story } from "@/e2e/report-story";
import { addDays } from "@/lib/domain/dates";
import { ore } from "@/lib/domain/money";
import { type ReportFilter, reportIds } from "@/lib/domain/report";
import { creditInvoice } from "@/lib/services/invoices/credit-invoice";
import { postPartnerVoucher } from "@/lib/services/vouchers/post-partner-voucher";
import { openAsOwner } from "../raw-sql";
import { begin, type ReadDb, type Scope } from "../scope";
import { insertVouchers } from "../writes/vouchers";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

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
        invoice_date, due_date, net_ore, vat_ore, total_ore, exchange_rate_micro, nok_net_ore, nok_vat_ore, nok_total_ore, voucher_series, voucher_no, created_by, sent_at)
      select ${companyId}, ${invoiceId}, 'invoice', 'sent', 'imported', ${externalNumber}, ${read?.id ?? null}, ${customerNo},
        '{}', '{}', ${testDate}, ${addDays(testDate, 30)}, 700000, 0, 700000, 1000000, 700000, 0, 700000, 1, max(voucher_no), 'tester', now()
      from vouchers where company_id = ${companyId} and series = 1`;
  });
  await owner.end();
  return invoiceId;
}

describe("Fakturaoversikt", () => {
  test("M7: carries the two factoring columns, empty for what was sent in another way", async () => {
    const told = await story(pool);
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
    const { company, plain, factored, numbers } = await story(pool);
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
    const told = await story(pool);
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
    const { company, numbers } = await story(pool);
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

describe("invoices from another system", () => {
  test("M35: stand in every report by the number they came with, told apart by «Kilde», and are no factoring", async () => {
    const { company, plain } = await story(pool);
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
