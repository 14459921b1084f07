import type { JobHelpers } from "graphile-worker";
import { afterAll, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { findRecurring } from "@/db/queries/recurring";
import { listRecurringRuns, listRunDates } from "@/db/queries/recurring-runs";
import { openAsOwner } from "@/db/raw-sql";
import { newDatabase } from "@/db/test-database";
import { line, newCompany, newCustomer } from "@/e2e/factories";
import { newRecurring, schedule } from "@/e2e/recurring-factories";
import { isoDate } from "@/lib/domain/dates";
import { recurringCounts } from "@/lib/services/recurring/counts";
import { tasksOf } from "./tasks";

const database = await newDatabase();
const pool = openPool(database.url);
const owner = openAsOwner(database.url);
afterAll(() => Promise.all([pool.end(), owner.end()]));

const none = () => {
  throw new Error("not asked for here");
};
const tasks = tasksOf(pool, none, none, none);
const helpers = {} as JobHelpers;

/** Once, on a day that has been whenever this is run. */
const once = schedule({ firstDate: isoDate("2025-01-31"), times: 1 });

test("edge 40: the sweep makes what sends itself, in every company, the job sends it, and what failed is told", async () => {
  const scopes = [await newCompany(pool), await newCompany(pool)];
  const made = [];
  for (const scope of scopes) {
    const customerNo = await newCustomer(scope);
    const terms = { schedule: once, sendsItself: true };
    const good = await newRecurring(scope, customerNo, terms);
    await newRecurring(scope, customerNo, { ...terms, lines: [line({ text: "" })] });
    await newRecurring(scope, customerNo, { schedule: once });
    made.push({ scope, good });
  }
  await tasks.sweep?.({}, helpers);
  await tasks.sweep?.({}, helpers);

  const queued = await owner<{ payload: { companyId: number } }[]>`
    select payload from graphile_worker._private_jobs where key like 'recurring-%' order by id`;
  expect(queued.map(({ payload }) => payload.companyId).sort()).toEqual(
    scopes.map(({ companyId }) => companyId).sort(),
  );
  for (const { payload } of queued) await tasks.recurring?.(payload, helpers);

  for (const { scope, good } of made) {
    const runs = await listRecurringRuns(scope, { limit: 10 });
    expect(runs).toMatchObject([{ automatic: true, count: 2, sent: 1, failed: 1 }]);
    const [failed, sent] = await listRunDates(scope, runs[0]?.id ?? "", { limit: 10 });
    expect(failed).toMatchObject({ refusal: { code: "line_without_text" }, invoiceState: "draft" });
    expect(sent).toMatchObject({ recurringId: good, invoiceState: "sent" });
    expect(await findRecurring(scope, good)).toMatchObject({ state: "ended", made: 1 });
    expect(await recurringCounts(scope)).toEqual({ unsent: 1, due: 1 });
  }
});
