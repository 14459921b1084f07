import { existsSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { type EmbeddedServer, freePort, startEmbedded } from "@/db/embedded";
import { migrate } from "@/db/migrate";
import { builtWeb } from "./build";
import { DemoError } from "./options";
import { processesOf } from "./processes";
import { type Supervisor, supervise } from "./supervisor";

/** How to run everything once. */
export type StackOptions = {
  root: string;
  /** Absolute. */
  dataDir: string;
  port: number;
  baseUrl: string;
  databaseUrl: string | undefined;
  smtpUrl: string | undefined;
  /** Enhetsregisteret, or what stands in for it; not given, what this process was told. */
  registryUrl?: string;
  authSecret: string;
  partner: "auto" | "off";
  /** What the built-in partner is told on its command line; asked for after `prepare`. */
  partnerArgs?: () => readonly string[];
  dev: boolean;
  /** For tests: a database without safety against power cuts, and room for as many API calls as they like. */
  disposable: boolean;
  /** Between migrating and starting: seed. Gets the database's URL. */
  prepare: (databaseUrl: string) => Promise<void>;
  /** Abandons the start as soon as it is aborted. */
  signal: AbortSignal;
  say: (line: string) => void;
};

/** Everything, running and healthy. */
export type Stack = { databaseUrl: string; failure: Promise<never>; stop: () => Promise<void> };

const HEALTH_TIMEOUT_MS = 90_000;

/**
 * Start database, web app, worker, mail catcher and partner, and wait until the app says that it is
 * well. When anything fails, all that was started is stopped again.
 *
 * @throws DemoError with a message for the terminal.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const logs = join(options.dataDir, "logs");
  await mkdir(logs, { recursive: true, mode: 0o700 });
  const programs = supervise(logs, options.dev);
  let server: EmbeddedServer | undefined;
  const stop = async () => {
    await programs.stop();
    await server?.stop();
  };
  try {
    server = options.databaseUrl ? undefined : await ownServer(options);
    const databaseUrl = options.databaseUrl ?? server?.url() ?? "";
    await reach(databaseUrl);
    await migrate(databaseUrl);
    await options.prepare(databaseUrl);
    options.signal.throwIfAborted();
    const lost = server?.exited.then(() => {
      throw new DemoError(
        `The database server ended by itself; see ${join(options.dataDir, "postgres/server.log")}`,
      );
    });
    lost?.catch(() => {});
    const failure = Promise.race([programs.failure, ...(lost ? [lost] : [])]);
    failure.catch(() => {});

    await startPrograms(options, programs, databaseUrl, logs);
    await Promise.race([healthy(options), failure, aborted(options.signal)]);
    return { databaseUrl, failure, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @throws DemoError when something listens on the port already, on either of localhost's addresses. */
export async function checkPortFree(port: number): Promise<void> {
  for (const host of ["127.0.0.1", "::1"]) {
    const code = await new Promise<string | undefined>((resolve) => {
      const probe = createServer()
        .once("error", (error: NodeJS.ErrnoException) => resolve(error.code))
        .listen(port, host, () => probe.close(() => resolve(undefined)));
    });
    if (code === "EADDRINUSE")
      throw new DemoError(`Port ${port} is in use. Choose another: PORT=3100 npm run demo`);
    if (code === "EACCES")
      throw new DemoError(
        `Port ${port} may not be used by this user. Choose another: PORT=3100 npm run demo`,
      );
  }
}

function ownServer({ dataDir, disposable, say }: StackOptions): Promise<EmbeddedServer> {
  const directory = join(dataDir, "postgres");
  if (!existsSync(directory)) say("Making the database …");
  // We hold DATA_DIR: a server that runs there was left behind by a demo that was killed.
  return startEmbedded({ directory, disposable, takeOver: true });
}

/** Delete the demo's own database and mails. */
export async function wipeDataDir(dataDir: string): Promise<void> {
  const directory = join(dataDir, "postgres");
  if (existsSync(directory)) {
    const server = await startEmbedded({ directory, takeOver: true });
    await server.stop();
  }
  for (const name of ["postgres", "mail"]) await rm(join(dataDir, name), { recursive: true, force: true });
}

async function startPrograms(options: StackOptions, programs: Supervisor, databaseUrl: string, logs: string) {
  const { root, dev, port, say } = options;
  const partner = options.partner === "auto" ? (options.partnerArgs?.() ?? []) : undefined;
  const web = dev ? undefined : await builtWeb(root, join(logs, "build.log"), say, options.signal);
  const smtpPort = options.smtpUrl ? undefined : await freePort();
  const env = {
    DATABASE_URL: databaseUrl,
    DATA_DIR: options.dataDir,
    PORT: String(port),
    BASE_URL: options.baseUrl,
    AUTH_SECRET: options.authSecret,
    SMTP_URL: options.smtpUrl ?? `smtp://127.0.0.1:${smtpPort}`,
    ...(options.registryUrl ? { ENHETSREGISTERET_URL: options.registryUrl } : {}),
    ...(options.disposable ? { API_RATE_PER_SECOND: "1000", API_BURST: "5000" } : {}),
    FORDRING_DEMO: "1",
    NEXT_TELEMETRY_DISABLED: "1",
  };
  say("Starting …");
  for (const program of processesOf({ root, dev, web, port, smtpPort, partner })) {
    options.signal.throwIfAborted();
    await programs.start(program, env);
  }
}

/** Answers before migrating do: an address that is wrong should be told in one line. */
async function reach(databaseUrl: string) {
  const sql = postgres(databaseUrl, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    await sql`select 1`;
  } catch (error) {
    const { host, pathname } = new URL(databaseUrl);
    const reason = error instanceof Error ? error.message || error.name : String(error);
    throw new DemoError(
      `DATABASE_URL: the database ${pathname.slice(1)} on ${host} cannot be reached: ${reason}`,
    );
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function healthy({ port, signal }: StackOptions): Promise<void> {
  const deadline = Date.now() + HEALTH_TIMEOUT_MS;
  let last = "no answer";
  while (Date.now() < deadline && !signal.aborted) {
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/api/health`, {
        signal: AbortSignal.timeout(30_000),
      });
      if (answer.ok) return;
      last = `${answer.status} ${await answer.text()}`;
    } catch {
      // Not listening yet.
    }
    await sleep(150);
  }
  throw new DemoError(`The app was not well within ${HEALTH_TIMEOUT_MS / 1000} seconds: ${last}`);
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
