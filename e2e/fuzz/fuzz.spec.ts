import { readFileSync } from "node:fs";
import type { APIRequestContext } from "@playwright/test";
import fc from "fast-check";
import type { Pool } from "@/db/client";
import { type Company, openCompany } from "../company";
import { tinyPdf } from "../factories";
import { expect, test } from "../fixtures";
import { callOf, makeWorld, offer } from "../partner-api/calls";
import { askToken, connect } from "../partner-client";
import { newPerson } from "../person";
import { booksOf } from "./books";
import { complaintsOf, goApiComplaints, tokenComplaints } from "./judge";
import { type Base, requestsOf, withBody } from "./requests";
import type { Document, Json, Operation } from "./schema";
import { Tally } from "./tally";
import { type Answer, type Sent, send } from "./wire";

/** The same calls every time; another seed finds other things, and belongs in a commit with what it found. */
const SEED = 20_261_122;
const document = JSON.parse(
  readFileSync(new URL("../../docs/openapi.json", import.meta.url), "utf8"),
) as Document;

/** The token has a fuzz of its own below, and the document takes nothing in. */
const elsewhere = ["issueToken", "getOpenApi"];

const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).flatMap(([method, operation]) =>
    "operationId" in operation && !elsewhere.includes(operation.operationId)
      ? [{ path, method, operation }]
      : [],
  ),
);

type Judge = (sent: Sent, answer: Answer) => string[];

/** Send what was generated, one by one: a refused call must leave the books as they were. */
async function tryAll(
  origin: string,
  company: Company,
  calls: readonly Sent[],
  judge: Judge,
  tally: Tally,
  name: string,
) {
  let before = await booksOf(company);
  for (const sent of calls) {
    const answer = await send(origin, sent);
    const complaints = judge(sent, answer);
    const after = await booksOf(company);
    if (answer.status >= 400 && after !== before)
      complaints.push(`refused, and yet the books went from ${before} to ${after}`);
    before = after;
    tally.add(answer.status, `${name} [${sent.about}]`, complaints);
  }
}

/** One operation, on books of its own. */
async function fuzzOperation(
  { path, method, operation }: { path: string; method: string; operation: Operation },
  { origin, pool, request, tally }: { origin: string; pool: Pool; request: APIRequestContext; tally: Tally },
) {
  const company = await openCompany(pool, await newPerson());
  const { token } = await connect(request, await company.activate());
  const call = callOf(operation.operationId, await makeWorld(company));
  const base: Base = {
    method: method.toUpperCase(),
    path: `/api/v1${call.path}`,
    token,
    ...(call.data === undefined ? {} : { data: call.data as Json }),
  };
  const given = `/api/v1${path}`
    .split("/")
    .flatMap((step, index) =>
      step.startsWith("{") ? [base.path.split("?")[0]?.split("/")[index] ?? ""] : [],
    );
  const numRuns = operation.requestBody ? 60 : 20;
  const calls = fc.sample(requestsOf(base, operation, document, given), { seed: SEED, numRuns });
  const judge: Judge = (sent, answer) => complaintsOf(sent, answer, Object.keys(operation.responses));
  await tryAll(origin, company, calls, judge, tally, operation.operationId);
}

