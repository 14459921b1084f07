import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Client, type ClientOptions, createClient } from "./client.ts";
import { DigestError, isProblem, NetworkError, ProblemError, TokenError } from "./problem.ts";

type Call = { method: string; path: string; headers: IncomingMessage["headers"]; body: string };
type Reply = (answer: ServerResponse, call: Call) => void;

/** A server on this machine that answers what it is told, and remembers what it was asked. */
let server: Server;
let baseUrl: string;
let calls: Call[];
let replies: Reply[];
let tokens: number;
let waits: number[];

beforeEach(async () => {
  calls = [];
  replies = [];
  tokens = 0;
  waits = [];
  server = createServer((request, answer) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url: path = "", headers } = request;
      const call = { method, path, headers, body: Buffer.concat(chunks).toString("latin1") };
      if (path === "/api/v1/oauth/token" && replies[0]?.name !== "token") {
        tokens += 1;
        json(200, { access_token: `token-${tokens}`, expires_in: 1200 })(answer, call);
        return;
      }
      calls.push(call);
      const reply = replies.shift();
      if (reply) reply(answer, call);
      else json(200, {})(answer, call);
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const keys = { applicationKey: "fak_a", clientKey: "fck_b" };

function client(options: Partial<ClientOptions> = {}): Client {
  return createClient({
    baseUrl,
    ...keys,
    wait: async (milliseconds, signal) => {
      signal?.throwIfAborted();
      waits.push(milliseconds);
    },
    ...options,
  });
}

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Reply =>
  (answer) =>
    answer.writeHead(status, { "Content-Type": "application/json", ...headers }).end(JSON.stringify(body));

const problem = (
  status: number,
  code: string,
  more: object = {},
  headers: Record<string, string> = {},
): Reply => json(status, { type: "about:blank", title: code, status, code, detail: code, ...more }, headers);

/** The headers, and half of the body that they promise. */
const brokenOff: Reply = (answer) => {
  answer.writeHead(200, { "Content-Type": "application/json", "Content-Length": "1000" });
  answer.write('{"half":');
  setImmediate(() => answer.destroy());
};

describe("a token", () => {
  test("is asked for once by the keys, and kept for every call, those at the same time too", async () => {
    const one = client();
    await Promise.all([one.get("/connection"), one.get("/connection"), one.get("/connection")]);
    await one.get("/connection");
    expect(tokens).toBe(1);
    expect(calls.map(({ headers }) => headers.authorization)).toEqual(Array(4).fill("Bearer token-1"));
  });

  test("is renewed before it runs out", async () => {
    const almostOver: Reply = function token(answer) {
      tokens += 1;
      json(200, { access_token: `short-${tokens}`, expires_in: 59 })(answer, {} as Call);
    };
    const one = client();
    replies = [almostOver];
    await one.get("/connection");
    await one.get("/connection");
    expect(tokens).toBe(2);
    expect(calls.at(-1)?.headers.authorization).toBe("Bearer token-2");
  });

  test("that the server no longer knows is renewed once; a second 401 is told", async () => {
    replies = [problem(401, "unauthorized")];
    await client().get("/connection");
    expect(calls.map(({ headers }) => headers.authorization)).toEqual(["Bearer token-1", "Bearer token-2"]);

    replies = [problem(401, "unauthorized"), problem(401, "unauthorized")];
    await expect(client().get("/connection")).rejects.toMatchObject({ status: 401, code: "unauthorized" });
    expect(replies).toEqual([]);
    expect(waits).toEqual([]);
  });

  test("that is renewed already is not thrown away by a call that still had the old one", async () => {
    const one = client();
    await one.get("/connection");
    replies = [problem(401, "unauthorized"), problem(401, "unauthorized")];
    await Promise.all([one.get("/connection"), one.get("/connection")]);
    await one.get("/connection");
    expect(tokens).toBe(2);
  });

  test("is asked for with HTTP Basic and the scope, and a refusal has RFC 6749's code", async () => {
    const refuse: Reply = function token(answer, call) {
      calls.push(call);
      json(401, { error: "invalid_client", error_description: "No." })(answer, call);
    };
    replies = [refuse];
    const error = await client({ scope: "vouchers:read" })
      .get("/connection")
      .catch((reason) => reason);
    expect(error).toBeInstanceOf(TokenError);
    expect(error).toMatchObject({ status: 401, code: "invalid_client" });
    const [asked] = calls;
    expect(asked?.headers.authorization).toBe(`Basic ${btoa("fak_a:fck_b")}`);
    expect(asked?.body).toBe("grant_type=client_credentials&scope=vouchers%3Aread");
  });

  test("that is none, as from a page between us, is told as such", async () => {
    const page: Reply = function token(answer) {
      answer.writeHead(200, { "Content-Type": "text/html" }).end("<h1>Welcome</h1>");
    };
    replies = [page];
    await expect(client().get("/connection")).rejects.toMatchObject({ code: "invalid_answer" });
  });

  test("may come from the caller, who then keeps it", async () => {
    const own = createClient({ baseUrl, token: () => Promise.resolve("mine") });
    await own.get("/connection");
    expect(calls[0]?.headers.authorization).toBe("Bearer mine");
    expect(tokens).toBe(0);
  });
});

describe("a call", () => {
  test("fills the braces of its path and its query, and leaves out what is undefined", async () => {
    const one = client({ language: "en" });
    await one.get("/factoring/invoices/{invoiceId}", { path: { invoiceId: "a b/c" } });
    await one.get("/factoring/vouchers", { query: { externalReference: "PO&1" } });
    expect(calls.map(({ path }) => path)).toEqual([
      "/api/v1/factoring/invoices/a%20b%2Fc",
      "/api/v1/factoring/vouchers?externalReference=PO%261",
    ]);
    expect(calls[0]?.headers["accept-language"]).toBe("en");
    expect(calls[0]?.headers["idempotency-key"]).toBeUndefined();
  });

  test("with the wrong path, body or query does not compile", () => {
    const one = client();
    const never = () => [
      // @ts-expect-error there is no such path
      one.get("/factoring/invoice"),
      // @ts-expect-error the brace must be filled
      one.get("/factoring/invoices/{invoiceId}"),
      // @ts-expect-error the query is required
      one.get("/factoring/vouchers"),
      // @ts-expect-error a misspelt status
      one.get("/factoring/invoices", { query: { status: "redy" } }),
      // @ts-expect-error nothing is put here
      one.put("/connection"),
      // @ts-expect-error only lists have pages
      one.pages("/connection"),
    ];
    expect(never).toBeTypeOf("function");
  });

  test("sends changes with every method, as JSON with a key of its own or the caller's", async () => {
    const one = client();
    const path = { endpointId: "e1" };
    await one.post("/webhook-endpoints", {
      body: { url: "https://partner.example/hook" },
      idempotencyKey: "mine",
    });
    await one.patch("/webhook-endpoints/{endpointId}", { path, body: { enabled: true } });
    await one.delete("/webhook-endpoints/{endpointId}", { path });
    expect(calls.map(({ method }) => method)).toEqual(["POST", "PATCH", "DELETE"]);
    expect(calls[0]?.headers["content-type"]).toBe("application/json");
    expect(JSON.parse(calls[0]?.body ?? "")).toEqual({ url: "https://partner.example/hook" });
    const [first, second, third] = calls.map(({ headers }) => headers["idempotency-key"]);
    expect(first).toBe("mine");
    expect(second).toMatch(/^[0-9a-f-]{36}$/);
    expect(third).not.toBe(second);
  });

  test("delivers an invoice as a form: the receipt as JSON, the PDF with its name", async () => {
    const pdf = new TextEncoder().encode("%PDF-1.7 …");
    const meta = { deliveredAt: "2026-03-02T12:00:00Z", channel: "email", factorReference: "PO-7" } as const;
    replies = [problem(503, "internal_error")];
    await client().deliver("i1", meta, pdf);
    const [first, second] = calls;
    expect(second?.path).toBe("/api/v1/factoring/invoices/i1/delivery");
    expect(second?.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
    expect(second?.body).toContain('name="meta"; filename="blob"\r\nContent-Type: application/json');
    expect(second?.body).toContain(JSON.stringify(meta));
    expect(second?.body).toContain('name="pdf"; filename="PO-7.pdf"\r\nContent-Type: application/pdf');
    expect(second?.headers["idempotency-key"]).toBe(first?.headers["idempotency-key"]);
  });
});

describe("trying again", () => {
  const advance = { externalReference: "A-1", voucherDate: "2026-03-02", description: "Forskudd", lines: [] };
  const post = (one: Client) => one.post("/factoring/vouchers", { body: advance });

  test("keeps the Idempotency-Key through lost answers, failures and twins in flight", async () => {
    replies = [
      brokenOff,
      (answer) => answer.destroy(),
      problem(500, "internal_error"),
      problem(409, "idempotency_in_flight"),
      json(201, { id: "v1" }),
    ];
    expect(await post(client())).toEqual({ id: "v1" });
    expect(calls).toHaveLength(5);
    expect(new Set(calls.map(({ headers }) => headers["idempotency-key"])).size).toBe(1);
    expect(new Set(calls.map(({ body }) => body)).size).toBe(1);
  });

  test("waits longer each time, and never the same as another client", async () => {
    replies = Array(4).fill(problem(502, "internal_error"));
    await post(client());
    expect(waits).toHaveLength(4);
    for (const [index, wait] of waits.entries()) {
      expect(wait).toBeGreaterThanOrEqual(250 * 2 ** index * 0.75);
      expect(wait).toBeLessThanOrEqual(250 * 2 ** index * 1.25);
    }
  });

  test("waits as long as Retry-After asks, in seconds or until a date", async () => {
    const inAMinute = new Date(Date.now() + 60_000).toUTCString();
    replies = [
      problem(429, "rate_limited", {}, { "Retry-After": "7" }),
      problem(503, "internal_error", {}, { "Retry-After": inAMinute }),
      problem(429, "rate_limited", {}, { "Retry-After": "0" }),
    ];
    await client().get("/connection");
    expect(waits[0]).toBe(7_000);
    expect(waits[1]).toBeGreaterThan(50_000);
    expect(waits[1]).toBeLessThanOrEqual(60_000);
    expect(waits[2]).toBe(0);
  });

  test("is left to the caller when the server asks for longer than two minutes", async () => {
    replies = [problem(429, "rate_limited", {}, { "Retry-After": "3600" })];
    await expect(client().get("/connection")).rejects.toMatchObject({ code: "rate_limited" });
    expect(waits).toEqual([]);
  });

  test("ends after the attempts that were given, with the last failure", async () => {
    replies = Array(9).fill(problem(500, "internal_error"));
    await expect(post(client({ attempts: 3 }))).rejects.toMatchObject({ status: 500 });
    expect(calls).toHaveLength(3);

    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    const silent = await client({ attempts: 2, token: () => Promise.resolve("t") })
      .get("/connection")
      .catch((error) => error);
    expect(silent).toBeInstanceOf(NetworkError);
  });

  test.each([
    [403, "scope_missing"],
    [404, "not_found"],
    [409, "duplicate_external_reference"],
    [422, "validation_failed"],
  ])("is no help against %d %s, which is told at once", async (status, code) => {
    replies = [problem(status, code)];
    await expect(post(client())).rejects.toMatchObject({ status, code });
    expect(calls).toHaveLength(1);
  });

  test("an abort ends the call and its pauses, and is not tried again", async () => {
    const stop = new AbortController();
    replies = [problem(500, "internal_error", {}, { "Retry-After": "60" })];
    const call = createClient({ baseUrl, ...keys, signal: stop.signal }).get("/connection");
    const failed = expect(call).rejects.toThrow("enough");
    while (calls.length === 0) await new Promise(setImmediate);
    stop.abort(new Error("enough"));
    await failed;
    expect(calls).toHaveLength(1);

    const before = client({ signal: AbortSignal.abort(new Error("never")) }).get("/connection");
    await expect(before).rejects.toThrow("never");
    expect(calls).toHaveLength(1);
  });
});

describe("a refusal", () => {
  test("has its code, its facts by type, and the request to quote", async () => {
    replies = [problem(422, "period_locked", { lockDate: "2026-02-28" }, { "Request-Id": "r-1" })];
    const error = await client()
      .get("/connection")
      .catch((reason) => reason);
    expect(error).toBeInstanceOf(ProblemError);
    expect(error.requestId).toBe("r-1");
    if (!isProblem(error, "period_locked")) throw error;
    const lockDate: string = error.problem.lockDate;
    expect(lockDate).toBe("2026-02-28");
    expect(isProblem(error, "not_found")).toBe(false);
  });

  test("that is no problem document, from something between us, keeps its status", async () => {
    replies = [(answer) => answer.writeHead(413, { "Content-Type": "text/html" }).end("<h1>Too large</h1>")];
    await expect(client().get("/connection")).rejects.toMatchObject({ status: 413, code: "" });
  });
});

describe("lists", () => {
  const page = (ids: number[], nextCursor: string | null, hasMore: boolean) =>
    json(200, { data: ids.map((id) => ({ id })), nextCursor, hasMore });

  test("are read to their end, each page from the cursor of the one before, with the same filter", async () => {
    replies = [page([1, 2], "c1", true), page([3], "c2", true), page([], "c2", false)];
    const ids: unknown[] = [];
    for await (const { id } of client().items("/factoring/invoices", { query: { status: "ready" } }))
      ids.push(id);
    expect(ids).toEqual([1, 2, 3]);
    expect(calls.map(({ path }) => path.split("?")[1])).toEqual([
      "status=ready",
      "status=ready&cursor=c1",
      "status=ready&cursor=c2",
    ]);
  });

  test("begin where the caller was, and a page is asked for when the one before has been used", async () => {
    replies = [page([1], "c9", true), page([2], "c10", false)];
    const pages = client().pages("/factoring/direct-payments", { query: { cursor: "c8" } });
    await pages.next();
    expect(calls.map(({ path }) => path.split("?")[1])).toEqual(["cursor=c8"]);
    const second = await pages.next();
    expect(second.value).toMatchObject({ nextCursor: "c10" });
    expect((await pages.next()).done).toBe(true);
  });
});

describe("the event feed", () => {
  const events = (sequences: number[], nextAfter: number, hasMore: boolean) =>
    json(200, {
      data: sequences.map((sequence) => ({ type: "invoice.ready", data: { sequence } })),
      nextAfter,
      hasMore,
    });

  test("is read from a place to its end", async () => {
    replies = [events([4, 6], 6, true), events([9], 9, false)];
    const seen: number[] = [];
    for await (const { data } of client().events(3, { limit: 2 })) seen.push(data.sequence);
    expect(seen).toEqual([4, 6, 9]);
    expect(calls.map(({ path }) => path)).toEqual([
      "/api/v1/events?after=3&limit=2",
      "/api/v1/events?after=6&limit=2",
    ]);
  });

  test("is followed until told to stop, pausing only while nothing comes", async () => {
    const stop = new AbortController();
    replies = [events([1], 1, false), events([], 1, false), events([5], 5, false)];
    const seen: number[] = [];
    for await (const { data } of client().events(0, { follow: true, everyMs: 10, signal: stop.signal })) {
      seen.push(data.sequence);
      if (data.sequence === 5) stop.abort();
    }
    expect(seen).toEqual([1, 5]);
    expect(waits).toEqual([10, 10]);
    expect(calls).toHaveLength(3);
  });

  test("tells a failure, and does not end as if all were read", async () => {
    replies = [problem(403, "connection_inactive")];
    await expect(client().events(0, { follow: true }).next()).rejects.toMatchObject({
      code: "connection_inactive",
    });
  });
});

describe("a file", () => {
  const bytes = Buffer.from("<Invoice/>");
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const digest = `sha-256=:${Buffer.from(sha256, "hex").toString("base64")}:`;
  const file =
    (content: Buffer, headers: Record<string, string> = {}): Reply =>
    (answer) =>
      answer.writeHead(200, { "Content-Type": "application/xml", ...headers }).end(content);
  const href = "/api/v1/factoring/invoices/i1/ehf";

  test("is the bytes that its checksums are of", async () => {
    replies = [file(bytes, { "Repr-Digest": digest })];
    const download = await client().download(href, { sha256 });
    expect(Buffer.from(download.bytes)).toEqual(bytes);
    expect(download.sha256).toBe(sha256);
  });

  test("that was damaged on the way, or is another than the list promised, is refused", async () => {
    replies = [file(Buffer.from("<Invoice />"), { "Repr-Digest": digest })];
    await expect(client().download(href)).rejects.toThrow(DigestError);
    replies = [file(bytes, { "Repr-Digest": digest })];
    await expect(client().download(href, { sha256: "0".repeat(64) })).rejects.toThrow(DigestError);
  });

  test("elsewhere is not fetched with our token", async () => {
    await expect(client().download("https://evil.example/invoice.xml")).rejects.toThrow(TypeError);
    expect(calls).toEqual([]);
  });
});

test("a request of the caller's own carries a token, is sent once, and is judged by the caller", async () => {
  replies = [problem(500, "internal_error")];
  const headers = { "Content-Type": "text/plain", "accept-language": "nb" };
  const { status } = await client({ language: "en" }).request("POST", "/factoring/vouchers", {
    headers,
    body: "no JSON",
  });
  expect(status).toBe(500);
  expect(calls).toMatchObject([{ method: "POST", path: "/api/v1/factoring/vouchers", body: "no JSON" }]);
  expect(calls[0]?.headers).toMatchObject({ authorization: "Bearer token-1", "content-type": "text/plain" });
  expect(calls[0]?.headers["accept-language"]).toBe("nb");
});
