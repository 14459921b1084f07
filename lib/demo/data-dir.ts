import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, open, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { DemoError } from "./options";

/** The demo's folder, held by this process until `release`. */
export type DataDir = { path: string; release: () => Promise<void> };

/**
 * Make the folder and take it for this process: two demos on the same books would both run jobs,
 * and the second could not start the database.
 *
 * @throws DemoError when another demo has it, or it cannot be written.
 */
export async function takeDataDir(given: string): Promise<DataDir> {
  const path = resolve(given);
  const lock = join(path, "demo.lock");
  try {
    // Others may pass through, so that the server's own user can reach its data; what is secret is closed file by file.
    await mkdir(path, { recursive: true, mode: 0o711 });
    await clearStaleLock(lock, path);
    const file = await open(lock, "wx", 0o644);
    await file.writeFile(String(process.pid));
    await file.close();
  } catch (error) {
    if (error instanceof DemoError) throw error;
    throw new DemoError(`DATA_DIR ${path} cannot be used: ${error instanceof Error ? error.message : error}`);
  }
  return { path, release: () => rm(lock, { force: true }) };
}

async function clearStaleLock(lock: string, path: string) {
  if (!existsSync(lock)) return;
  const holder = Number(await readFile(lock, "utf8"));
  if (holder > 0 && (await isDemo(holder))) {
    throw new DemoError(`DATA_DIR ${path} is in use by a running demo (process ${holder}).`);
  }
  await rm(lock);
}

/** A number alone may long since belong to another program. */
async function isDemo(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  if (process.platform !== "linux") return true;
  return readFile(`/proc/${pid}/cmdline`, "utf8").then(
    (commandLine) => commandLine.includes("demo"),
    () => false,
  );
}

/** A random secret kept in the folder, so that sessions survive a restart. Readable by its owner only. */
export async function keptSecret(file: string): Promise<string> {
  if (!existsSync(file)) await writeFile(file, randomBytes(32).toString("base64url"), { mode: 0o600 });
  return (await readFile(file, "utf8")).trim();
}
