import { execFile, spawnSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { childEnv, env } from "@/lib/env";
import { shellSteps } from "../code-blocks";
import type { Company } from "../company";
import { expect, test } from "../fixtures";
import { offer } from "./calls";

/** Stands between the outputs of two blocks. */
const MARK = "\u001e";

/** Run a page's shell blocks in one shell, in a folder with the credentials of a company's partner as the demo writes them. */
async function run(company: Company, blocks: readonly string[]) {
  const { applicationKey, clientKey } = await company.activate();
  const folder = await mkdtemp(join(tmpdir(), "fordring-quick-start-"));
  await mkdir(join(folder, ".data"));
  const credentials = { baseUrl: env().BASE_URL, partner: { applicationKey, clientKey } };
  await writeFile(join(folder, ".data/demo-credentials.json"), JSON.stringify(credentials));
  const script = ["set -euo pipefail", ...blocks.flatMap((code) => [code, `printf '${MARK}'`])].join("\n");
  await writeFile(join(folder, "page.sh"), script);
  try {
    return await new Promise<{ code: number; outputs: string[]; errors: string }>((done) => {
      execFile("bash", ["page.sh"], { cwd: folder, env: childEnv({}) }, (error, stdout, stderr) => {
        const outputs = stdout.split(MARK).map((output) => output.trim());
        done({ code: error ? Number(error.code) : 0, outputs, errors: stderr });
      });
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test.skip(spawnSync("curl", ["--version"]).status !== 0, "the quick start needs curl, which is not here");

test("the quick start, as it is published, does what it says block by block", async ({
  company,
  request,
}) => {
  // Some fifty programs, each started anew: half a minute on a busy machine.
  test.setTimeout(180_000);
  await company.activate();
  const { number } = await offer(company);
  const steps = shellSteps(await (await request.get("/docs/quick-start.md")).text());
  expect(steps.length).toBeGreaterThan(10);

  const { code, outputs, errors } = await run(
    company,
    steps.map((step) => step.code),
  );
  expect(errors).toBe("");
  expect(outputs.join("\n")).not.toMatch(/undefined|NaN|bad option/);
  for (const [index, step] of steps.entries()) expect(outputs[index]).toMatch(step.prints);
  expect(outputs.join("\n")).toContain(`invoice ${number} to customer`);
  expect(code).toBe(0);
});

test("the quick start stops at the first answer that is not as promised", async ({ company, request }) => {
  const steps = shellSteps(await (await request.get("/docs/quick-start.md")).text());
  const { code, errors } = await run(
    company,
    steps.map((step) => step.code),
  );
  // No invoice waits.
  expect(errors).toContain("Cannot read properties of undefined");
  expect(code).not.toBe(0);
});
