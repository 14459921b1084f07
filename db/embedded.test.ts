import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { type EmbeddedOptions, runningUrl, startEmbedded } from "./embedded";

// Closed to all but us, as `mktemp -d` and /root are: the server's own user must get in nevertheless.
const folder = mkdtempSync(join(tmpdir(), "fordring-embedded-"));
const options: EmbeddedOptions = { directory: join(folder, "postgres"), disposable: true };
const pidFile = join(options.directory, "data/postmaster.pid");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function query(url: string, statement: string) {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}

test("data survive a stop and a start, in a folder that only its owner may enter", async () => {
  const first = await startEmbedded(options);
  await query(first.url(), "create table kept (n int); insert into kept values (7)");
  expect(await runningUrl(options.directory)).toBe(first.url());
  await first.stop();
  expect(await runningUrl(options.directory)).toBeUndefined();

  const second = await startEmbedded(options);
  expect(await query(second.url(), "select n from kept")).toEqual([{ n: 7 }]);
  await second.stop();
});

test("the password is random, needed, and readable by its owner only", async () => {
  const server = await startEmbedded(options);
  expect(statSync(join(options.directory, "password")).mode & 0o777).toBe(0o600);
  const guessed = new URL(server.url());
  guessed.password = "fordring";
  await expect(query(guessed.href, "select 1")).rejects.toThrow("password authentication failed");
  await server.stop();
});

test("a directory in use is refused in one line, or taken over from a server left behind", async () => {
  const left = await startEmbedded(options);
  await expect(startEmbedded(options)).rejects.toThrow(
    /^The database in .* is in use by another running server \(process \d+\)\.$/,
  );
  const next = await startEmbedded({ ...options, takeOver: true });
  await left.exited;
  expect(await query(next.url(), "select 1 as one")).toEqual([{ one: 1 }]);
  await next.stop();
});

test("after a crash it starts again, also when the number of the dead server is another program's now", async () => {
  const crashed = await startEmbedded(options);
  process.kill(crashed.pid, "SIGKILL");
  await crashed.exited;
  writeFileSync(pidFile, readFileSync(pidFile, "utf8").replace(/^\d+/, String(process.pid)));

  const server = await startEmbedded(options);
  expect(await query(server.url(), "select n from kept")).toEqual([{ n: 7 }]);
  await server.stop();
});

test("a port that is taken is told in one line", async () => {
  const server = await startEmbedded(options);
  const other: EmbeddedOptions = { directory: join(folder, "other"), disposable: true, port: server.port };
  await expect(startEmbedded(other)).rejects.toThrow(
    /^The database did not start: .*could not create any TCP\/IP sockets/,
  );
  await server.stop();
});
