import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import type { DemoProcess } from "./processes";
import { supervise } from "./supervisor";

const logs = mkdtempSync(join(tmpdir(), "fordring-logs-"));
afterAll(() => rmSync(logs, { recursive: true, force: true }));

function program(name: string, code: string): DemoProcess {
  return { name, args: ["-e", code], cwd: logs, env: {} };
}

async function logged(name: string): Promise<string[]> {
  for (let i = 0; i < 100; i += 1) {
    const lines = readFileSync(join(logs, `${name}.log`), "utf8")
      .split("\n")
      .filter(Boolean);
    if (lines.length > 0) return lines;
    await sleep(50);
  }
  throw new Error(`${name} said nothing`);
}

/** A process that is dead but not yet reaped by its new parent does not live. */
function lives(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
  } catch {
    return false;
  }
}

test.runIf(process.platform === "linux")(
  "stopping leaves no process behind, neither a program's own children nor one that ignores the signal",
  async () => {
    const programs = supervise(logs, false, 300);
    await programs.start(
      program(
        "family",
        `const c = require("node:child_process").spawn("sleep", ["600"]); console.log(process.pid + " " + c.pid); setInterval(() => {}, 1e6)`,
      ),
      {},
    );
    await programs.start(
      program(
        "deaf",
        `process.on("SIGTERM", () => {}); console.log(process.pid); setInterval(() => {}, 1e6)`,
      ),
      {},
    );
    const pids = [...(await logged("family")), ...(await logged("deaf"))].flatMap((line) =>
      line.split(" ").map(Number),
    );
    expect(pids.map(lives)).toEqual([true, true, true]);

    await programs.stop();
    await sleep(100);
    expect(pids.map(lives)).toEqual([false, false, false]);
  },
);

test("a program that ends by itself is told with its last lines", async () => {
  const programs = supervise(logs, false, 300);
  await programs.start(program("frail", `console.log("out of luck"); process.exit(3)`), {});
  await expect(programs.failure).rejects.toThrow(/out of luck\nThe frail process ended by itself/);
  await programs.stop();
});

test("programs stop in the reverse order of their start", async () => {
  const programs = supervise(logs, false, 300);
  const tell = (name: string) =>
    program(
      name,
      `console.log("up"); process.on("SIGTERM", () => { console.log(Date.now()); setTimeout(() => process.exit(), 30) }); setInterval(() => {}, 1e6)`,
    );
  await programs.start(tell("first"), {});
  await programs.start(tell("second"), {});
  await Promise.all([logged("first"), logged("second")]);
  await programs.stop();
  const endedAt = async (name: string) => Number((await logged(name)).at(-1));
  expect(await endedAt("second")).toBeLessThan(await endedAt("first"));
});
