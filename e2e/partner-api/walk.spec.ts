import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { childEnv, env } from "@/lib/env";
import type { Company } from "../company";
import { expect, test } from "../fixtures";
import { offer } from "./calls";

const script = resolve(import.meta.dirname, "../../docs/partner-walk.sh");

/** Run the documented walk with a company's keys in place of the demo's. */
async function walk(company: Company): Promise<{ code: number; output: string }> {
  const { applicationKey, clientKey } = await company.activate();
  const dataDir = await mkdtemp(join(tmpdir(), "fordring-walk-"));
  const credentials = { baseUrl: env().BASE_URL, partner: { applicationKey, clientKey } };
  await writeFile(join(dataDir, "demo-credentials.json"), JSON.stringify(credentials));
  try {
    return await new Promise((done) => {
      execFile("bash", [script], { env: childEnv({ DATA_DIR: dataDir }) }, (error, stdout, stderr) => {
        done({ code: error ? Number(error.code) : 0, output: stdout + stderr });
      });
    });
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

test.skip(
  spawnSync("curl", ["--version"]).status !== 0,
  "docs/partner-walk.sh needs curl, which is not here",
);

test("the documented walk takes an invoice from ready to completed, every answer as promised", async ({
  company,
}) => {
  // Some fifty programs, each started anew: half a minute on a busy machine.
  test.setTimeout(180_000);
  await company.activate();
  const { number } = await offer(company);
  const { code, output } = await walk(company);
  expect(output).toContain(`All as promised: invoice ${number} went from ready to completed.`);
  expect(output).not.toMatch(/undefined|NaN|bad option/);
  expect(code).toBe(0);
});

test("the walk says what is missing, and ends with another exit code than 0", async ({ company }) => {
  const { code, output } = await walk(company);
  expect(output).toContain("NOT AS PROMISED: no invoice waits");
  expect(code).toBe(1);
});
