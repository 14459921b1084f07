import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createClient } from "@/lib/client/client";
import type { AgreementType } from "@/lib/domain/factoring";
import { childEnv, env } from "@/lib/env";
import { openCompanySide } from "@/lib/partner/company-side";
import { playScenario } from "@/lib/partner/play";
import { scenarios } from "@/lib/partner/scenario-list";
import { changeCurrencies } from "@/lib/services/factoring/change-currencies";
import { changeRounding } from "@/lib/services/factoring/change-rounding";
import type { Company } from "../company";
import { expectOk } from "../factories";
import { expect, test } from "../fixtures";
import { connect, type Partner } from "../partner-client";
import { offer } from "./calls";

const root = resolve(import.meta.dirname, "../..");

function clientOf({ keys }: Partner, fetcher?: typeof fetch) {
  return createClient({ baseUrl: env().BASE_URL, ...keys, language: "en", fetch: fetcher });
}

/** The company with an agreement of a type, whose rounding is agreed, and what plays the partner's side of it. */
async function stageOf(company: Company, agreementType: AgreementType) {
  const active = await company.activate({ agreementType });
  const { applicationKey, clientKey, connectionId } = active;
  await expectOk(changeRounding(company.scope, { connectionId, toleranceOre: 50 }));
  await expectOk(changeCurrencies(company.scope, { connectionId, currencies: ["EUR"] }));
  await company.customer();
  const keys = { baseUrl: env().BASE_URL, applicationKey, clientKey };
  return { client: createClient({ ...keys, language: "en" }), side: await openCompanySide(keys) };
}

for (const { name, title, agreements } of scenarios) {
  for (const agreementType of agreements) {
    test(`scenario ${name}, ${agreementType}: ${title.en}: every step is as the API promises`, async ({
      company,
    }) => {
      const { client, side } = await stageOf(company, agreementType);
      const report = await playScenario(name, { client, company: side, seed: 7 });
      expect(report.steps.filter(({ passed }) => !passed)).toEqual([]);
      expect(report.missing).toBe(null);
      expect(report.outcome).toBe("passed");
      expect(report.steps.length).toBeGreaterThan(2);
    });
  }
}

test("a story of another agreement is not applicable, and says which it is of: neither passed nor failed", async ({
  company,
}) => {
  const { client, side } = await stageOf(company, "service_only");
  const report = await playScenario("purchase-recourse", { client, company: side });
  expect(report).toMatchObject({ outcome: "not_applicable", steps: [] });
  expect(report.missing).toEqual({
    en: "it is a story of a purchase agreement, and this is a service-only agreement",
    nb: "historien gjelder en avtale om kjøp av fordringer, og dette er en avtale om kun tjenester",
  });
});

test("edge 41: under an agreement in kroner only the story of another currency is not applicable", async ({
  company,
  partner,
}) => {
  await offer(company);
  expect(await playScenario("currency", { client: clientOf(partner) })).toMatchObject({
    outcome: "not_applicable",
    steps: [],
    missing: { en: "the agreement is in kroner only" },
  });
});

test("without a client who can be asked, a story that has a part for it is not played, and what waits is enough for the rest", async ({
  company,
}) => {
  const { client } = await stageOf(company, "financing");
  expect(await playScenario("direct-set-off", { client })).toMatchObject({
    outcome: "not_played",
    steps: [],
  });
  expect((await playScenario("deliver", { client })).outcome).toBe("not_played");
  await offer(company);
  expect((await playScenario("deliver", { client })).outcome).toBe("passed");
});

test("a demo's client is asked with a token of its connection's, for what it knows how to do, and for nothing else", async ({
  company,
  request,
}) => {
  const { applicationKey, clientKey } = await company.activate();
  const partner = await connect(request, { applicationKey, clientKey });
  const headers = { Authorization: `Bearer ${partner.token}` };
  expect((await request.get("/demo/client")).status()).toBe(401);
  expect((await request.get("/demo/client", { headers: { Authorization: "Bearer nobody" } })).status()).toBe(
    401,
  );
  expect((await request.get("/demo/client", { headers })).status()).toBe(204);
  const ask = (data: unknown) => request.post("/demo/client", { headers, data });
  const unknown = await ask({ act: "empty_the_till" });
  expect([unknown.status(), await unknown.json()]).toEqual([422, { code: "validation_failed" }]);
  const nobody = await ask({ act: "send_invoice" });
  expect([nobody.status(), await nobody.json()]).toEqual([409, { code: "customer_data_incomplete" }]);
});

test("the same seed plays the same story, and another seed another", async ({ company, partner }) => {
  const client = clientOf(partner);
  const customerNo = await company.customer();
  const play = async (seed: number) => {
    const { number } = await offer(company, customerNo);
    const { steps } = await playScenario("part-pay", { client, seed });
    return steps.map(({ day, title }) => `${day} ${title.en}`.replace(String(number), "N"));
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
  expect(failed?.title).toEqual({
    en: expect.stringContaining("The debtor pays"),
    nb: expect.stringContaining("Kunden betaler"),
  });
  expect(failed?.detail).toEqual({
    en: expect.stringContaining("the invoice's balance is 100, and 0 was promised"),
    nb: expect.stringContaining("fakturaens saldo er 100, og 0 var lovet"),
  });
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

    // No customer to send to: the demo's client cannot do its part.
    const nothing = await scenario("deliver", "--credentials", file);
    expect(nothing.output).toContain("the demo's client could not do its part: customer_data_incomplete");
    expect(nothing.code).toBe(2);

    await company.customer();
    const played = await scenario("deliver", "--credentials", file, "--seed", "3");
    expect(played.output).toContain("deliver: Delivered, advanced and paid (seed 3)");
    expect(played.output).toContain("1 passed, 0 failed, 0 not played, 0 not applicable");
    expect(played.code).toBe(0);

    const norwegian = await scenario("reject", "--credentials", file, "--lang", "nb");
    expect(norwegian.output).toContain("reject: Avvist av factoringselskapet (seed 1)");
    expect(norwegian.output).toContain("Hent faktura");
    expect(norwegian.output).toContain("1 som lovet, 0 ikke som lovet, 0 ikke spilt, 0 gjelder ikke");
    expect((await scenario("deliver", "--credentials", file, "--lang", "fr")).code).toBe(2);

    const other = await scenario("purchase", "--credentials", file);
    expect(other.output).toContain("not applicable: it is a story of a purchase agreement");
    expect(other.code).toBe(2);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
