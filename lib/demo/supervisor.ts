import type { ChildProcess } from "node:child_process";
import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { signalGroup, spawnTethered } from "@/db/os-user";
import { childEnv } from "@/lib/env";
import { DemoError } from "./options";
import type { DemoProcess } from "./processes";

/** The running programs. */
export type Supervisor = {
  start: (program: DemoProcess, env: Record<string, string>) => Promise<void>;
  /** Rejects with a DemoError when a program ends that was not told to. Never resolves. */
  failure: Promise<never>;
  /** Stops all, last started first. */
  stop: () => Promise<void>;
};

/**
 * Runs programs, each with a log file of its own. Each is a process group of its own and dies with us.
 *
 * @param logs folder for `<name>.log`
 * @param echo show the output in the terminal instead
 * @param patienceMs longest wait for one program to end by itself before it is killed
 */
export function supervise(logs: string, echo: boolean, patienceMs = 4000): Supervisor {
  const running: { name: string; child: ChildProcess; ended: Promise<void> }[] = [];
  let stopping = false;
  let fail: (error: DemoError) => void = () => {};
  const failure = new Promise<never>((_, reject) => {
    fail = reject;
  });
  // Whoever waits for it sees the failure; before that it must not count as unhandled.
  failure.catch(() => {});

  async function start(program: DemoProcess, env: Record<string, string>) {
    const logFile = join(logs, `${program.name}.log`);
    const log = await open(logFile, "w", 0o600);
    const child = spawnTethered(process.execPath, program.args, {
      cwd: program.cwd,
      env: childEnv({ ...env, ...program.env }),
      stdio: ["ignore", echo ? "inherit" : log.fd, echo ? "inherit" : log.fd],
    });
    const ended = new Promise<void>((resolve) => {
      child.once("exit", () => resolve()).once("error", () => resolve());
    });
    await log.close();
    running.push({ name: program.name, child, ended });
    ended.then(async () => {
      if (stopping) return;
      const lines = (await readFile(logFile, "utf8")).trim().split("\n").slice(-15).join("\n");
      fail(
        new DemoError(
          `${lines}\nThe ${program.name} process ended by itself; everything is stopped. Its log is ${logFile}`,
        ),
      );
    }, fail);
  }

  async function stop() {
    stopping = true;
    for (const { child, ended } of running.reverse()) await end(child, ended, patienceMs);
    running.length = 0;
  }

  return { start, failure, stop };
}

async function end(child: ChildProcess, ended: Promise<void>, patienceMs: number) {
  signalGroup(child, "SIGTERM");
  const timer = setTimeout(() => signalGroup(child, "SIGKILL"), patienceMs);
  await ended;
  clearTimeout(timer);
  // What the program itself left behind in its group.
  signalGroup(child, "SIGKILL");
}
