import { execFile } from "node:child_process";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { type AgreementType, agreementTypes } from "@/lib/domain/factoring";
import { childEnv, env } from "@/lib/env";
import { type CheckReport, checks, INVOICES, runConformance } from "@/lib/partner/conformance/run";
import { changeCurrencies } from "@/lib/services/factoring/change-currencies";
import { changeRounding } from "@/lib/services/factoring/change-rounding";
import type { Company } from "../company";
import { expectOk } from "../factories";
import { test as base, expect } from "../fixtures";
import type { PartnerKeys } from "../partner-client";
import { offer } from "./calls";
import { closeBooks } from "./state";

/** What a proxy makes of one answer; null lets it through. */
type Alter = (answer: {
  path: string;
  method: string;
  status: number;
  headers: Headers;
  body: string;
}) => { status?: number; headers?: Headers; body?: string } | null;

/** A Fordring that is right in all but what is altered. */
const test = base.extend<{ between: (alter: Alter) => Promise<string> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are asked for from this pattern.
  between: async ({}, use) => {
    const servers: Server[] = [];
    await use(async (alter) => {
      const server = proxyOf(alter);
      servers.push(server);
      await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    for (const server of servers) {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    }
  },
});

function proxyOf(alter: Alter): Server {
  return createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = "GET", url: path = "/" } = request;
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) {
      if (
        typeof value === "string" &&
        !/^(host|connection|content-length|expect|transfer-encoding)$/.test(name)
      )
        headers.set(name, value);
    }
    const body = chunks.length > 0 ? Buffer.concat(chunks) : null;
    const answer = await fetch(new URL(path, env().BASE_URL), { method, headers, body });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const told = {
      path,
      method,
      status: answer.status,
      headers: new Headers(answer.headers),
      body: bytes.toString(),
    };
    for (const name of ["content-encoding", "content-length", "transfer-encoding", "connection"])
      told.headers.delete(name);
    const altered = alter(told);
    response.writeHead(altered?.status ?? told.status, Object.fromEntries(altered?.headers ?? told.headers));
    response.end(altered?.body ?? bytes);
  });
}

/** Invoices that wait, a locked period, and rounding agreed: what little is left to skip is named below. */
async function everythingNeeded(
  company: Company,
  agreementType: AgreementType = "financing",
): Promise<PartnerKeys> {
  const { applicationKey, clientKey, connectionId } = await company.activate({ agreementType });
  const customerNo = await company.customer();
  for (let left = INVOICES; left > 0; left -= 1) await offer(company, customerNo);
  await expectOk(changeRounding(company.scope, { connectionId, toleranceOre: 50 }));
  await expectOk(changeCurrencies(company.scope, { connectionId, currencies: ["NOK", "EUR"] }));
  await closeBooks(company, "2026-01-31");
  return { applicationKey, clientKey };
}

/** The command, as an integrator runs it. */
function conformance(
  baseUrl: string,
  keys?: PartnerKeys,
  ...more: readonly string[]
): Promise<{ code: number; output: string }> {
  const given = keys
    ? ["--base-url", baseUrl, "--application-key", keys.applicationKey, "--client-key", keys.clientKey]
    : [];
  const program = ["--import", "tsx", "lib/partner/conformance.ts", ...given, ...more];
  const cwd = resolve(import.meta.dirname, "../..");
  return new Promise((done) => {
    execFile(process.execPath, program, { cwd, env: childEnv({}) }, (error, stdout, stderr) => {
      done({ code: error ? Number(error.code) : 0, output: stdout + stderr });
    });
  });
}

for (const agreementType of agreementTypes) {
  test(`npm run conformance walks the loop against this Fordring under ${agreementType}: all passed`, async ({
    company,
  }) => {
    const { code, output } = await conformance(
      env().BASE_URL,
      await everythingNeeded(company, agreementType),
    );
    expect(output).not.toMatch(/^failed/m);
    const skipped = [...output.matchAll(/^skipped +\w+ +(.*)$/gm)].map(([, name]) => name);
    expect(skipped.filter((name) => !skippedHere.includes(name ?? ""))).toEqual([]);
    const passed = checks.length - skipped.length;
    expect(output).toContain(
      `\n${passed} passed, 0 failed, ${skipped.length} skipped, of ${checks.length}\n`,
    );
    expect(code).toBe(0);
  });
}

/** What a test's server cannot show: its quota is the tests' own. */
const skippedHere: readonly string[] = [
  "Beyond the quota calls are 429 with Retry-After, and go through after it",
];

test("its table is in Norwegian when that is asked for", async ({ company }) => {
  const keys = await everythingNeeded(company);
  const { output } = await conformance(env().BASE_URL, keys, "--lang", "nb");
  expect(output).toContain("Feil nøkler gir intet token, med RFC 6749s ord");
  expect(output).toMatch(/\n\d+ bestått, 0 feilet, \d+ hoppet over, av \d+\n/);
});

test("without invoices that wait it says what it needs, and skips what needs them", async ({ company }) => {
  const { code, output } = await conformance(env().BASE_URL, await company.activate());
  expect(output).toContain("no invoice waits to be fetched: the client must send one");
  expect(output).toMatch(/\n\d+ passed, 0 failed, \d\d skipped, of \d+\n/);
  expect(code).toBe(0);
  expect((await conformance(env().BASE_URL)).code).toBe(2);
});

