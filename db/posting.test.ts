import { createHash } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { newCompany, newCustomer, testDate } from "@/e2e/factories";
import { isoDate } from "@/lib/domain/dates";
import { ore } from "@/lib/domain/money";
import type { Posting } from "@/lib/domain/voucher";
import { openPool } from "./client";
import { openAsOwner, refusalOf } from "./raw-sql";
import { begin, type Scope } from "./scope";
import { newDatabase } from "./test-database";
import { insertVouchers, lockBooks, type NewVoucher } from "./writes/vouchers";

const database = await newDatabase();
const pool = openPool(database.url);
const sql = openAsOwner(database.url);
afterAll(() => Promise.all([pool.end(), sql.end()]));

const series = 3;

function posting(
  accountNo: number,
  amountOre: bigint,
  subledgerNo: number | null = null,
  text = "",
): Posting {
  const absent = { dueDate: null, eventKind: null, invoiceId: null, kid: null, matchingReference: null };
  return {
    accountNo,
    subledgerNo,
    amountOre: ore(amountOre),
    vatCode: null,
    text,
    ...absent,
    externalLineReference: null,
  };
}

function voucher(amount: bigint, differing: Partial<NewVoucher> = {}): NewVoucher {
  const postings = [posting(1920, amount), posting(3000, -amount)];
  return {
    voucherDate: testDate,
    kind: "manual",
    source: "ui",
    description: "Bilag",
    createdBy: "tester",
    postings,
    ...differing,
  };
}

const write = (scope: Scope, batch: readonly NewVoucher[]) =>
  begin(scope, (tx) => insertVouchers(tx, series, batch));

/** The chain computed anew, by another program than the one that wrote it. Answers the numbers whose hash is wrong. */
async function brokenLinks(companyId: number): Promise<{ broken: number[]; head: string; kept: string }> {
  const vouchers = await sql`
    select voucher_no::int as no, to_char(voucher_date, 'YYYY-MM-DD') as day, kind, source, created_by, description, hash
    from vouchers where company_id = ${companyId} and series = ${series} order by voucher_no`;
  const lines = await sql`
    select voucher_no::int as no, line, account_no, subledger_no, amount_ore, vat_code, text
    from postings where company_id = ${companyId} and series = ${series} order by voucher_no, line`;
  const sha256 = (...parts: (string | Buffer)[]) =>
    parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();
  const md5 = (text: string) => createHash("md5").update(text).digest("hex");

  let head: Buffer = Buffer.from([0]);
  const broken: number[] = [];
  for (const row of vouchers) {
    const content = lines
      .filter((line) => line.no === row.no)
      .map((l) =>
        [l.line, l.account_no, l.subledger_no ?? 0, l.amount_ore, l.vat_code ?? -1, md5(l.text)].join(","),
      );
    const facts = [
      companyId,
      series,
      row.no,
      row.day,
      row.kind,
      row.source,
      row.created_by,
      row.description,
      content.join(";"),
    ];
    const digest = sha256(`[${facts.map((fact) => JSON.stringify(fact)).join(", ")}]`);
    head = sha256(head, digest);
    if (!head.equals(row.hash)) broken.push(row.no);
  }
  const [kept] =
    await sql`select head from voucher_series where company_id = ${companyId} and series = ${series}`;
  return { broken, head: head.toString("hex"), kept: Buffer.from(kept?.head).toString("hex") };
}

async function expectSoundChain(companyId: number) {
  const { broken, head, kept } = await brokenLinks(companyId);
  expect(broken).toEqual([]);
  expect(kept).toBe(head);
}

