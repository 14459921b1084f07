import { describe, expect, test } from "vitest";
import { standardRateLimit } from "@/lib/domain/rate-limit";
import { readApplication, tokenEndpoint } from "./token-endpoint";

const room = { limit: standardRateLimit, remaining: 49, resetSeconds: 1, retryAfterSeconds: null };

describe("the token endpoint", () => {
  const basic = (keys: string) => `Basic ${Buffer.from(keys).toString("base64")}`;
  const ask = (body: string, authorization = basic("app:client")) =>
    new Request("http://localhost/api/v1/oauth/token", {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded", Authorization: authorization },
      body,
    });

  test("reads keys and scopes", async () => {
    const read = await readApplication(
      ask("grant_type=client_credentials&scope=factoring.vouchers%3Aread%20factoring.invoices%3Aread"),
    );
    expect(read).toEqual({
      ok: true,
      value: {
        applicationKey: "app",
        clientKey: "client",
        scopes: ["factoring.invoices:read", "factoring.vouchers:read"],
      },
    });
    expect(await readApplication(ask("grant_type=client_credentials"))).toMatchObject({
      value: { scopes: null },
    });
  });

  test("refuses in RFC 6749's words", async () => {
    const code = async (request: Request) =>
      readApplication(request).then((read) => (read.ok ? null : read.error.code));
    expect(await code(ask("grant_type=password"))).toBe("unsupported_grant_type");
    expect(await code(ask(""))).toBe("invalid_request");
    expect(await code(ask("grant_type=client_credentials&grant_type=client_credentials"))).toBe(
      "invalid_request",
    );
    expect(await code(ask("grant_type=client_credentials&scope=all"))).toBe("invalid_scope");
    for (const bad of ["", "Bearer x", basic("app"), basic("app:"), basic("a:b:c")]) {
      expect(await code(ask("grant_type=client_credentials", bad))).toBe("invalid_client");
    }
  });

  test("answers uncached, and challenges a client it does not know", async () => {
    const known = tokenEndpoint({
      spend: async () => room,
      issue: async () => ({
        ok: true,
        value: { token: "t", scopes: ["factoring.invoices:read"], whose: null },
      }),
    });
    const granted = await known(ask("grant_type=client_credentials"));
    expect(await granted.json()).toEqual({
      access_token: "t",
      token_type: "Bearer",
      expires_in: 1200,
      scope: "factoring.invoices:read",
    });
    expect(granted.headers.get("cache-control")).toBe("no-store");
    expect(granted.headers.get("ratelimit")).toBe('"application";r=49;t=1');

    const unknown = tokenEndpoint({
      spend: async () => room,
      issue: async () => ({ ok: false, error: { code: "invalid_client", whose: null } }),
    });
    const refused = await unknown(ask("grant_type=client_credentials"));
    expect(refused.status).toBe(401);
    expect(refused.headers.get("www-authenticate")).toContain("Basic");
  });

  test("asks nobody for a client that went away before its form had come", async () => {
    const never = () => Promise.reject(new Error("not to be asked"));
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error("aborted")) });
    const request = new Request("http://localhost/api/v1/oauth/token", {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body,
      duplex: "half",
    } as RequestInit);
    const answer = await tokenEndpoint({ spend: never, issue: never })(request);
    expect(answer.status).toBe(499);
    expect(await answer.text()).toBe("");
  });

  test("asks to slow down with 429 and Retry-After, before the keys are looked at", async () => {
    const desk = tokenEndpoint({
      spend: async () => ({ ...room, remaining: 0, retryAfterSeconds: 2 }),
      issue: () => Promise.reject(new Error("not to be asked")),
    });
    const answer = await desk(ask("grant_type=client_credentials"));
    expect(answer.status).toBe(429);
    expect(answer.headers.get("retry-after")).toBe("2");
    expect(await answer.json()).toMatchObject({ error: "slow_down" });
  });
});
