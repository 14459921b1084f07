import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { z } from "zod";
import type * as contracts from "@/lib/contracts/partner-api/webhooks";
import { test as base, expect } from "../fixtures";
import type { Partner } from "../partner-client";
import { offer } from "./calls";
import { expectProblem, pointersOf } from "./expect-problem";

type Endpoint = z.input<typeof contracts.createWebhookEndpoint.output>;
type Log = z.input<typeof contracts.listWebhookDeliveries.output>;
type Message = { readonly headers: IncomingHttpHeaders; readonly body: string };

/** A partner's own server on this machine, which hears what the worker sends. */
const test = base.extend<{ listener: { url: string; heard: Message[]; status: number } }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are asked for from this pattern.
  listener: async ({}, use) => {
    const heard: Message[] = [];
    const listener = { url: "", heard, status: 204 };
    const server: Server = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk) => {
        body += chunk;
      });
      request.on("end", () => {
        heard.push({ headers: request.headers, body });
        response.writeHead(listener.status).end();
      });
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    listener.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
    await use(listener);
    await new Promise((done) => server.close(done));
  },
});

async function create(partner: Partner, body: object): Promise<Endpoint> {
  const answer = await partner.post("/webhook-endpoints", body);
  expect(answer.status()).toBe(201);
  return (await answer.json()) as Endpoint;
}

async function logOf(partner: Partner, id: string, query = ""): Promise<Log> {
  const answer = await partner.get(`/webhook-endpoints/${id}/deliveries${query}`);
  expect(answer.status()).toBe(200);
  return (await answer.json()) as Log;
}

function isSigned({ headers, body }: Message, secret: string): boolean {
  const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const mine = `v1,${createHmac("sha256", key).update(signed).digest("base64")}`;
  return String(headers["webhook-signature"]).split(" ").includes(mine);
}

test("createWebhookEndpoint 201: M19: the worker tells it of an invoice at once, signed as Standard Webhooks says", async ({
  company,
  partner,
  listener,
}) => {
  const answer = await partner.post("/webhook-endpoints", { url: listener.url, types: ["invoice.ready"] });
  const endpoint = (await answer.json()) as Endpoint;
  expect(answer.headers().location).toBe(`/api/v1/webhook-endpoints/${endpoint.id}`);
  const offered = await offer(company);

  await expect.poll(() => listener.heard.length).toBe(1);
  const message = listener.heard[0] as Message;
  expect(JSON.parse(message.body)).toMatchObject({ type: "invoice.ready", data: { id: offered.id } });
  const secrets = await partner.get(`/webhook-endpoints/${endpoint.id}/secrets`);
  const [secret = ""] = ((await secrets.json()) as { secrets: string[] }).secrets;
  expect(isSigned(message, secret)).toBe(true);
  expect(isSigned({ ...message, body: message.body.replace("ready", "gone") }, secret)).toBe(false);

  await expect.poll(async () => (await logOf(partner, endpoint.id)).data[0]?.state).toBe("delivered");
});

test("createWebhookEndpoint 422 validation_failed: an address inside a network, or without https", async ({
  partner,
}) => {
  for (const [url, code] of [
    ["http://partner.example/hook", "url_not_https"],
    ["https://intranet/hook", "url_not_allowed"],
    ["https://10.0.0.1/hook", "url_not_allowed"],
    ["https://0x7f000002/hook", "url_not_allowed"],
    ["https://[::ffff:169.254.169.254]/hook", "url_not_allowed"],
    ["https://me:secret@partner.example/", "url_with_credentials"],
  ]) {
    const answer = await partner.post("/webhook-endpoints", { url });
    const problem = await expectProblem(answer, 422, "validation_failed");
    expect(pointersOf(problem)).toEqual([`/url ${code}`]);
  }
});

test("listWebhookEndpoints 200: one's own, the newest first, and no secret among them", async ({
  partner,
}) => {
  const first = await create(partner, { url: "https://partner.example/1" });
  const second = await create(partner, { url: "https://partner.example/2" });
  const answer = await partner.get("/webhook-endpoints");
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toEqual({ data: [second, first] });
  expect(JSON.stringify(second)).not.toContain("whsec_");
});

test("getWebhookEndpoint 200: as it was made", async ({ partner }) => {
  const made = await create(partner, { url: "https://partner.example/1", types: ["invoice.credited"] });
  const answer = await partner.get(`/webhook-endpoints/${made.id}`);
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toEqual(made);
});

