import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, open, readdir, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { signalGroup, spawnTethered } from "@/db/os-user";
import { childEnv } from "@/lib/env";
import { DemoError } from "./options";

const SOURCES = [
  "app",
  "components",
  "db",
  "lib",
  "package-lock.json",
  "next.config.js",
  "instrumentation.ts",
  "tsconfig.json",
];

/** Kept in Next's cache folder: a build empties `.next`, all but this. */
const KEPT = ".next/cache/web";
const KEEP_BUILDS = 3;

/**
 * The folder of the built web app for the sources as they stand now, building only when they have
 * changed. Each build is kept under the hash of its sources and never written to again, so that
 * tests can build beside a running demo.
 *
 * @param log file that gets the build's output
 * @param signal gives up the build
 * @throws DemoError when the build fails.
 */
export async function builtWeb(
  root: string,
  log: string,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<string> {
  const folder = join(root, KEPT, await sourceHash(root));
  if (!existsSync(folder)) {
    say("Building the web app …");
    await build(root, log, signal);
    await mkdir(join(root, KEPT), { recursive: true });
    await cp(join(root, ".next/static"), join(root, ".next/standalone/.next/static"), { recursive: true });
    await rename(join(root, ".next/standalone"), folder);
  }
  const now = new Date();
  await utimes(folder, now, now);
  await dropOldBuilds(join(root, KEPT));
  return folder;
}

async function build(root: string, log: string, signal: AbortSignal) {
  const output = await open(log, "w");
  const child = spawnTethered(process.execPath, [join(root, "node_modules/next/dist/bin/next"), "build"], {
    cwd: root,
    stdio: ["ignore", output.fd, output.fd],
    env: childEnv({ NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" }),
  });
  const giveUp = () => signalGroup(child, "SIGTERM");
  signal.addEventListener("abort", giveUp, { once: true });
  const code = await new Promise((resolve) => child.once("exit", resolve));
  signal.removeEventListener("abort", giveUp);
  await output.close();
  if (code !== 0) throw new DemoError(`The build failed; its output is in ${log}`);
}

async function sourceHash(root: string): Promise<string> {
  const hash = createHash("sha256");
  for (const source of SOURCES) {
    for (const file of await filesOf(join(root, source))) {
      hash
        .update(file.slice(root.length))
        .update("\0")
        .update(await readFile(file))
        .update("\0");
    }
  }
  return hash.digest("hex").slice(0, 16);
}

async function filesOf(path: string): Promise<string[]> {
  if (!existsSync(path)) return [];
  if ((await stat(path)).isFile()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.(test|spec)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function dropOldBuilds(kept: string) {
  const builds = await Promise.all(
    (await readdir(kept)).map(async (name) => ({
      path: join(kept, name),
      usedAt: (await stat(join(kept, name))).mtimeMs,
    })),
  );
  const old = builds.sort((a, b) => b.usedAt - a.usedAt).slice(KEEP_BUILDS);
  await Promise.all(old.map((build) => rm(build.path, { recursive: true })));
}
