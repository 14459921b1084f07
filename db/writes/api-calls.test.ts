import { afterAll, describe, expect, test } from "vitest";
import { apiCall } from "@/e2e/api-call";
import { newCompany, newFactoring, testNow } from "@/e2e/factories";
import { openPool } from "../client";
import { listApiCalls } from "../queries/api-calls";
import { openAsOwner } from "../raw-sql";
import { newDatabase } from "../test-database";
import { forgetApiCalls, insertApiCalls } from "./api-calls";

const database = await newDatabase();
const pool = openPool(database.url);
const owner = openAsOwner(database.url);
afterAll(() => Promise.all([pool.end(), owner.end()]));

async function connected() {
  const company = await newCompany(pool);
  const { connectionId } = await newFactoring(pool, company);
  return { company, connectionId, call: apiCall(company.companyId, connectionId) };
}

describe("the log of calls", () => {
  test("is read the newest first, page by page, and by status, operation and problem", async () => {
    const { company, connectionId, call } = await connected();
    const kept = [
      call,
      { ...call, status: 404, problemCode: "not_found" },
      { ...call, status: 409, problemCode: "already_delivered", operationId: "deliverInvoice" },
      { ...call, status: 500, problemCode: "internal_error" },
      { ...call, status: 201, operationId: "postVoucher" },
    ];
    for (const one of kept) await insertApiCalls(pool, [one]);
    const statuses = async (filter: Omit<Parameters<typeof listApiCalls>[2], "limit"> = {}) =>
      (await listApiCalls(company, connectionId, { limit: 10, ...filter })).map(({ status }) => status);

    expect(await statuses()).toEqual([201, 500, 409, 404, 200]);
    expect(await statuses({ statusClass: 2 })).toEqual([201, 200]);
    expect(await statuses({ statusClass: 4 })).toEqual([409, 404]);
    expect(await statuses({ statusClass: 5 })).toEqual([500]);
    expect(await statuses({ operationId: "deliverInvoice" })).toEqual([409]);
    expect(await statuses({ problemCode: "not_found" })).toEqual([404]);
    expect(await statuses({ statusClass: 2, problemCode: "not_found" })).toEqual([]);

    const first = await listApiCalls(company, connectionId, { limit: 2 });
    expect(await statuses({ before: first.at(-1)?.id })).toEqual([409, 404, 200]);
  });

  test("is written for several companies at once, and each sees its own", async () => {
    const [mine, theirs] = [await connected(), await connected()];
    await insertApiCalls(pool, [mine.call, theirs.call, mine.call]);
    expect(await listApiCalls(mine.company, mine.connectionId, { limit: 10 })).toHaveLength(2);
    expect(await listApiCalls(theirs.company, theirs.connectionId, { limit: 10 })).toHaveLength(1);
    expect(await listApiCalls(mine.company, theirs.connectionId, { limit: 10 })).toEqual([]);
  });

  test("is changed by nobody, and forgotten after thirty days with the buckets that are full", async () => {
    const { company, connectionId, call } = await connected();
    const daysAgo = (days: number) => new Date(testNow.getTime() - days * 86_400_000);
    await insertApiCalls(pool, [
      { ...call, at: daysAgo(31) },
      { ...call, at: daysAgo(29) },
    ]);
    await expect(owner`update api_calls set status = 200`).rejects.toThrow();
    await expect(
      pool`select set_config('app.company_id', '1', false); delete from api_calls`.simple(),
    ).rejects.toThrow(/permission denied/);
    await owner`insert into rate_buckets values ('old', ${daysAgo(1).toISOString()}), ('now', ${testNow.toISOString()})`;

    expect(await forgetApiCalls(pool, testNow)).toBe(1);
    expect(await listApiCalls(company, connectionId, { limit: 10 })).toMatchObject([{ at: daysAgo(29) }]);
    expect(await owner`select bucket from rate_buckets`).toMatchObject([{ bucket: "now" }]);
  });
});