/** So many at a time, so that the machine is busy and the books' lock is not. */
async function inParallel<Item>(items: readonly Item[], width: number, run: (item: Item) => Promise<void>) {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await run(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
}

function report(name: string, tally: Tally) {
  process.stdout.write(`\nfuzz of ${name}, ${tally}\n`);
  expect(tally.wrong()).toEqual([]);
}

test("bad input of every kind gets a problem document with pointers, never a 500, and leaves no trace in the books", async ({
  pool,
  request,
  baseURL,
}) => {
  test.setTimeout(240_000);
  const tally = new Tally();
  const means = { origin: baseURL ?? "", pool, request, tally };
  await inParallel(operations, 4, (each) => fuzzOperation(each, means));
  expect(tally.calls).toBeGreaterThan(operations.length * 20 - 1);
  report(`the partner API's ${operations.length} operations`, tally);
});

test("bad input to the GoApi façade gets version 1's failure, never a 500, and leaves no trace in the books", async ({
  company,
  request,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const { token } = await connect(request, await company.activate());
  const { id } = await offer(company);
  const { id: second } = await offer(company);
  const file = { base64EncodedData: Buffer.from(tinyPdf()).toString("base64"), fileName: "a.pdf" };
  const bases: readonly Base[] = [
    { method: "GET", path: "/compat/goapi/Factoring/AvailableInvoices", token },
    { method: "GET", path: "/compat/goapi/Factoring/InvoicesDelivered", token },
    { method: "GET", path: `/compat/goapi/Factoring/InvoiceEhf/${id}`, token },
    {
      method: "POST",
      path: "/compat/goapi/Factoring/updatefactoringinvoicestatus",
      token,
      data: { factoringInvoiceId: second, status: 3, statusDescription: "Prisen" },
    },
    {
      method: "POST",
      path: "/compat/goapi/Factoring/delivered",
      token,
      data: { factoringInvoiceId: id, invoiceCid: "900010042", file, comment: "Sendt" },
    },
  ];
  const tally = new Tally();
  for (const base of bases) {
    const body =
      base.data === undefined ? {} : { requestBody: { content: { "application/json": { schema: {} } } } };
    const operation = { operationId: base.path, responses: {}, ...body };
    const calls = fc.sample(requestsOf(base, operation, document, [id]), { seed: SEED, numRuns: 60 });
    const listed =
      base.path.endsWith("s") && !base.data ? fc.sample(listOptions(base), { seed: SEED, numRuns: 120 }) : [];
    await tryAll(
      baseURL ?? "",
      company,
      [...calls, ...listed],
      (_, answer) => goApiComplaints(answer),
      tally,
      base.path,
    );
  }
  report("the GoApi façade", tally);
});

/** Options in OData's words, put together at random: some can be followed, most cannot. */
function listOptions(base: Base): fc.Arbitrary<Sent> {
  const words = [
    "InvoiceNo",
    "TotalAmount",
    "InvoiceDate",
    "CreatedDate",
    "Id",
    "CustomerEmail",
    "IsDelivered",
    "FactoringInvoiceStatus",
    "OriginalInvoiceNo",
    "eq",
    "ne",
    "gt",
    "le",
    "and",
    "or",
    "not",
    "(",
    ")",
    ",",
    "desc",
    "null",
    "true",
    "1",
    "12500.00",
    "-0.001",
    "99999999999999999999",
    "1e5",
    "'x'",
    "'",
    "''",
    "DateTime'2026-03-02'",
    "DateTime'2026-02-30'",
    "DateTimeOffset'2026-03-02T10:00:00+01:00'",
    "guid'019ab1c2-7d00-7a11-8c22-00000000dead'",
    "2026-03-02",
    "\u0000",
    "'\u0000'",
    "💶",
    "startswith",
    ";",
    "--",
  ];
  const text = fc
    .array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 })
    .map((parts) => parts.join(" "));
  const name = fc.constantFrom("$filter", "$orderby", "$skip", "$top", "options", "$select");
  return fc.tuple(name, text).map(([option, value]) => ({
    about: `?${option}=${value}`,
    method: "GET",
    path: `${base.path}?${new URLSearchParams({ [option]: value })}`,
    headers: { authorization: `Bearer ${base.token}` },
  }));
}

test("bad input to the token endpoint gets RFC 6749's error, never a 500", async ({
  company,
  request,
  baseURL,
}) => {
  const keys = await company.activate();
  expect((await askToken(request, keys)).ok()).toBe(true);
  const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;
  const right = basic(`${keys.applicationKey}:${keys.clientKey}`);
  const authorization = fc.constantFrom(
    right,
    right,
    "",
    "Basic",
    "Basic !!!",
    basic(""),
    basic(":"),
    basic("a"),
    basic("a:b:c"),
    basic("a\u0000b:c"),
    basic("å:💶"),
    basic(`${"x".repeat(700)}:y`),
    `Bearer ${keys.clientKey}`,
    basic(`${keys.applicationKey}:wrong`),
    "Basic \u00e5",
  );
  const body = fc.constantFrom(
    "grant_type=client_credentials",
    "grant_type=client_credentials",
    "",
    "grant_type=password",
    "grant_type=",
    "grant_type=client_credentials&grant_type=x",
    "grant_type=client_credentials&scope=%00",
    "grant_type=client_credentials&scope=unknown",
    `grant_type=client_credentials&scope=${"x".repeat(600)}`,
    "grant_type=client_credentials&colour=red",
    "%ff=%fe",
    "\u0000",
    "{}",
    "x".repeat(10_000),
    "grant_type%00=x",
    "__proto__=1",
  );
  const type = fc.constantFrom(
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded; charset=utf-16",
    "application/json",
    "text/plain",
    "multipart/form-data",
    "x",
  );
  const path = fc.constantFrom("/api/v1/oauth/token", "/compat/goapi/OAuth/Token");
  const calls = fc.sample(fc.tuple(authorization, body, type, path), { seed: SEED, numRuns: 200 });
  const tally = new Tally();
  for (const [header, text, media, address] of calls) {
    const base = { method: "POST", path: address, token: "" };
    const sent = withBody(base, {
      about: `${header.slice(0, 20)} ${text.slice(0, 60)} ${media}`,
      bytes: Buffer.from(text),
      type: media,
    });
    const answer = await send(baseURL ?? "", {
      ...sent,
      headers: { ...sent.headers, authorization: header },
    });
    tally.add(answer.status, sent.about, tokenComplaints(answer));
  }
  report("the token endpoint", tally);
});
