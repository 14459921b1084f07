import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import { env } from "@/lib/env";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * The Chromium that tests drive: CHROMIUM_PATH, then one on the PATH, then Playwright's own.
 *
 * @throws Error when CHROMIUM_PATH is given and does not run.
 */
export function findChromium(): string | undefined {
  const given = env().CHROMIUM_PATH;
  if (given) {
    if (runs(given)) return given;
    throw new Error(`CHROMIUM_PATH ${given} does not run.`);
  }
  const onPath = env()
    .PATH.split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...onPath, chromium.executablePath()].find(runs);
}

/**
 * The same, installing one when there is none: Debian's package for root, else Playwright's own.
 *
 * @param say told what is installed
 * @throws Error when none can be installed.
 */
export function ensureChromium(say: (line: string) => void): string {
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    say("No Chromium found: installing Debian's package chromium.");
    run("apt-get", ["update", "-qq"]);
    run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"]);
  }
  if (!findChromium()) {
    say("No Chromium found: installing Playwright's own.");
    run("npx", ["playwright", "install", "chromium"]);
  }
  const installed = findChromium();
  if (installed) return installed;
  throw new Error("No Chromium could be installed. Install one and set CHROMIUM_PATH to it.");
}

/** Being there is not enough: Ubuntu's /usr/bin/chromium-browser only tells you to install a snap. */
function runs(path: string): boolean {
  return existsSync(path) && spawnSync(path, ["--version"], { stdio: "ignore" }).status === 0;
}

function run(command: string, args: string[]) {
  // Its output is no answer of ours: only the path goes to stdout.
  spawnSync(command, args, { stdio: ["ignore", 2, 2] });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  process.stdout.write(`${ensureChromium((line) => process.stderr.write(`${line}\n`))}\n`);
}
