import { afterAll, describe, expect, test } from "vitest";
import { newCompany, newCustomer } from "@/e2e/factories";
import { openPool } from "./client";
import { insertRawVoucher, openAsOwner, type RawVoucher, refusalOf } from "./raw-sql";
import { newDatabase } from "./test-database";

// Everything here is raw SQL by the owner of the tables: no code of ours stands between it and the books.
const database = await newDatabase();
const pool = openPool(database.url);
const sql = openAsOwner(database.url);
afterAll(() => Promise.all([pool.end(), sql.end()]));

const series = 3;
const sound = [
  { account: 1920, amount: 500 },
  { account: 3000, amount: -500 },
];

/** A company of its own with two customers and voucher 3-1 in its books. */
async function books() {
  const { companyId, ...scope } = await newCompany(pool);
  const first = await newCustomer({ companyId, ...scope });
  const second = await newCustomer({ companyId, ...scope });
  await insertRawVoucher(sql, { companyId, series, no: 1, lines: sound });
  return { companyId, first, second };
}

async function refusalOfVoucher(differing: Partial<RawVoucher>): Promise<string> {
  const { companyId } = await books();
  return refusalOf(insertRawVoucher(sql, { companyId, series, no: 2, lines: sound, ...differing }));
}

describe("a voucher enters the books whole, balanced and next in line (M31)", () => {
  test("a sound one is accepted: what follows is refused for its fault alone", async () => {
    expect(await refusalOfVoucher({})).toBe("accepted");
  });

  const faults: [string, Partial<RawVoucher>, string][] = [
    [
      "is unbalanced by one øre",
      { lines: [sound[0], { account: 3000, amount: -499 }] as never },
      "vouchers_balanced",
    ],
    ["has a single line", { lines: [{ account: 1920, amount: 500 }] }, "vouchers_two_lines"],
    ["has no lines at all", { lines: [], lineCount: 2 }, "vouchers_have_postings"],
    ["has fewer lines than it says", { lineCount: 3 }, "vouchers_balanced"],
    [
      "numbers its lines from 0",
      { lines: sound.map((line, index) => ({ ...line, line: index })) },
      "vouchers_balanced",
    ],
    [
      "skips a line number",
      { lines: sound.map((line, index) => ({ ...line, line: index * 2 + 1 })) },
      "vouchers_balanced",
    ],
    [
      "has a line of another date",
      { lines: [{ ...sound[0], date: "2026-03-03" }, sound[1]] as never },
      "vouchers_balanced",
    ],
    ["has a line of zero", { lines: [...sound, { account: 1920, amount: 0 }] }, "postings_nonzero"],
    ["leaves a gap", { no: 3 }, "vouchers_gapless"],
    ["leaves the counter behind", { nextNo: 2 }, "vouchers_gapless"],
    ["moves the counter too far", { nextNo: 9 }, "vouchers_gapless"],
    ["takes a number again", { no: 1, nextNo: 2 }, "postings_company_id_series_voucher_no_line_pk"],
    ["is in a series that is not there", { series: 9, no: 1 }, "vouchers_gapless"],
    [
      "posts to an unknown account",
      {
        lines: [
          { account: 1999, amount: 5 },
          { account: 3000, amount: -5 },
        ],
      },
      "postings_account",
    ],
    [
      "posts to a control account directly",
      {
        lines: [
          { account: 1500, amount: 5 },
          { account: 3000, amount: -5 },
        ],
      },
      "postings_control_account",
    ],
    [
      "posts to an unknown subledger account",
      {
        lines: [
          { account: 1500, subledger: 19_998, amount: 5 },
          { account: 3000, amount: -5 },
        ],
      },
      "postings_subledger",
    ],
    [
      "posts to a customer under the wrong control account",
      {
        lines: [
          { account: 2400, subledger: 10_000, amount: 5 },
          { account: 3000, amount: -5 },
        ],
      },
      "postings_subledger",
    ],
    [
      "posts to a customer under an ordinary account",
      {
        lines: [
          { account: 1920, subledger: 10_000, amount: 5 },
          { account: 3000, amount: -5 },
        ],
      },
      "postings_subledger",
    ],
  ];
  test.each(faults)("a voucher that %s is refused", async (_, fault, guard) => {
    expect(await refusalOfVoucher(fault)).toBe(guard);
  });

  test("lines cannot be added to a posted voucher, however balanced", async () => {
    const { companyId } = await books();
    const add = (from: number) => sql`
      insert into postings (company_id, series, voucher_no, line, voucher_date, account_no, amount_ore)
      values (${companyId}, ${series}, 1, ${from}, '2026-03-02', 1920, 700), (${companyId}, ${series}, 1, ${from + 1}, '2026-03-02', 3000, -700)`;
    expect(await refusalOf(add(3))).toBe("vouchers_balanced");
    expect(await refusalOf(add(-1))).toBe("vouchers_balanced");
  });

  test("lines cannot come before their voucher", async () => {
    const { companyId } = await books();
    const orphan = sql`
      insert into postings (company_id, series, voucher_no, line, voucher_date, account_no, amount_ore)
      values (${companyId}, ${series}, 2, 1, '2026-03-02', 1920, 700), (${companyId}, ${series}, 2, 2, '2026-03-02', 3000, -700)`;
    expect(await refusalOf(orphan)).toBe("vouchers_balanced");
  });

  test("a closed period takes no more vouchers; the day after it does", async () => {
    const { companyId } = await books();
    await sql`update voucher_series set locked_through = '2026-03-31' where company_id = ${companyId}`;
    const dated = (date: string) => insertRawVoucher(sql, { companyId, series, no: 2, lines: sound, date });
    expect(await refusalOf(dated("2026-03-31"))).toBe("vouchers_period_open");
    expect(await refusalOf(dated("2026-04-01"))).toBe("accepted");
  });
});

