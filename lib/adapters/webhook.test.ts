import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, describe, expect, test } from "vitest";
import { isPublicAddress } from "./public-address";
import { newWebhookSecret, signatureOf, webhookPoster } from "./webhook";

type Heard = { headers: IncomingHttpHeaders; body: string };

const servers: Server[] = [];
afterAll(() => Promise.all(servers.map((server) => new Promise((done) => server.close(done)))));

/** A listener on this machine that answers as told. */
async function listener(status: number, headers: Record<string, string> = {}) {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      heard.push({ headers: request.headers, body });
      response.writeHead(status, headers).end("heard");
    });
  });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, heard };
}

const [newest, older] = [newWebhookSecret(), newWebhookSecret()];
const message = (url: string) => ({
  id: "msg_1",
  url,
  payload: '{"type":"invoice.ready"}',
  secrets: [newest, older],
  sentAt: new Date("2026-03-02T12:00:00.900Z"),
});
const here = webhookPoster({ allowLoopback: true });

test("a message is signed by every live secret, as Standard Webhooks says", async () => {
  const { url, heard } = await listener(204);
  expect(await here(message(url))).toEqual({ status: 204, error: null });

  const [{ headers, body } = { headers: {}, body: "" }] = heard;
  const seconds = Date.parse("2026-03-02T12:00:00Z") / 1_000;
  const expected = [newest, older].map((secret) => {
    const key = Buffer.from(secret.slice("whsec_".length), "base64");
    return `v1,${createHmac("sha256", key).update(`msg_1.${seconds}.${body}`).digest("base64")}`;
  });
  expect(body).toBe('{"type":"invoice.ready"}');
  expect(headers).toMatchObject({
    "webhook-id": "msg_1",
    "webhook-timestamp": String(seconds),
    "webhook-signature": expected.join(" "),
  });
  expect(signatureOf(message(url)).split(" ")).toHaveLength(2);
});

test("anything but a 2xx is a failure, and a redirect is not followed", async () => {
  const target = await listener(200);
  const redirecting = await listener(302, { Location: target.url });
  const failing = await listener(500);

  expect(await here(message(failing.url))).toEqual({ status: 500, error: "HTTP 500" });
  expect(await here(message(redirecting.url))).toEqual({ status: 302, error: "HTTP 302" });
  expect(target.heard).toEqual([]);
});

test("nobody there is a failure, not an error", async () => {
  const answer = await here(message("http://127.0.0.1:9/hook"));
  expect(answer).toMatchObject({ status: null, error: expect.stringContaining("ECONNREFUSED") });
});

describe("our own network is not reached", () => {
  const outside = webhookPoster({ allowLoopback: false });

  test("neither by address nor by a name that leads there", async () => {
    const { url, heard } = await listener(200);
    const byName = url.replace("127.0.0.1", "localhost");
    for (const reached of [url, byName])
      expect(await outside(message(reached))).toMatchObject({
        status: null,
        error: expect.stringContaining("is not a public address"),
      });
    expect(heard).toEqual([]);
  });

  test.each([
    "10.0.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "::1",
    "::ffff:10.0.0.1",
    "fd00::1",
    "fe80::1",
    "not an address",
  ])("%s is not public", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each(["1.1.1.1", "172.32.0.1", "2606:4700::1111"])("%s is public", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});
