import { setTimeout as sleep } from "node:timers/promises";
import { Logger, makeWorkerUtils, parseCronItems, type Runner, run } from "graphile-worker";
import postgres from "postgres";
import { analyze } from "@/db/analyze";
import { openPool } from "@/db/client";
import { beat } from "@/db/writes/operations";
import { log } from "@/lib/adapters/log";
import { secretBox } from "@/lib/adapters/sealed";
import { type Mailer, smtpMailer } from "@/lib/adapters/smtp";
import { webhookPoster } from "@/lib/adapters/webhook";
import { env, required } from "@/lib/env";
import type { WebhookMeans } from "@/lib/services/webhooks/deliver-webhook";
import { tasksOf } from "./tasks";

/** Two jobs at once: each is one transaction, and of one company only one can write at a time anyway. */
const CONCURRENCY = 2;

/** Milliseconds between signs of life; `/api/health` misses it after a few. */
const HEARTBEAT_MS = 5_000;

/** Any number will do, as long as every worker takes the same. */
const WORKER_LOCK = 7_234_502;

/**
 * The job worker, a program of its own: takes jobs from the queue in the database until it is told to stop.
 * graphile-worker's own tables belong to the database's owner; the tasks work as the application, inside the
 * company fence.
 */
const databaseUrl = required("DATABASE_URL");
const stopping = new AbortController();
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stopping.abort());
log.level = env().LOG_LEVEL;

try {
  await work();
  process.exit(0);
} catch (error) {
  log.fatal({ err: error }, "the worker failed");
  process.exit(1);
}

async function work(): Promise<void> {
  const alone = await onlyWorker();
  if (!alone) return;
  await unlockAbandonedJobs();

  const pool = openPool(databaseUrl, CONCURRENCY + 2);
  const runner = await run({
    connectionString: databaseUrl,
    concurrency: CONCURRENCY,
    // Signals are ours, so that heartbeat and pools stop with the runner, in order.
    noHandleSignals: true,
    pollInterval: 2_000,
    taskList: tasksOf(pool, mailer, webhookMeans, (tables) => analyze(databaseUrl, tables)),
    parsedCronItems: parseCronItems([{ task: "sweep", match: "* * * * *", options: { maxAttempts: 1 } }]),
    logger: queueLogger(),
  });
  log.info("the worker is running");

  const beating = beatUntilStopped(pool);
  await Promise.race([stopped(), alone.lost, runner.promise]);
  stopping.abort();
  await shutDown(runner);
  await beating;
  await alone.release();
  await pool.end({ timeout: 5 });
}

/**
 * One worker a database: held by a lock of its session, so that it ends with the process however that dies. A
 * second one waits, as during a deployment, and then knows that jobs still marked as taken are abandoned.
 */
async function onlyWorker() {
  let fail: (reason: Error) => void = () => undefined;
  const lost = new Promise<never>((_, reject) => {
    fail = reject;
  });
  lost.catch(() => undefined);
  const sql = postgres(databaseUrl, {
    max: 1,
    idle_timeout: 0,
    // A lock that a session holds must not end by the driver's routine.
    max_lifetime: null,
    onnotice: () => undefined,
    onclose: () => fail(new Error("the connection that holds the worker's lock was closed")),
  });
  const release = () => sql.end({ timeout: 1 });

  for (let waiting = false; !stopping.signal.aborted; waiting = true) {
    const [taken] = await sql`select pg_try_advisory_lock(${WORKER_LOCK}) as mine`;
    if (taken?.mine) return { lost, release };
    if (!waiting) log.info("another worker is running; waiting for it to stop");
    await sleep(1_000, undefined, { signal: stopping.signal }).catch(() => undefined);
  }
  await release();
  return null;
}

/** A killed worker's jobs would wait four hours; as the only worker we know that nobody works on them. */
async function unlockAbandonedJobs(): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  const utils = await makeWorkerUtils({ connectionString: databaseUrl, logger: queueLogger() });
  try {
    const held = await sql<{ locked_by: string }[]>`
      select distinct locked_by from graphile_worker.jobs where locked_by is not null`;
    if (held.length === 0) return;
    await utils.forceUnlockWorkers(held.map((job) => job.locked_by));
    log.warn({ workers: held.length }, "took over the jobs of a worker that was killed");
  } finally {
    await utils.release();
    await sql.end({ timeout: 1 });
  }
}

async function beatUntilStopped(pool: ReturnType<typeof openPool>): Promise<void> {
  while (!stopping.signal.aborted) {
    // A database that is away for a moment shows in /api/health; the worker goes on when it is back.
    await beat(pool, "worker").catch((error: unknown) => log.error({ err: error }, "no heartbeat"));
    await sleep(HEARTBEAT_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
  }
}

function stopped(): Promise<void> {
  return new Promise((resolve) => {
    if (stopping.signal.aborted) resolve();
    stopping.signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

/** Jobs under way are finished; the runner may have ended by itself, and then says so by throwing. */
async function shutDown(runner: Runner): Promise<void> {
  await runner.stop().catch(() => undefined);
  await runner.promise;
  log.info("the worker has stopped");
}

/** Asked for at each mail, so that a worker without SMTP_URL still does everything else. */
function mailer(): Mailer {
  return smtpMailer(required("SMTP_URL"), env().MAIL_FROM);
}

/** Asked for at each message, as the mailer is. */
function webhookMeans(): WebhookMeans {
  return {
    post: webhookPoster({ allowLoopback: env().FORDRING_DEMO === "1" }),
    box: secretBox(required("AUTH_SECRET")),
    chance: Math.random,
  };
}

function queueLogger(): Logger {
  return new Logger(() => (level, message) => {
    if (level === "error") log.error(message);
    else if (level === "warning") log.warn(message);
    else log.debug(message);
  });
}
