import { existsSync } from "node:fs";
import { chmod, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { ClusterError } from "@/db/os-user";
import { EnvError, env } from "@/lib/env";
import { type DataDir, keptSecret, takeDataDir } from "./data-dir";
import { DemoError, type DemoOptions, parseDemoOptions } from "./options";
import { checkPortFree, type Stack, startStack, wipeDataDir } from "./stack";
import { clearHalfStory, ensureStory, type ToldStory, wipeStory } from "./story";
import type { DemoCredentials } from "./story/seed-demo";

/** The program behind `npm run demo` and `npm run dev`. */
const root = resolve(import.meta.dirname, "../..");
const stopRequest = new AbortController();
const say = (line: string) => process.stdout.write(`${line}\n`);

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stopRequest.abort());
stopWithParent();
process.exitCode = await run();
process.exit();

async function run(): Promise<number> {
  let dataDir: DataDir | undefined;
  let stack: Stack | undefined;
  try {
    const options = parseDemoOptions(process.argv.slice(2));
    await checkPortFree(env().PORT);
    dataDir = await takeDataDir(env().DATA_DIR);
    const started = await start(options, dataDir.path);
    stack = started.stack;
    await announce(started.credentials, dataDir.path);
    await Promise.race([stack.failure, stopRequested()]);
  } catch (error) {
    if (!stopRequest.signal.aborted) return report(error);
  } finally {
    if (stopRequest.signal.aborted) say("\nStopping …");
    await stack?.stop();
    await dataDir?.release();
  }
  say("Stopped.");
  return 0;
}

async function start(options: DemoOptions, dataDir: string) {
  const settings = env();
  if (options.reset) await (settings.DATABASE_URL ? wipeStory(settings.DATABASE_URL) : wipeDataDir(dataDir));
  const told: { story?: ToldStory } = {};
  const stack = await startStack({
    root,
    dataDir,
    port: settings.PORT,
    baseUrl: settings.BASE_URL,
    databaseUrl: settings.DATABASE_URL,
    smtpUrl: settings.SMTP_URL,
    authSecret: settings.AUTH_SECRET ?? (await keptSecret(join(dataDir, "auth-secret"))),
    partner: options.partner,
    partnerArgs: () => ["--credentials", credentialsFile(dataDir), ...sinceOf(told.story)],
    dev: options.dev,
    disposable: false,
    prepare: async (url) => {
      if (!settings.DATABASE_URL) await clearHalfStory(url);
      told.story = await ensureStory(url, say);
      await writeCredentials(told.story.credentials, dataDir);
    },
    signal: stopRequest.signal,
    say,
  });
  return { stack, credentials: told.story?.credentials };
}

/** The partner goes live when the story ends, so that the invoices which wait in it go on waiting, to be looked at. */
function sinceOf(story: ToldStory | undefined): string[] {
  return story ? ["--since", story.toldAt.toISOString()] : [];
}

function credentialsFile(dataDir: string): string {
  return join(dataDir, "demo-credentials.json");
}

/** Before the programs start: the partner reads its keys here, as an integrator may. */
async function writeCredentials(credentials: DemoCredentials, dataDir: string) {
  const file = credentialsFile(dataDir);
  if (existsSync(file)) await chmod(file, 0o600);
  await writeFile(file, `${JSON.stringify({ baseUrl: env().BASE_URL, ...credentials }, null, 2)}\n`, {
    mode: 0o600,
  });
}

function announce(credentials: DemoCredentials | undefined, dataDir: string) {
  if (!credentials) throw new Error("The stack runs, but the story was not told.");
  const { user, partnerUser, partner } = credentials;
  const desk = partnerUser ? `${partnerUser.email} / ${partnerUser.password}` : "run once with --reset";
  say(`
Fordring runs on   ${env().BASE_URL}
Sign in            ${user.email} / ${user.password}
Partner's desk     ${desk}
Mail that is sent  ${env().BASE_URL}/demo/mail
Partner            application key ${partner.applicationKey}
                   client key      ${partner.clientKey}
${clientLines(credentials)}All of it is in    ${credentialsFile(dataDir)}
Logs               ${join(dataDir, "logs")}
Ctrl+C stops it; the data stays.`);
}

/** The clients with other agreements, to try purchase and service only with. */
function clientLines({ company, clients = [] }: DemoCredentials): string {
  return clients
    .filter((client) => client.company !== company)
    .map(
      (client) =>
        `                   ${`${client.agreementType} key`.padEnd(17)}${client.clientKey} (${client.company})\n`,
    )
    .join("");
}

function report(error: unknown): number {
  const forThePerson =
    error instanceof DemoError || error instanceof ClusterError || error instanceof EnvError;
  process.stderr.write(`${forThePerson ? error.message : error instanceof Error ? error.stack : error}\n`);
  return 1;
}

function stopRequested(): Promise<void> {
  return new Promise((resolve) => {
    if (stopRequest.signal.aborted) resolve();
    stopRequest.signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

/** npm that is killed outright cannot pass the signal on. */
function stopWithParent() {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stopRequest.abort();
  }, 1000).unref();
}
