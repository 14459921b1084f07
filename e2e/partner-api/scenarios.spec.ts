import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createClient } from "@/lib/client/client";
import { childEnv, env } from "@/lib/env";
import { playScenario } from "@/lib/partner/play";
import { scenarios } from "@/lib/partner/scenario-list";
import { creditInvoice } from "@/lib/services/invoices/credit-invoice";
import type { Company } from "../company";
import { expectOk } from "../factories";
import { expect, test } from "../fixtures";
import type { Partner } from "../partner-client";
import { offer } from "./calls";

const root = resolve(import.meta.dirname, "../..");

function clientOf({ keys }: Partner, fetcher?: typeof fetch) {
  return createClient({ baseUrl: env().BASE_URL, ...keys, language: "en", fetch: fetcher });
}

/** What a scenario is played with: an invoice, or a credit note of an invoice that was fetched. */
async function setTheStage(
  company: Company,
  partner: Partner,
  needs: "invoice" | "credit_note",
): Promise<void> {
  const { id, invoiceId } = await offer(company);
  if (needs === "invoice") return;
  await partner.post(`/factoring/invoices/${id}/claim`);
  const note = await expectOk(creditInvoice(company.scope, { invoiceId }));
  await company.send(note.invoiceId);
}

for (const { name, title, needs } of scenarios) {
  test(`scenario ${name}: ${title.en}: every step is as the API promises`, async ({ company, partner }) => {
    await setTheStage(company, partner, needs);
    const report = await playScenario(name, { client: clientOf(partner), seed: 7 });
    expect(report.steps.filter(({ passed }) => !passed)).toEqual([]);
    expect(report.missing).toBe(null);
    expect(report.outcome).toBe("passed");
    expect(report.steps.length).toBeGreaterThan(3);
  });
}

test("the same seed plays the same story, and another seed another", async ({ company, partner }) => {
  const client = clientOf(partner);
  const customerNo = await company.customer();
  const play = async (seed: number) => {
    const { number } = await offer(company, customerNo);
    const { steps } = await playScenario("part-pay", { client, seed });
    return steps.map(({ day, title }) => `${day} ${title}`.replace(String(number), "N"));
  };
  const first = await play(7);
  expect(await play(7)).toEqual(first);
  expect(await play(8)).not.toEqual(first);
});

test("a scenario whose promise is broken fails at that very step, and says what was promised", async ({
  company,
  partner,
}) => {
  await offer(company);
  // A Fordring that gives the customer's account a wrong balance after a payment, and is right in all else.
  const broken: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init);
    if (
      !String(input).includes("/factoring/invoices/") ||
      !answer.headers.get("content-type")?.includes("json")
    )
      return answer;
    const body = await answer.json();
    return Response.json(body.balance === 0 ? { ...body, balance: 100 } : body, answer);
  };
  const report = await playScenario("deliver", { client: clientOf(partner, broken) });
  expect(report.outcome).toBe("failed");
  const failed = report.steps.at(-1);
  expect(failed?.title).toContain("The debtor pays");
  expect(failed?.detail).toContain("the invoice's balance is 100, and 0 was promised");
});

test("npm run scenario lists, plays step by step, and ends with an exit code", async ({
  company,
  partner,
}) => {
  const folder = await mkdtemp(join(tmpdir(), "fordring-scenario-"));
  const file = join(folder, "credentials.json");
  await writeFile(file, JSON.stringify({ baseUrl: env().BASE_URL, partner: partner.keys }));
  const scenario = (...args: string[]) =>
    new Promise<{ code: number; output: string }>((done) => {
      const program = ["--import", "tsx", "lib/partner/scenario.ts", ...args];
      execFile(process.execPath, program, { cwd: root, env: childEnv({}) }, (error, stdout, stderr) => {
        done({ code: error ? Number(error.code) : 0, output: stdout + stderr });
      });
    });
  try {
    const list = await scenario();
    expect(list.code).toBe(0);
    for (const { name } of scenarios) expect(list.output).toContain(name);

    const nothing = await scenario("deliver", "--credentials", file);
    expect(nothing.output).toContain("not played: no invoice waits to be fetched");
    expect(nothing.code).toBe(2);

    await offer(company);
    const played = await scenario("deliver", "--credentials", file, "--seed", "3");
    expect(played.output).toContain("deliver: Delivered, advanced and paid (seed 3)");
    expect(played.output).toContain("1 passed, 0 failed, 0 not played");
    expect(played.code).toBe(0);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