describe("post(), the one way into the books (M31)", () => {
  test("a batch gets the next numbers in its order, and leaves balances and open items as its lines say", async () => {
    const company = await newCompany(pool);
    const { companyId } = company;
    const customerNo = await newCustomer(company);
    const sale = (amount: bigint) =>
      voucher(amount, { postings: [posting(1500, amount, customerNo), posting(3000, -amount)] });

    expect(await write(company, [sale(100n), sale(250n), voucher(7n)])).toEqual(
      [1, 2, 3].map((voucherNo) => ({ series, voucherNo })),
    );
    expect(await write(company, [sale(-50n)])).toEqual([{ series, voucherNo: 4 }]);
    expect(await write(company, [])).toEqual([]);

    const balances = await sql`
      select account_no, period, debit_ore, credit_ore, posting_count from account_balances
      where company_id = ${companyId} order by account_no`;
    expect(balances).toEqual([
      { account_no: 1500, period: 202603, debit_ore: 350n, credit_ore: 50n, posting_count: 3n },
      { account_no: 1920, period: 202603, debit_ore: 7n, credit_ore: 0n, posting_count: 1n },
      { account_no: 3000, period: 202603, debit_ore: 50n, credit_ore: 357n, posting_count: 4n },
    ]);
    expect(
      await sql`select subledger_no, balance_ore from subledger_balances where company_id = ${companyId}`,
    ).toEqual([{ subledger_no: customerNo, balance_ore: 300n }]);
    const items =
      await sql`select voucher_no, amount_ore, remaining_ore from open_items where company_id = ${companyId} order by voucher_no`;
    expect(items.map((item) => [item.voucher_no, item.amount_ore, item.remaining_ore])).toEqual([
      [1n, 100n, 100n],
      [2n, 250n, 250n],
      [4n, -50n, -50n],
    ]);
    await expectSoundChain(companyId);
  });

  test("amounts beyond what a float can carry keep every øre", async () => {
    const company = await newCompany(pool);
    const amount = 9_007_199_254_740_993n;
    await write(company, [voucher(amount)]);
    const [row] =
      await sql`select max(amount_ore) as amount from postings where company_id = ${company.companyId}`;
    expect(row?.amount).toBe(amount);
  });

  const words = [
    `"double" and 'single'`,
    "back\\slash, \\n and a trailing \\",
    "{braces}, {1,2} and }",
    "NULL",
    "null",
    "",
    " spaces , and\ttab",
    "two\nlines\r\n",
    "æøå ÆØÅ – «» 🧾 \u202e",
    "$1 $$ {x} %s",
    "'; drop table vouchers; --",
  ];

  test("texts come back as they were written, whatever they hold, and stand in the chain", async () => {
    const company = await newCompany(pool);
    const batch = words.map((text) =>
      voucher(5n, {
        description: text,
        createdBy: text,
        postings: [posting(1920, 5n, null, text), posting(3000, -5n, null, text)],
      }),
    );
    await write(company, batch);
    const rows =
      await sql`select description, created_by from vouchers where company_id = ${company.companyId} order by voucher_no`;
    expect(rows.map((row) => row.description)).toEqual(words);
    expect(rows.map((row) => row.created_by)).toEqual(words);
    const texts =
      await sql`select text from postings where company_id = ${company.companyId} and line = 1 order by voucher_no`;
    expect(texts.map((row) => row.text)).toEqual(words);
    await expectSoundChain(company.companyId);
  });

  test("a NUL, which Postgres cannot hold, is refused with the whole batch", async () => {
    const company = await newCompany(pool);
    expect(await refusalOf(write(company, [voucher(5n), voucher(5n, { description: "a\0b" })]))).toBe(
      "22021",
    );
    expect(await write(company, [voucher(5n)])).toEqual([{ series, voucherNo: 1 }]);
  });

  test("one faulty voucher takes its whole batch with it, and no number", async () => {
    const company = await newCompany(pool);
    const lopsided = voucher(5n, { postings: [posting(1920, 5n), posting(3000, -4n)] });
    expect(await refusalOf(write(company, [voucher(1n), lopsided, voucher(2n)]))).toBe("vouchers_balanced");
    const [left] = await sql`select count(*) as n from vouchers where company_id = ${company.companyId}`;
    expect(left?.n).toBe(0n);
    expect(await write(company, [voucher(1n)])).toEqual([{ series, voucherNo: 1 }]);
  });

  test("a voucher is reversed once, and a reference names one voucher of a connection for ever", async () => {
    const company = await newCompany(pool);
    await write(company, [voucher(5n)]);
    const reversal = voucher(-5n, { kind: "reversal", reverses: { series, voucherNo: 1 } });
    await write(company, [reversal]);
    expect(await refusalOf(write(company, [reversal]))).toBe("vouchers_reversed_once");

    const connectionId = "01890000-0000-7000-8000-000000000001";
    const posted = voucher(5n, { source: "factor_api", connectionId, externalReference: "F-1" });
    await write(company, [posted]);
    expect(await refusalOf(write(company, [posted]))).toBe("vouchers_external_reference");
    expect(await refusalOf(write(company, [{ ...posted, source: "ui", externalReference: "F-2" }]))).toBe(
      "vouchers_partner",
    );
  });

  test("closing the books stops what is dated before, in every series, and is never undone by an earlier date", async () => {
    const company = await newCompany(pool);
    await begin(company, (tx) => lockBooks(tx, isoDate("2026-03-31")));
    await begin(company, (tx) => lockBooks(tx, isoDate("2026-01-31")));
    expect(await refusalOf(write(company, [voucher(5n)]))).toBe("vouchers_period_open");
    const rows =
      await sql`select to_char(locked_through, 'YYYY-MM-DD') as day from voucher_series where company_id = ${company.companyId}`;
    expect(rows.map((row) => row.day)).toEqual(["2026-03-31", "2026-03-31", "2026-03-31"]);
  });

  test("the chain tells which voucher was tampered with", async () => {
    const company = await newCompany(pool);
    await write(company, [voucher(1n), voucher(2n), voucher(3n)]);
    await sql`alter table vouchers disable trigger deny_change`;
    await sql`update vouchers set description = 'other' where company_id = ${company.companyId} and voucher_no = 2`;
    await sql`alter table vouchers enable trigger deny_change`;
    expect((await brokenLinks(company.companyId)).broken).toEqual([2, 3]);
  });

  test("eight connections posting at once leave no gap, no double number and one unbroken chain", async () => {
    const company = await newCompany(pool);
    const each = 200;
    const poster = async (connection: number) => {
      const numbers: number[] = [];
      for (let n = 0; n < each; n++) {
        // Some in batches, so that the numbers of one transaction must stay together.
        const batch = Array.from({ length: n % 10 === 0 ? 3 : 1 }, () => voucher(BigInt(connection + 1)));
        numbers.push(...(await write(company, batch)).map((ref) => ref.voucherNo));
      }
      return numbers;
    };
    const taken = (
      await Promise.all(Array.from({ length: 8 }, (_, connection) => poster(connection)))
    ).flat();

    const expected = 8 * (each + (each / 10) * 2);
    expect(taken.sort((a, b) => a - b)).toEqual(Array.from({ length: expected }, (_, index) => index + 1));
    await expectSoundChain(company.companyId);
    const [trial] =
      await sql`select (sum(debit_ore) - sum(credit_ore))::bigint as difference, sum(posting_count)::bigint as lines from account_balances where company_id = ${company.companyId}`;
    expect(trial).toEqual({ difference: 0n, lines: BigInt(expected * 2) });
  }, 60_000);
});
