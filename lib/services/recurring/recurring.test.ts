import { afterAll, describe, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { listInvoiceHistory } from "@/db/queries/invoice-page";
import { findInvoice } from "@/db/queries/invoices";
import { findRecurring, listRecurringDates } from "@/db/queries/recurring";
import { countUnsentDates, findRecurringRun, listRunDates } from "@/db/queries/recurring-runs";
import { openAsOwner, refusalOf } from "@/db/raw-sql";
import { begin, type ReadDb, type Scope } from "@/db/scope";
import { newDatabase } from "@/db/test-database";
import { companiesWithDueRecurring, resumeRecurringRuns } from "@/db/writes/operations";
import { insertRecurringDates } from "@/db/writes/recurring";
import { lockBooks } from "@/db/writes/vouchers";
import { factored } from "@/e2e/company";
import {
  expectOk,
  line,
  newCompany,
  newCustomer,
  newDraft,
  newFactoring,
  organisation,
} from "@/e2e/factories";
import { finishRun, newRecurring, schedule } from "@/e2e/recurring-factories";
import { isoDate } from "@/lib/domain/dates";
import { saveCustomer } from "../customers/save-customer";
import { deleteDraft, saveDraft } from "../invoices/save-draft";
import { sendInvoice } from "../invoices/send-invoices";
import { changeState } from "./change-state";
import { previewRun } from "./due";
import { retryRun } from "./retry-run";
import { runRecurring } from "./run-recurring";
import { saveRecurring } from "./save-recurring";
import { sendRun } from "./send-run";

const database = await newDatabase();
const pool = openPool(database.url);
const owner = openAsOwner(database.url);
afterAll(() => Promise.all([pool.end(), owner.end()]));

const march = isoDate("2026-03-02");
const onDay = (scope: Scope<ReadDb>, day: string): Scope<ReadDb> => ({
  ...scope,
  now: new Date(`${day}T09:00:00Z`),
});

const runNow = (scope: Scope<ReadDb>, throughDate = march) => expectOk(runRecurring(scope, { throughDate }));

/** A company with factoring, a customer that can be factored and one whose card lacks what factoring needs. */
async function twoCustomers() {
  const scope = await newCompany(pool);
  const lacking = await newCustomer(scope, organisation({ name: "Mangler AS", email: null }));
  await newFactoring(pool, scope);
  const good = await newCustomer(scope, factored());
  return { scope, good, lacking };
}

async function outcomes(scope: Scope, runId: string) {
  return listRunDates(scope, runId, { limit: 100 });
}

describe("edge 40: a run of recurring invoices", () => {
  test("the good ones are sent by the customer's own method, the failed one stays a draft with its reason, and the run goes on", async () => {
    const { scope, good, lacking } = await twoCustomers();
    const failing = await newRecurring(scope, lacking);
    const going = await newRecurring(scope, good);
    const { runId, count } = await runNow(scope);
    expect(count).toBe(2);
    expect(await findRecurringRun(scope, runId)).toMatchObject({ count: 2, sent: 0, failed: 0 });

    await finishRun(scope, runId);
    const [refused, sent] = await outcomes(scope, runId);
    expect(refused).toMatchObject({
      recurringId: failing,
      invoiceState: "draft",
      refusal: { code: "customer_data_incomplete", problems: [{ field: "email", code: "required" }] },
    });
    expect(sent).toMatchObject({
      recurringId: going,
      refusal: null,
      number: 10_001,
      factoringStatus: "preparing",
    });
    expect(await findRecurringRun(scope, runId)).toMatchObject({ count: 2, sent: 1, failed: 1 });
    expect(await countUnsentDates(scope)).toBe(1);
    expect(await findRecurring(scope, failing)).toMatchObject({ nextDate: "2026-04-01", made: 1 });
  });

  test("what is mended goes when the run tries again, and the notice of it goes away", async () => {
    const { scope, lacking } = await twoCustomers();
    await newRecurring(scope, lacking);
    const { runId } = await runNow(scope);
    await finishRun(scope, runId);
    expect(await countUnsentDates(scope)).toBe(1);

    const card = organisation({ name: "Mangler AS", useFactoring: true, deliveryMethod: "factoring" });
    await expectOk(saveCustomer(scope, { customerNo: lacking, version: null, card }));
    expect(await expectOk(retryRun(scope, { runId }))).toEqual({ count: 1 });
    expect(await countUnsentDates(scope)).toBe(0);
    await finishRun(scope, runId);
    expect(await outcomes(scope, runId)).toMatchObject([{ refusal: null, factoringStatus: "preparing" }]);
    expect(await expectOk(retryRun(scope, { runId }))).toEqual({ count: 0 });
  });

  test("a later run takes up what an earlier one could not send, and the earlier one tells what became of it", async () => {
    const { scope, lacking } = await twoCustomers();
    const recurringId = await newRecurring(scope, lacking);
    const first = await runNow(scope);
    await finishRun(scope, first.runId);
    expect((await previewRun(scope, march)).unsent).toHaveLength(1);

    const card = organisation({ name: "Mangler AS", deliveryMethod: "print" });
    await expectOk(
      saveCustomer(scope, { customerNo: lacking, version: null, card: { ...card, useFactoring: false } }),
    );
    const second = await runNow(scope);
    expect(second.count).toBe(1);
    expect(await expectOk(retryRun(scope, { runId: first.runId }))).toEqual({ count: 0 });
    await finishRun(scope, second.runId);
    expect(await outcomes(scope, first.runId)).toMatchObject([
      { recurringId, refusal: { code: "customer_data_incomplete" }, invoiceState: "sent", number: 10_001 },
    ]);
    expect(await runRecurring(scope, { throughDate: march })).toMatchObject({
      ok: false,
      error: { code: "nothing_recurring_due" },
    });
  });

  test("texts carry the period in the customer's language, and Historikk begins with the agreement", async () => {
    const scope = await newCompany(pool);
    const english = await newCustomer(scope, organisation({ language: "en" }));
    const recurringId = await newRecurring(scope, english, {
      lines: [line({ text: "Support {periode}" }), line({ text: "Travel" })],
      orderReference: "PO {periode}",
      schedule: schedule({ intervalMonths: 3 }),
    });
    const { runId } = await runNow(scope);
    await finishRun(scope, runId);
    const [made] = await listRecurringDates(scope, recurringId, { limit: 10 });
    const invoice = await findInvoice(scope, made?.invoiceId ?? "");
    expect(invoice).toMatchObject({ orderReference: "PO March–May 2026", invoiceDate: "2026-03-02" });
    expect(invoice?.lines.map(({ text }) => text)).toEqual(["Support March–May 2026", "Travel"]);
    const history = await listInvoiceHistory(scope, made?.invoiceId ?? "");
    expect(history.at(-1)).toMatchObject({
      event: "made_by_agreement",
      facts: { recurringId, agreementDate: "2026-03-01" },
    });
  });

  test("every date that has come is made, each once; one ahead is dated the agreement's day", async () => {
    const scope = await newCompany(pool);
    const recurringId = await newRecurring(scope, await newCustomer(scope), {
      schedule: schedule({ firstDate: isoDate("2026-01-31"), dayOfMonth: 31, times: 3 }),
    });
    const through = isoDate("2026-05-01");
    expect((await previewRun(scope, through)).due.map(({ date }) => date)).toEqual([
      "2026-01-31",
      "2026-02-28",
      "2026-03-31",
    ]);
    const { runId } = await runNow(scope, through);
    await finishRun(scope, runId);
    const made = await listRecurringDates(scope, recurringId, { limit: 10 });
    expect(made.map(({ date, invoiceDate }) => [date, invoiceDate])).toEqual([
      ["2026-03-31", "2026-03-31"],
      ["2026-02-28", "2026-03-02"],
      ["2026-01-31", "2026-03-02"],
    ]);
    expect(await findRecurring(scope, recurringId)).toMatchObject({
      state: "ended",
      nextDate: null,
      made: 3,
    });
    expect(await runRecurring(scope, { throughDate: isoDate("2027-01-01") })).toMatchObject({
      ok: false,
      error: { code: "recurring_too_far_ahead", latest: "2026-06-02" },
    });
  });

  test("a locked period stops its own invoices and no others", async () => {
    const { scope, good } = await twoCustomers();
    await newRecurring(scope, good);
    await newRecurring(scope, good, { schedule: schedule({ firstDate: isoDate("2026-03-20") }) });
    await begin(scope, (tx) => lockBooks(tx, isoDate("2026-03-10")));
    const { runId } = await runNow(scope, isoDate("2026-03-31"));
    await finishRun(scope, runId);
    expect(await outcomes(scope, runId)).toMatchObject([
      { date: "2026-03-01", refusal: { code: "period_locked", lockDate: "2026-03-10" } },
      { date: "2026-03-20", refusal: null, number: 10_001 },
    ]);
  });
});

describe("edge 40: nothing is made or sent twice", () => {
  test("of many runs at once one makes the invoices, and the others find nothing", async () => {
    const { scope, good } = await twoCustomers();
    const agreements = await Promise.all(Array.from({ length: 4 }, () => newRecurring(scope, good)));
    const runs = await Promise.all(
      Array.from({ length: 6 }, () => runRecurring(scope, { throughDate: march })),
    );
    const [won, ...others] = runs.filter(({ ok }) => ok);
    expect(others).toEqual([]);
    expect(runs.filter(({ ok }) => !ok)).toHaveLength(5);

    // The job as a queue may hand it out that believes a worker dead: three at the same time.
    const runId = won?.ok ? won.value.runId : "";
    await Promise.all(Array.from({ length: 3 }, () => finishRun(scope, runId)));
    const numbers = (await outcomes(scope, runId)).map(({ number }) => number);
    expect(numbers.toSorted()).toEqual([10_001, 10_002, 10_003, 10_004]);
    for (const id of agreements) {
      expect(await listRecurringDates(scope, id, { limit: 10 })).toHaveLength(1);
    }
    const [vouchers] = await owner`
      select count(*)::int as n from vouchers where company_id = ${scope.companyId}`;
    expect(vouchers?.n).toBe(4);
  });

  test("Postgres itself refuses a date of an agreement a second time, and to unmake one", async () => {
    const scope = await newCompany(pool);
    const customerNo = await newCustomer(scope);
    const recurringId = await newRecurring(scope, customerNo);
    await runNow(scope);
    const invoiceId = await newDraft(scope, customerNo);
    const again = begin(scope, (tx) =>
      insertRecurringDates(tx, [{ recurringId, date: isoDate("2026-03-01"), invoiceId }]),
    );
    await expect(again).rejects.toMatchObject({ cause: { code: "23505" } });
    const of = `company_id = ${scope.companyId} and recurring_id = '${recurringId}'`;
    expect(await refusalOf(owner.unsafe(`delete from recurring_dates where ${of}`))).toBe(
      "recurring_dates_kept",
    );
    const moved = `update recurring_dates set date = '2026-03-02' where ${of}`;
    expect(await refusalOf(owner.unsafe(moved))).toBe("recurring_dates_kept");
  });

  test("a worker that dies between two parts leaves what waits to the next, which sends just that", async () => {
    const scope = await newCompany(pool);
    const customerNo = await newCustomer(scope);
    for (let made = 0; made < 30; made += 1) await newRecurring(scope, customerNo);
    const { runId } = await runNow(scope);
    const worker = { ...scope, actor: { kind: "system", task: "recurring" } } as const;
    expect(await expectOk(sendRun(worker, { runId }))).toEqual({ tried: 25 });
    expect(await findRecurringRun(scope, runId)).toMatchObject({ count: 30, sent: 25 });

    await owner`alter table recurring_runs disable trigger deny_change`;
    await owner`update recurring_runs set created_at = now() - interval '1 hour' where id = ${runId}`;
    await owner`alter table recurring_runs enable trigger deny_change`;
    expect(await resumeRecurringRuns(pool)).toBe(1);
    const queued = await owner`
      select 1 from graphile_worker._private_jobs where key = ${`recurring-${runId}`}`;
    expect(queued).toHaveLength(1);
    await finishRun(scope, runId);
    expect(await findRecurringRun(scope, runId)).toMatchObject({ count: 30, sent: 30, failed: 0 });
    expect(await resumeRecurringRuns(pool)).toBe(0);
  });

  test("what was sent by hand or thrown away before its turn is neither sent again nor refused", async () => {
    const scope = await newCompany(pool);
    const customerNo = await newCustomer(scope);
    const byHand = await newRecurring(scope, customerNo);
    const gone = await newRecurring(scope, customerNo);
    const { runId } = await runNow(scope);
    const draftOf = async (id: string) =>
      (await listRecurringDates(scope, id, { limit: 1 }))[0]?.invoiceId ?? "";
    await expectOk(sendInvoice(scope, { invoiceId: await draftOf(byHand), invoiceDate: march }));
    await expectOk(deleteDraft(scope, { invoiceId: await draftOf(gone) }));
    await finishRun(scope, runId);
    expect(await findRecurringRun(scope, runId)).toMatchObject({ count: 2, failed: 0 });
    expect(await listRecurringDates(scope, gone, { limit: 9 })).toMatchObject([
      { date: "2026-03-01", invoiceId: null },
    ]);
    expect(await runRecurring(scope, { throughDate: march })).toMatchObject({ ok: false });
  });
});

describe("edge 40: agreements that send themselves", () => {
  test("the sweep's run takes those that say so, and leaves the others to people", async () => {
    const scope = await newCompany(pool);
    const customerNo = await newCustomer(scope);
    const itself = await newRecurring(scope, customerNo, { sendsItself: true });
    const manual = await newRecurring(scope, customerNo);
    const worker = { ...scope, actor: { kind: "system", task: "sweep" } } as const;
    const { runId, count } = await expectOk(runRecurring(worker, { throughDate: march, automatic: true }));
    expect(count).toBe(1);
    await finishRun(scope, runId);
    expect(await findRecurringRun(scope, runId)).toMatchObject({ automatic: true, createdBy: "Fordring" });
    expect(await findRecurring(scope, itself)).toMatchObject({ made: 1 });
    expect(await findRecurring(scope, manual)).toMatchObject({ made: 0, nextDate: "2026-03-01" });
  });

  test("the sweep is told of companies with something due today, and of no paused agreement", async () => {
    const scope = await newCompany(pool);
    const recurringId = await newRecurring(scope, await newCustomer(scope), { sendsItself: true });
    expect(await companiesWithDueRecurring(pool)).toContain(scope.companyId);
    await expectOk(changeState(scope, { recurringId, version: 1, state: "paused" }));
    expect(await companiesWithDueRecurring(pool)).not.toContain(scope.companyId);
  });
});

describe("edge 40: the life of an agreement", () => {
  test("one on pause makes nothing, and going on it passes over what it rested through", async () => {
    const scope = await newCompany(pool);
    const recurringId = await newRecurring(scope, await newCustomer(scope));
    await expectOk(changeState(scope, { recurringId, version: 1, state: "paused" }));
    expect((await previewRun(scope, march)).due).toEqual([]);
    const later = onDay(scope, "2026-06-10");
    expect(await expectOk(changeState(later, { recurringId, version: 2, state: "active" }))).toEqual({
      nextDate: "2026-07-01",
    });
    expect(await changeState(later, { recurringId, version: 2, state: "ended" })).toMatchObject({
      error: { code: "version_conflict" },
    });
    await expectOk(changeState(later, { recurringId, version: 3, state: "ended" }));
    expect(await changeState(later, { recurringId, version: 4, state: "active" })).toMatchObject({
      error: { code: "recurring_ended" },
    });
  });

  test("a changed text leaves the dates, a changed schedule counts from today, and the first date stands once used", async () => {
    const scope = await newCompany(pool);
    const customerNo = await newCustomer(scope);
    const recurringId = await newRecurring(scope, customerNo);
    const { runId } = await runNow(scope);
    await finishRun(scope, runId);
    const kept = async () => {
      const found = await findRecurring(scope, recurringId);
      if (!found) throw new Error("the agreement is gone");
      return found;
    };
    const base = async () => ({
      ...(await kept()),
      recurringId,
      lines: [line({ text: "Ny pris {periode}" })],
      schedule: schedule(),
    });
    const late = onDay(scope, "2026-05-15");
    await expectOk(saveRecurring(late, await base()));
    expect(await kept()).toMatchObject({ nextDate: "2026-04-01", lines: [{ text: "Ny pris {periode}" }] });
    await expectOk(saveRecurring(late, { ...(await base()), schedule: schedule({ dayOfMonth: 20 }) }));
    expect(await kept()).toMatchObject({ nextDate: "2026-05-20" });

    const other = schedule({ firstDate: isoDate("2026-02-01") });
    expect(await saveRecurring(late, { ...(await base()), schedule: other })).toMatchObject({
      error: { code: "recurring_first_date_fixed" },
    });
    expect(await saveRecurring(late, { ...(await base()), version: 1 })).toMatchObject({
      error: { code: "version_conflict" },
    });
    expect(await saveRecurring(late, { ...(await base()), lines: [] })).toMatchObject({
      error: { code: "recurring_without_lines" },
    });
    expect(await saveRecurring(late, { ...(await base()), schedule: schedule({ times: 1 }) })).toMatchObject({
      error: { code: "recurring_has_no_date" },
    });
  });

  test("a draft that a run made can be mended and sent by hand, and says where it came from", async () => {
    const { scope, good } = await twoCustomers();
    const recurringId = await newRecurring(scope, good, { lines: [line({ text: "" })] });
    const { runId } = await runNow(scope);
    await finishRun(scope, runId);
    const [failed] = await outcomes(scope, runId);
    expect(failed).toMatchObject({ refusal: { code: "line_without_text", line: 1 } });
    const invoiceId = failed?.invoiceId ?? "";
    const draft = {
      invoiceId,
      version: null,
      customerNo: good,
      paymentTermsDays: 14,
      buyerReference: null,
      orderReference: null,
      deliveryDate: null,
      lines: [line()],
    };
    await expectOk(saveDraft(scope, draft));
    await expectOk(sendInvoice(scope, { invoiceId, invoiceDate: march }));
    const history = await listInvoiceHistory(scope, invoiceId);
    expect(history.map(({ event }) => event)).toContain("made_by_agreement");
    expect(await countUnsentDates(scope)).toBe(0);
    expect(await listRecurringDates(scope, recurringId, { limit: 1 })).toMatchObject([{ state: "sent" }]);
  });

  test("M38: who may only look can neither make, change, run nor try again", async () => {
    const scope = await newCompany(pool);
    const recurringId = await newRecurring(scope, await newCustomer(scope));
    const { runId } = await runNow(scope);
    const viewer = {
      ...scope,
      actor: { kind: "user", userId: "v", name: "V", role: "viewer" } as const,
    };
    const refused = [
      saveRecurring(viewer, { ...(await findRecurring(scope, recurringId)), recurringId } as never),
      changeState(viewer, { recurringId, version: 1, state: "ended" }),
      runRecurring(viewer, { throughDate: march }),
      retryRun(viewer, { runId }),
      sendRun(viewer, { runId }),
    ];
    for (const result of await Promise.all(refused)) {
      expect(result).toMatchObject({ ok: false, error: { code: "forbidden" } });
    }
  });
});
