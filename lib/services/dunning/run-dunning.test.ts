import postgres from "postgres";
import { afterAll, describe, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { constraintOf } from "@/db/errors";
import { countDunnable, findDunningSettings } from "@/db/queries/dunning";
import { listInvoiceHistory } from "@/db/queries/invoice-page";
import { findDunningRun, listReminders } from "@/db/queries/reminders";
import { begin, type ReadDb, type Scope } from "@/db/scope";
import { newDatabase } from "@/db/test-database";
import { insertDunningRun, insertReminders } from "@/db/writes/dunning";
import { lockBooks } from "@/db/writes/vouchers";
import {
  expectOk,
  newCompany,
  newCustomer,
  newDraft,
  newFactoring,
  organisation,
  sendAndPrepare,
} from "@/e2e/factories";
import { newOwnInvoice, onDay, payInvoice } from "@/e2e/own-invoices";
import { isoDate } from "@/lib/domain/dates";
import { standardDunning } from "@/lib/domain/dunning";
import { ore } from "@/lib/domain/money";
import { proposeReminders } from "./propose-reminders";
import { type RunRequest, runDunning } from "./run-dunning";
import { saveDunningSettings } from "./save-dunning-settings";

const database = await newDatabase();
const pool = openPool(database.url, 20);
const owner = postgres(database.url, { max: 2, onnotice: () => undefined });
afterAll(async () => {
  await pool.end();
  await owner.end();
});

const today = "2026-04-10";
const everything: RunRequest = {
  runDate: isoDate(today),
  selection: { all: true, marked: [] },
  deliveries: {},
};

/** A company with an own customer, on the day of the run; its invoices are due on 16 March. */
async function remindingCompany(card = organisation({ deliveryMethod: "email" })) {
  const company = await newCompany(pool);
  return { company, customerNo: await newCustomer(company, card), now: onDay(company, today) };
}

/** The columns of a company's rows of a table, in order of their id. */
async function rowsOf(scope: Scope<ReadDb>, table: string, order = "id") {
  return owner.unsafe(`select * from ${table} where company_id = $1 order by ${order}`, [scope.companyId]);
}

async function jobsOf(scope: Scope<ReadDb>): Promise<string[]> {
  const rows = await owner<{ key: string }[]>`
    select j.key from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id and t.identifier = 'remind'
    where (j.payload->>'companyId')::int = ${scope.companyId}`;
  return rows.map(({ key }) => key);
}

describe("M36: a run of reminders", () => {
  test("M36: books fee and interest to the øre, keeps a reminder and queues its letter, in one transaction", async () => {
    const { company, customerNo, now } = await remindingCompany();
    const invoiceId = await newOwnInvoice(company, customerNo);

    const { runId, created } = await expectOk(runDunning(now, everything));
    expect(created).toBe(1);

    // 12 500 × 12 % × 25 days / 365 = 102.7397…
    const [reminder] = await listReminders(now, runId, { limit: 10 });
    expect(reminder).toMatchObject({
      ...{ invoiceId, level: 1, dueDate: "2026-04-24", remainingOre: 1_250_000n, feeOre: 3_500n },
      ...{ interestOre: 10_274n, deliveryMethod: "email", voucherSeries: 3, voucherNo: 1, sentAt: null },
    });
    const postings = await rowsOf(company, "postings", "series, voucher_no, line");
    expect(
      postings
        .filter(({ series }) => series === 3)
        .map(({ account_no, subledger_no, amount_ore, vat_code, invoice_id }) => [
          account_no,
          subledger_no,
          Number(amount_ore),
          vat_code,
          invoice_id,
        ]),
    ).toEqual([
      [1500, customerNo, 13_774, null, invoiceId],
      [3900, null, -3_500, 7, invoiceId],
      [8055, null, -10_274, 7, invoiceId],
    ]);
    expect(await jobsOf(company)).toEqual([`remind:${runId}:0`]);
    const [latest] = await listInvoiceHistory(now, invoiceId);
    expect(latest).toMatchObject({
      event: "reminded",
      facts: { level: 1, dueDate: "2026-04-24", voucher: "3-1" },
    });
    expect(await findDunningRun(now, runId)).toMatchObject({
      ...{ reminders: 1, sent: 0, failed: 0, runDate: today, feeOre: 3_500n, interestOre: 10_274n },
    });
  });

  test("M36: a second run of the same day finds nothing, and the next level waits for the time given", async () => {
    const { company, customerNo, now } = await remindingCompany();
    await newOwnInvoice(company, customerNo);
    await expectOk(runDunning(now, everything));

    expect(await runDunning(now, everything)).toMatchObject({ error: { code: "nothing_to_remind" } });
    const lastDay = onDay(company, "2026-04-24");
    const { leftOut } = await proposeReminders(lastDay, isoDate("2026-04-24"));
    expect(leftOut.map(({ reason }) => reason)).toEqual([{ code: "reminder_running", until: "2026-04-24" }]);

    const after = onDay(company, "2026-04-25");
    const second = { ...everything, runDate: isoDate("2026-04-25") };
    const { runId } = await expectOk(runDunning(after, second));
    const [notice] = await listReminders(after, runId, { limit: 10 });
    // Interest from the day after the first reminder's last: 15 days.
    expect(notice).toMatchObject({ level: 2, interestOre: 6_164n, feeOre: 3_500n, dueDate: "2026-05-09" });
    const [, kept] = await rowsOf(company, "reminders");
    expect(kept).toMatchObject({ earlier_charges_ore: "13774", interest_from: new Date("2026-04-11") });

    const late = onDay(company, "2026-06-01");
    const last = await runDunning(late, { ...everything, runDate: isoDate("2026-06-01") });
    expect(last).toMatchObject({ error: { code: "nothing_to_remind" } });
  });

  test("M36: only what is chosen is reminded of, each the way that is chosen for it", async () => {
    const { company, customerNo, now } = await remindingCompany();
    const noMail = await newCustomer(
      company,
      organisation({ name: "Uten Epost AS", email: null, deliveryMethod: "print" }),
    );
    const [mailed = "", printed = "", skipped = ""] = [
      await newOwnInvoice(company, customerNo),
      await newOwnInvoice(company, customerNo),
      await newOwnInvoice(company, customerNo),
    ];
    const unreachable = await newOwnInvoice(company, noMail);
    await payInvoice(now, skipped, 1n);

    const { runId, created } = await expectOk(
      runDunning(now, {
        ...everything,
        selection: { all: true, marked: [skipped] },
        deliveries: { [printed]: "print", [unreachable]: "email" },
      }),
    );
    expect(created).toBe(3);
    const made = await listReminders(now, runId, { limit: 10 });
    expect(Object.fromEntries(made.map((row) => [row.invoiceId, row.deliveryMethod]))).toEqual({
      [mailed]: "email",
      [printed]: "print",
      [unreachable]: "print",
    });
    const only = { ...everything, selection: { all: false, marked: [skipped, mailed] } };
    const rest = await expectOk(runDunning(now, only));
    expect(rest).toMatchObject({ created: 1, skipped: [{ reason: { code: "reminder_running" } }] });
    const [row] = await listReminders(now, rest.runId, { limit: 10 });
    expect(row).toMatchObject({ invoiceId: skipped, remainingOre: 1_249_999n });
  });

  test("M36: reminders are dated today, in a period that is open", async () => {
    const { company, customerNo, now } = await remindingCompany();
    await newOwnInvoice(company, customerNo);
    for (const runDate of [isoDate("2026-04-09"), isoDate("2026-04-11")]) {
      expect(await runDunning(now, { ...everything, runDate })).toMatchObject({
        error: { code: "reminders_are_dated_today" },
      });
    }
    await begin(company, (tx) => lockBooks(tx, isoDate("2026-04-30")));
    expect(await runDunning(now, everything)).toMatchObject({
      error: { code: "period_locked", lockDate: "2026-04-30" },
    });
    expect(await rowsOf(company, "reminders")).toHaveLength(0);
  });

  test("M36: without fee and interest a reminder has no voucher", async () => {
    const { company, customerNo, now } = await remindingCompany();
    await newOwnInvoice(company, customerNo);
    const free = { ...standardDunning, chargeFee: false, chargeInterest: false };
    await expectOk(saveDunningSettings(now, { ...free, version: 0 }));
    const { runId } = await expectOk(runDunning(now, everything));
    expect(await listReminders(now, runId, { limit: 10 })).toMatchObject([
      { feeOre: 0n, interestOre: 0n, voucherNo: null },
    ]);
  });

  test("M36: a bookkeeper reminds and a viewer does not; settings are the administrator's", async () => {
    const { now } = await remindingCompany();
    const as = (role: "viewer" | "bookkeeper") =>
      ({ ...now, actor: { kind: "user", userId: "x", name: "x", role } }) as const;
    expect(await runDunning(as("viewer"), everything)).toMatchObject({ error: { code: "forbidden" } });
    expect(await runDunning(as("bookkeeper"), everything)).toMatchObject({
      error: { code: "nothing_to_remind" },
    });
    const settings = { ...standardDunning, version: 0 };
    expect(await saveDunningSettings(as("bookkeeper"), settings)).toMatchObject({
      error: { code: "forbidden" },
    });
  });

  test("M36: settings are saved over the version that was read, and over no other", async () => {
    const { now } = await remindingCompany();
    const settings = { ...standardDunning, daysAfterDue: 20 };
    await expectOk(saveDunningSettings(now, { ...settings, version: 0 }));
    expect(await saveDunningSettings(now, { ...settings, version: 0 })).toMatchObject({
      error: { code: "version_conflict" },
    });
    await expectOk(saveDunningSettings(now, { ...settings, version: 1, daysAfterDue: 30 }));
    expect(await findDunningSettings(now)).toEqual({ ...settings, daysAfterDue: 30, version: 2 });
  });
});

describe("M36: at the same time", () => {
  test("M36: two runs at once remind once, and a payment meanwhile is either reminded of or not at all", async () => {
    const { company, customerNo, now } = await remindingCompany();
    const invoices = await Promise.all(Array.from({ length: 6 }, () => newOwnInvoice(company, customerNo)));
    const [paid = ""] = invoices;

    const [one, two] = await Promise.all([
      runDunning(now, everything),
      runDunning(now, everything),
      payInvoice(now, paid),
    ]);
    const [done, none] = one.ok ? [one, two] : [two, one];
    expect(none).toMatchObject({ ok: false, error: { code: "nothing_to_remind" } });
    const reminders = await rowsOf(company, "reminders");
    expect(done.ok && done.value.created).toBe(reminders.length);
    expect(new Set(reminders.map(({ invoice_id }) => invoice_id)).size).toBe(reminders.length);
    expect(reminders.length).toBeGreaterThanOrEqual(5);
    expect(await jobsOf(company)).toHaveLength(1);
    const vouchers = (await rowsOf(company, "vouchers", "series, voucher_no")).filter(
      ({ kind }) => kind === "reminder",
    );
    expect(vouchers).toHaveLength(reminders.length);
  });

  test("M36: the database keeps one reminder of a level, and nothing of it but its sending can change", async () => {
    const { company, customerNo, now } = await remindingCompany();
    const invoiceId = await newOwnInvoice(company, customerNo);
    await expectOk(runDunning(now, everything));
    const again = begin(now, async (tx) => {
      const runId = await insertDunningRun(tx, isoDate(today));
      return insertReminders(tx, runId, [newReminder(invoiceId, customerNo)]);
    });
    expect(await constraintOfFailure(again)).toBe("reminders_level");
    const change = owner`update reminders set fee_ore = 0 where company_id = ${company.companyId}`;
    expect(await constraintOfFailure(change)).toBe("reminders_fixed");
    const removal = owner`delete from reminders where company_id = ${company.companyId}`;
    expect(await constraintOfFailure(removal)).toBe("reminders_fixed");
  });
});

describe("M25: invoices with the factoring company", () => {
  async function withBoth() {
    const company = await newCompany(pool);
    const customerNo = await newCustomer(company, organisation({ deliveryMethod: "print" }));
    // Edge 8: sent before activation, and still open after it.
    const before = await newOwnInvoice(company, customerNo);
    await newFactoring(pool, company);
    const factored = await newDraft(company, customerNo);
    await sendAndPrepare(company, factored);
    return { company, customerNo, before, factored, now: onDay(company, today) };
  }

  test("M25, edge 8: are left out with the reason; those sent before activation stay in own dunning", async () => {
    const { before, factored, now } = await withBoth();
    const { proposed, leftOut } = await proposeReminders(now, isoDate(today));
    // On paper as before activation, though the card says factoring now.
    expect(proposed).toMatchObject([{ invoiceId: before, delivery: "print" }]);
    expect(proposed).toHaveLength(1);
    expect(leftOut).toMatchObject([
      { invoiceId: factored, reason: { code: "invoice_with_factoring" }, factoringName: "Prøve Factoring" },
    ]);
    expect(await countDunnable(now, isoDate(today), standardDunning)).toBe(1);

    const named = { ...everything, selection: { all: false, marked: [before, factored] } };
    const { created, skipped } = await expectOk(runDunning(now, named));
    expect(created).toBe(1);
    expect(skipped).toMatchObject([{ reason: { code: "invoice_with_factoring" } }]);
    const alone = { ...everything, selection: { all: false, marked: [factored] } };
    expect(await runDunning(now, alone)).toMatchObject({ error: { code: "nothing_to_remind" } });
  });

  test("M25: the database refuses a reminder of one, even past the rule", async () => {
    const { customerNo, factored, now } = await withBoth();
    const forced = begin(now, async (tx) => {
      const runId = await insertDunningRun(tx, isoDate(today));
      return insertReminders(tx, runId, [newReminder(factored, customerNo)]);
    });
    expect(await constraintOfFailure(forced)).toBe("factored_not_dunned");
  });
});

function newReminder(invoiceId: string, customerNo: number) {
  return {
    ...{ invoiceId, customerNo, level: 1, dueDate: isoDate("2026-05-01"), remainingOre: ore(1n) },
    ...{ earlierChargesOre: ore(0n), feeOre: ore(0n), interestOre: ore(0n), interestSegments: [] },
    ...{ deliveryMethod: "print" as const, voucher: null },
  };
}

async function constraintOfFailure(failing: PromiseLike<unknown>): Promise<string | null> {
  try {
    await failing;
    return "accepted";
  } catch (error) {
    return constraintOf(error);
  }
}