test("through a proxy that changes one answer it fails there, and ends with the exit code 1", async ({
  company,
  between,
}) => {
  const baseUrl = await between(({ body }) =>
    body.includes('"code":"duplicate_external_reference"')
      ? { status: 200, body: body.replace("409", "200") }
      : null,
  );
  const { code, output } = await conformance(baseUrl, await everythingNeeded(company));
  const failed = output.match(/^failed .*$/gm);
  expect(failed).toEqual([
    expect.stringContaining("A reference is taken for ever, and the answer names the voucher that has it"),
    expect.stringContaining("An event that is told twice is refused, and the answer names its voucher"),
    expect.stringContaining(BY_THE_DOCUMENT),
  ]);
  expect(output).toContain(", 3 failed, ");
  expect(code).toBe(1);
});

const json = (body: string) => JSON.parse(body);
const isVoucherPost = ({ method, path }: { method: string; path: string }) =>
  method === "POST" && path === "/api/v1/factoring/vouchers";

/** The check that judges every answer by the published document. */
const BY_THE_DOCUMENT =
  "Each is as the OpenAPI document says: its status, its media type, and every field of its JSON";

/** One broken promise each, and the checks that must see it. */
const breakages: readonly { broken: string; alter: Alter; seenBy: readonly string[] }[] = [
  {
    broken: "a byte of the EHF",
    alter: ({ path, body }) =>
      path.endsWith("/ehf") && body ? { body: body.replace("Invoice", "Invoise") } : null,
    seenBy: [
      "The EHF is the file that was promised, by list, ETag and Repr-Digest",
      "A receipt with its PDF makes the invoice delivered",
      "A receipt may be a form or JSON, and both are the same delivery",
      "Another PDF takes the first one's place with a reason, and both are kept",
      "A hold has a last day, and a next event a date",
    ],
  },
  {
    broken: "the list's order",
    alter: ({ path, body }) =>
      path.includes("status=ready")
        ? { body: JSON.stringify({ ...json(body), data: json(body).data.reverse() }) }
        : null,
    seenBy: ["What waits to be fetched is listed in the order of its sequence"],
  },
  {
    broken: "a page that gives a row again",
    alter: ({ path, body }) =>
      /invoices\?limit=1&cursor/.test(path)
        ? { body: body.replace(/"id":"[0-9a-f-]+"/, '"id":"again"') }
        : null,
    seenBy: ["Page by page gives the same as at once, and nothing twice"],
  },
  {
    broken: "a dry run that keeps its voucher",
    alter: ({ path, body }) =>
      path.includes("dryRun=true")
        ? { body: JSON.stringify({ ...json(body), id: "2-1", voucherNo: 1 }) }
        : null,
    seenBy: [
      "A dry run computes everything and keeps nothing",
      "What is rehearsed is what is posted, line by line, with why in both languages",
    ],
  },
  {
    broken: "an unbalanced voucher that is taken",
    alter: ({ body, ...answer }) =>
      isVoucherPost(answer) && body.includes("unbalanced_voucher")
        ? { status: 201, body: '{"id":"2-9"}' }
        : null,
    seenBy: ["Lines that do not add up are refused with the difference", BY_THE_DOCUMENT],
  },
  {
    broken: "a foreign account that is taken",
    alter: ({ body }) =>
      body.includes("account_not_allowed") ? { status: 201, body: '{"id":"2-9"}' } : null,
    seenBy: [
      "Accounts and customers that are not ours are refused, and nothing is posted",
      "An event of an invoice that is not ours is refused at its item",
      "Of a batch each voucher is posted or refused by itself, with pointers from the root",
      BY_THE_DOCUMENT,
    ],
  },
  {
    broken: "a replay that does not say so",
    alter: ({ headers }) => {
      if (!headers.has("idempotent-replayed")) return null;
      headers.delete("idempotent-replayed");
      return { headers };
    },
    seenBy: ["The same Idempotency-Key and content answer as the first time, and say so"],
  },
  {
    broken: "bad input told at no field",
    alter: ({ body, path, status }) =>
      path.endsWith("/vouchers") && status === 422 && body.includes("/voucherDate")
        ? { body: body.replaceAll("/voucherDate", "") }
        : null,
    seenBy: ["Bad input is refused at its field, whatever is wrong with it"],
  },
  {
    broken: "a feed out of order",
    alter: ({ path, body }) =>
      path.includes("/events?after=0") ? { body: body.replace(/"sequence":\d+/, '"sequence":999999') } : null,
    seenBy: ["The feed is in order, and has told of the invoice"],
  },
  {
    broken: "a field that the document promises, and that is not there",
    alter: ({ path, body }) =>
      path.includes("/finance-account/statement")
        ? { body: body.replace('"unmatched":', '"unmached":') }
        : null,
    seenBy: ["The statement adds up, and what names no invoice is among its items", BY_THE_DOCUMENT],
  },
  {
    broken: "a quota that is not told",
    alter: ({ path, headers }) => {
      if (!path.endsWith("/connection")) return null;
      headers.delete("ratelimit");
      return { headers };
    },
    seenBy: ["An answer tells how many calls remain, and what the quota is"],
  },
  {
    broken: "an answer without its Request-Id",
    alter: ({ path, headers }) => {
      if (!path.endsWith("/claim")) return null;
      headers.delete("request-id");
      return { headers };
    },
    seenBy: [
      "A rejection is final",
      "What is not ours is not there, whichever operation names it",
      "Each has a Request-Id of its own",
    ],
  },
];

for (const { broken, alter, seenBy } of breakages) {
  test(`${broken}: seen by the checks that it concerns, and by no other`, async ({ company, between }) => {
    const keys = await everythingNeeded(company);
    const reports: CheckReport[] = await runConformance(
      { baseUrl: await between(alter), ...keys },
      { mark: "CONF-1" },
    );
    const failed = reports.filter(({ outcome }) => outcome === "failed").map(({ name }) => name.en);
    expect(failed).toEqual(seenBy);
  });
}
