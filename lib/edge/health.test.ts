import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { newDatabase } from "@/db/test-database";
import { checkHealth } from "./health";

const database = await newDatabase();
const pool = openPool(database.url);
const owner = postgres(database.url, { max: 1, onnotice: () => undefined });
afterAll(async () => {
  await pool.end();
  await owner.end();
});

async function workerBeat(secondsAgo: number): Promise<void> {
  await owner`
    insert into heartbeats (process, beat_at) values ('worker', now() - make_interval(secs => ${secondsAgo}))
    on conflict (process) do update set beat_at = excluded.beat_at`;
}

test("a worker that was never started, or has been silent for more than 30 seconds, is told", async () => {
  const well = { healthy: false, database: "ok", migrations: "ok" };
  expect(await checkHealth(pool, database.url)).toEqual({ ...well, worker: "never started" });
  await workerBeat(90);
  expect(await checkHealth(pool, database.url)).toEqual({
    ...well,
    worker: "no sign of life for 90 seconds",
  });
});

test("with a worker that beats all is well", async () => {
  await workerBeat(5);
  expect(await checkHealth(pool, database.url)).toEqual({
    healthy: true,
    database: "ok",
    migrations: "ok",
    worker: "ok",
  });
});

test("migrations that the program has and the database lacks are named", async () => {
  await owner`
    delete from drizzle.__drizzle_migrations
    where created_at = (select max(created_at) from drizzle.__drizzle_migrations)`;
  expect(await checkHealth(pool, database.url)).toMatchObject({
    healthy: false,
    migrations: expect.stringMatching(/^pending: \d{4}_\w+$/),
    worker: "unknown",
  });
});

test("a database that cannot be reached is told without its address", async () => {
  const nowhere = "postgres://fordring:hemmelig@127.0.0.1:1/fordring";
  const health = await checkHealth(pool, nowhere);
  expect(health).toEqual({
    healthy: false,
    database: "unreachable",
    migrations: "unknown",
    worker: "unknown",
  });
});
