import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { newCompany, newCustomer, organisation } from "@/e2e/factories";
import { openPool } from "./client";
import { openAsOwner } from "./raw-sql";
import { atOneMoment, begin, type Scope } from "./scope";
import { newDatabase } from "./test-database";

const database = await newDatabase();
const pool = openPool(database.url);
const owner = openAsOwner(database.url);
afterAll(() => Promise.all([pool.end(), owner.end()]));

const company = await newCompany(pool);
const cardsOf = async ({ db }: Scope) => {
  const [row] = await db.execute<{ cards: number }>(sql`select count(*)::int as cards from customers`);
  return row?.cards;
};

describe("reads of one moment", () => {
  test("see nothing of what is committed between them", async () => {
    const seen = await atOneMoment(company, async (moment) => {
      const before = await cardsOf(moment);
      await newCustomer(company, organisation());
      return { before, after: await cardsOf(moment) };
    });
    expect(seen.after).toBe(seen.before);
    expect(await cardsOf(company)).toBe((seen.before ?? 0) + 1);
  });

  test("cannot write", async () => {
    const writing = atOneMoment(company, ({ db }) => db.execute(sql`delete from customers`));
    await expect(writing).rejects.toMatchObject({ cause: { code: "25006" } });
  });

  test("see their own company only, whatever the connection was used for before", async () => {
    const another = await newCompany(pool);
    const counts = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        atOneMoment(n % 2 ? company : another, (moment) => Promise.all([cardsOf(moment), cardsOf(moment)])),
      ),
    );
    const mine = await cardsOf(company);
    for (const [n, pair] of counts.entries()) expect(pair).toEqual(n % 2 ? [mine, mine] : [0, 0]);
  });

  test("within a transaction see what it has written", async () => {
    const seen = await begin(company, async (tx) => {
      const before = await cardsOf(tx);
      await tx.db.execute(sql`select set_config('lock_timeout', '15s', true)`);
      return atOneMoment(tx, async (moment) => (await cardsOf(moment)) === before && moment.db === tx.db);
    });
    expect(seen).toBe(true);
  });

  test("give their connection back when a read fails", async () => {
    for (let n = 0; n < 20; n++) {
      await expect(atOneMoment(company, ({ db }) => db.execute(sql`select 1 / 0`))).rejects.toThrow();
    }
    expect(await cardsOf(company)).toBeGreaterThan(0);
  });
});

test("a transaction that cannot have the company's lock says so, and not what its first statement met", async () => {
  const holder = await owner.reserve();
  await holder`begin`;
  await holder`select pg_advisory_xact_lock(${company.companyId}::int)`;
  let running = "";
  const waiting = begin(company, async (tx) => {
    const [row] = await tx.db.execute<{ pid: number }>(sql`select 1 as pid`);
    running = "went on";
    return row;
  });
  const failed = expect(waiting).rejects.toMatchObject({ code: "57014" });
  for (let stopped = 0; stopped === 0; await sleep(20)) {
    const rows = await owner`
      select pg_cancel_backend(pid) from pg_locks where locktype = 'advisory' and not granted`;
    stopped = rows.length;
  }
  await failed;
  expect(running).toBe("");
  await holder`rollback`;
  holder.release();
});
