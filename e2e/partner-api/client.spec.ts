import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Client, createClient } from "@/lib/client/client";
import { isProblem, TokenError } from "@/lib/client/problem";
import { verifyWebhook, type WebhookMessage } from "@/lib/client/webhook";
import { env } from "@/lib/env";
import { tinyPdf } from "../factories";
import { test as base, expect } from "../fixtures";
import { offer, receiptOf } from "./calls";
import { advance } from "./posting-calls";

/** The published client, with the keys of the company's partner. */
const test = base.extend<{ client: Client }>({
  client: async ({ company }, use) => {
    const { applicationKey, clientKey } = await company.activate();
    await use(createClient({ baseUrl: env().BASE_URL, applicationKey, clientKey, language: "en" }));
  },
});

test("the client reads a list of any length element by element, and goes on from a page's cursor", async ({
  company,
  client,
}) => {
  const customerNo = await company.customer();
  const offered: string[] = [];
  for (let count = 0; count < 3; count += 1) offered.push((await offer(company, customerNo)).id);

  const seen: string[] = [];
  for await (const { id } of client.items("/factoring/invoices", { query: { limit: 2 } })) seen.push(id);
  expect(seen).toEqual(offered);

  const first = await client.pages("/factoring/invoices", { query: { limit: 2 } }).next();
  const cursor = first.value?.nextCursor;
  const rest = client.items("/factoring/invoices", { query: { limit: 2, cursor } });
  expect((await rest.next()).value?.id).toBe(offered[2]);
  expect((await rest.next()).done).toBe(true);
});

test("the client fetches, checks and delivers, and the same again is the same", async ({
  company,
  client,
}) => {
  const { id } = await offer(company);
  const path = { invoiceId: id };
  await client.post("/factoring/invoices/{invoiceId}/claim", { path });
  const { ehf } = await client.get("/factoring/invoices/{invoiceId}", { path });
  const { bytes, sha256 } = await client.download(ehf.href, { sha256: ehf.sha256 });
  expect(sha256).toBe(ehf.sha256);
  expect(new TextDecoder().decode(bytes)).toContain("<Invoice");

  const { channel: _, ...receipt } = receiptOf("Sendt på e-post");
  const meta = { ...receipt, channel: "email" } as const;
  const delivered = await client.deliver(id, meta, tinyPdf(), { idempotencyKey: "delivery-1" });
  expect(delivered).toMatchObject({
    status: "delivered",
    statusDescription: "Sendt på e-post",
    factorKid: "900010042",
  });
  const again = await client.deliver(id, meta, tinyPdf(), { idempotencyKey: "delivery-1" });
  expect(again).toEqual(delivered);
});

test("a voucher whose answer was lost is posted once, since every try has the same key", async ({
  company,
}) => {
  const { applicationKey, clientKey } = await company.activate();
  const answers: { status: number; replayed: string | null }[] = [];
  // The server has done its work each time; the first answer never comes.
  const losing: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init);
    if (!String(input).endsWith("/factoring/vouchers")) return answer;
    answers.push({ status: answer.status, replayed: answer.headers.get("Idempotent-Replayed") });
    if (answers.length === 1) throw new TypeError("the line went dead");
    return answer;
  };
  const keys = { baseUrl: env().BASE_URL, applicationKey, clientKey };
  const client = createClient({ ...keys, fetch: losing, wait: () => Promise.resolve() });
  const posted = await client.post("/factoring/vouchers", { body: advance("LOST-1") });
  expect(posted.id).toMatch(/^2-\d+$/);
  expect(answers).toEqual([
    { status: 201, replayed: null },
    { status: 201, replayed: "true" },
  ]);
});

test("a refusal has its code and facts by type, and wrong keys RFC 6749's word", async ({
  company,
  client,
}) => {
  await client.post("/factoring/vouchers", { body: advance("TWICE-1") });
  const error = await client
    .post("/factoring/vouchers", { body: advance("TWICE-1") })
    .catch((reason: unknown) => reason);
  if (!isProblem(error, "duplicate_external_reference")) throw error;
  expect(error.problem.existingVoucherId).toMatch(/^2-\d+$/);
  expect(error.requestId).toBe(error.problem.traceId);

  const { applicationKey } = await company.activate();
  const stranger = createClient({ baseUrl: env().BASE_URL, applicationKey, clientKey: "fck_nobody" });
  await expect(stranger.get("/connection")).rejects.toThrow(TokenError);
});

test("the feed is followed while events come, and ends when told", async ({ company, client }) => {
  const customerNo = await company.customer();
  const first = await offer(company, customerNo);
  const stop = new AbortController();
  const seen: string[] = [];
  let second = "";
  for await (const { type, data } of client.events(0, { follow: true, everyMs: 50, signal: stop.signal })) {
    if (type !== "invoice.ready") continue;
    seen.push(data.id);
    if (second === "") second = (await offer(company, customerNo)).id;
    else stop.abort();
  }
  expect(seen).toEqual([first.id, second]);
});

test("M19: a webhook that the worker sends is verified by either of two secrets, and by no other", async ({
  company,
  client,
}) => {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  const { id } = await client.post("/webhook-endpoints", { body: { url, types: ["invoice.ready"] } });
  const path = { endpointId: id };
  await client.post("/webhook-endpoints/{endpointId}/secret-rotation", { path });
  const { secrets } = await client.get("/webhook-endpoints/{endpointId}/secrets", { path });
  expect(secrets).toHaveLength(2);

  const heard = new Promise<(secret: string) => Promise<WebhookMessage>>((resolve) => {
    server.on("request", async (request, answer) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      answer.writeHead(204).end();
      resolve((secret) => verifyWebhook(request.headers, Buffer.concat(chunks), [secret]));
    });
  });
  const offered = await offer(company);
  const verify = await heard;
  for (const secret of secrets)
    expect((await verify(secret)).event).toMatchObject({ type: "invoice.ready", data: { id: offered.id } });
  await expect(verify("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD")).rejects.toMatchObject({
    code: "wrong_signature",
  });
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});