describe("what is posted stays as it was", () => {
  const changes: [string, string][] = [
    ["a voucher's text", "update vouchers set description = 'other'"],
    ["a voucher's hash", "update vouchers set hash = '\\x01'"],
    ["a voucher", "delete from vouchers"],
    ["a posting's amount", "update postings set amount_ore = amount_ore + 1"],
    ["a posting", "delete from postings"],
    ["a match", "update item_matches set amount_ore = 1"],
    ["a matched pair", "delete from item_matches"],
    ["a line of the audit log", "update audit_log set verb = 'other'"],
    ["the audit log", "delete from audit_log"],
    ["an account that may have postings", "delete from accounts where account_no = 1920"],
    ["the number of an account", "update accounts set account_no = 1921 where account_no = 1920"],
    ["a customer's account", "delete from subledger_accounts"],
    [
      "the control account of a series",
      "update subledger_series set control_account_no = 1920 where kind = 'customer'",
    ],
    ["a voucher series", "delete from voucher_series"],
    ["the number of a voucher series", "update voucher_series set series = 8 where series = 3"],
    ...["vouchers", "postings", "item_matches", "audit_log", "voucher_series"].map(
      (table): [string, string] => [`all of ${table}`, `truncate ${table} cascade`],
    ),
  ];
  test.each(changes)("%s cannot be changed or deleted", async (_, statement) => {
    await someMatch();
    expect(await refusalOf(sql.unsafe(statement))).toBe("append_only");
  });
});

/** An invoice of 900 and a payment of 400 for the first customer; an invoice of 300 for the second. */
async function someItems() {
  const { companyId, first, second } = await books();
  const item = (subledger: number, amount: number, no: number) =>
    insertRawVoucher(sql, {
      companyId,
      series,
      no,
      lines: [
        { account: 1500, subledger, amount },
        { account: 1920, amount: -amount },
      ],
    });
  await item(first, 900, 2);
  await item(first, -400, 3);
  await item(second, 300, 4);
  return { companyId, first, second };
}

const match = (companyId: number, debitNo: number, creditNo: number, amount: number) => sql`
  insert into item_matches (company_id, debit_series, debit_no, debit_line, credit_series, credit_no, credit_line, amount_ore)
  values (${companyId}, ${series}, ${debitNo}, 1, ${series}, ${creditNo}, 1, ${amount})`;

async function someMatch() {
  const { companyId } = await someItems();
  await match(companyId, 2, 3, 100);
}

describe("items are settled by what there is, and no more (M31)", () => {
  test("a match lowers both sides, and part of an item can be matched at a time", async () => {
    const { companyId } = await someItems();
    await match(companyId, 2, 3, 100);
    await match(companyId, 2, 3, 300);
    const left = await sql`
      select voucher_no, remaining_ore, is_open from open_items where company_id = ${companyId} order by voucher_no`;
    expect(left).toEqual([
      { voucher_no: 2n, remaining_ore: 500n, is_open: true },
      { voucher_no: 3n, remaining_ore: 0n, is_open: false },
      { voucher_no: 4n, remaining_ore: 300n, is_open: true },
    ]);
  });

  test.each([
    ["more than is left of the payment", 2, 3, 401, "open_items_not_overmatched"],
    ["two customers' items against each other", 4, 3, 100, "item_matches_same_account"],
    ["a debit item in the credit's place", 3, 2, 100, "open_items_not_overmatched"],
    ["nothing", 2, 3, 0, "item_matches_positive"],
    ["a negative amount", 2, 3, -1, "item_matches_positive"],
    ["an item that is not there", 2, 9, 100, "item_matches_credit"],
  ] as const)("%s is refused", async (_, debitNo, creditNo, amount, guard) => {
    const { companyId } = await someItems();
    expect(await refusalOf(match(companyId, debitNo, creditNo, amount))).toBe(guard);
  });

  test("an item cannot be matched twice over, not even in two halves of one statement", async () => {
    const { companyId } = await someItems();
    const twice = sql`
      insert into item_matches (company_id, debit_series, debit_no, debit_line, credit_series, credit_no, credit_line, amount_ore)
      select ${companyId}, ${series}, 2, 1, ${series}, 3, 1, 250 from generate_series(1, 2)`;
    expect(await refusalOf(twice)).toBe("open_items_not_overmatched");
  });

  test("two payments racing for one item never take more than it has", async () => {
    const { companyId, first } = await someItems();
    for (const no of [5, 6, 7, 8]) {
      const lines = [
        { account: 1500, subledger: first, amount: -400 },
        { account: 1920, amount: 400 },
      ];
      await insertRawVoucher(sql, { companyId, series, no, lines });
    }
    const outcomes = await Promise.all([5, 6, 7, 8].map((no) => refusalOf(match(companyId, 2, no, 400))));
    expect(outcomes.filter((outcome) => outcome === "accepted")).toHaveLength(2);
    const [item] =
      await sql`select remaining_ore from open_items where company_id = ${companyId} and voucher_no = 2`;
    expect(item?.remaining_ore).toBe(100n);
  });
});
