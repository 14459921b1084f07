import { execFileSync } from "node:child_process";
import { readFileSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** A live server, as its own `postmaster.pid` describes it. */
export type Postmaster = { pid: number; port: number; ready: boolean; data: string };

/** The server that runs on this data directory now; a `postmaster.pid` left by a crash does not count. */
export function readPostmaster(data: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !servesData(pid, data)) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === "ready", data };
}

/**
 * Take away the `postmaster.pid` of a server that crashed. PostgreSQL does so itself, except when
 * the number has since been given to another process: usual in containers, where few numbers are used.
 * Call only when `readPostmaster` found no server.
 */
export function removeStaleLock(data: string): void {
  rmSync(join(data, "postmaster.pid"), { force: true });
}

/** Stop a server that is not our child: fast shutdown, then wait until it has let go. */
export async function stopPostmaster(running: Postmaster): Promise<void> {
  process.kill(running.pid, "SIGINT");
  while (readPostmaster(running.data)) await sleep(50);
}

/** Asked of the command line, not of the process itself: in a container even root may not look into other users' processes. */
function servesData(pid: number, data: string): boolean {
  try {
    const args = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
    const served = args[args.indexOf("-D") + 1] ?? "";
    return args[0]?.endsWith("postgres") === true && realpathSync(served) === realpathSync(data);
  } catch {
    if (process.platform === "linux") return false;
  }
  try {
    return execFileSync("ps", ["-o", "comm=", "-p", String(pid)])
      .toString()
      .includes("postgres");
  } catch {
    return false;
  }
}