test("changeWebhookEndpoint 200: what is left out stays", async ({ partner }) => {
  const made = await create(partner, { url: "https://partner.example/1" });
  const change = (data: object) => partner.fetch(`/webhook-endpoints/${made.id}`, { method: "PATCH", data });
  const answer = await change({ enabled: false });
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toEqual({ ...made, enabled: false });
  expect(await (await change({ types: ["invoice.ready"] })).json()).toEqual({
    ...made,
    enabled: false,
    types: ["invoice.ready"],
  });
});

test("deleteWebhookEndpoint 200: it is gone, and the feed still has every event", async ({
  company,
  partner,
}) => {
  const made = await create(partner, { url: "https://partner.example/1" });
  await offer(company);
  const answer = await partner.fetch(`/webhook-endpoints/${made.id}`, { method: "DELETE" });
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toEqual({ id: made.id, deleted: true });
  await expectProblem(await partner.get(`/webhook-endpoints/${made.id}`), 404, "not_found");
  const feed = (await (await partner.get("/events")).json()) as { data: { type: string }[] };
  expect(feed.data.map(({ type }) => type)).toContain("invoice.ready");
});

test("getWebhookSecrets 200: the newest first, and the one before it while it is rotated", async ({
  partner,
}) => {
  const made = await create(partner, { url: "https://partner.example/1" });
  const secrets = async () => {
    const answer = await partner.get(`/webhook-endpoints/${made.id}/secrets`);
    expect(answer.status()).toBe(200);
    return ((await answer.json()) as { secrets: string[] }).secrets;
  };
  const [first] = await secrets();
  const rotated = await partner.post(`/webhook-endpoints/${made.id}/secret-rotation`);
  expect(rotated.status()).toBe(200);
  expect(await rotated.json()).toEqual({ ...made, liveSecrets: 2 });
  const [newest, second] = await secrets();
  expect([second, newest === first]).toEqual([first, false]);
});

test("rotateWebhookSecret 200: while one is rotated, both secrets sign", async ({ partner, listener }) => {
  const made = await create(partner, { url: listener.url });
  await partner.post(`/webhook-endpoints/${made.id}/secret-rotation`);
  await partner.post(`/webhook-endpoints/${made.id}/test`);
  await expect.poll(() => listener.heard.length).toBe(1);
  const answer = await partner.get(`/webhook-endpoints/${made.id}/secrets`);
  const { secrets } = (await answer.json()) as { secrets: string[] };
  expect(secrets.map((secret) => isSigned(listener.heard[0] as Message, secret))).toEqual([true, true]);
});

test("replayWebhookDelivery 200: a message that failed is sent again as it was, and the log keeps both", async ({
  partner,
  listener,
}) => {
  const made = await create(partner, { url: listener.url });
  listener.status = 500;
  const tested = await partner.post(`/webhook-endpoints/${made.id}/test`);
  expect(tested.status()).toBe(200);
  const { id } = (await tested.json()) as { id: string };
  await expect
    .poll(async () => (await logOf(partner, made.id)).data[0])
    .toMatchObject({ id, type: "webhook.test", state: "pending", responseStatus: 500, error: "HTTP 500" });

  listener.status = 204;
  const replayed = await partner.post(`/webhook-endpoints/${made.id}/deliveries/${id}/replay`);
  expect(replayed.status()).toBe(200);
  const again = (await replayed.json()) as { id: string };
  await expect
    .poll(async () => (await logOf(partner, made.id)).data.find((one) => one.id === again.id)?.state)
    .toBe("delivered");
});

test("testWebhookEndpoint 200: a message of no event", async ({ partner, listener }) => {
  const made = await create(partner, { url: listener.url });
  const answer = await partner.post(`/webhook-endpoints/${made.id}/test`);
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toMatchObject({ type: "webhook.test", sequence: null, state: "pending" });
  await expect.poll(() => listener.heard.length).toBe(1);
});

test("listWebhookDeliveries 200: the newest first, a page at a time", async ({ partner }) => {
  const made = await create(partner, { url: "https://partner.example/1" });
  await partner.fetch(`/webhook-endpoints/${made.id}`, { method: "PATCH", data: { enabled: false } });
  const send = async () =>
    ((await (await partner.post(`/webhook-endpoints/${made.id}/test`)).json()) as { id: string }).id;
  const [id, again] = [await send(), { id: await send() }];

  const newest = await logOf(partner, made.id, "?limit=1");
  expect(newest).toMatchObject({ data: [{ id: again.id }], before: again.id, hasMore: true });
  const older = await logOf(partner, made.id, `?limit=1&before=${newest.before}`);
  expect(older).toMatchObject({ data: [{ id }], hasMore: false });
});
