import { describe, expect, test } from "vitest";
import { readApplication, tokenEndpoint } from "./token-endpoint";

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
    const known = tokenEndpoint(async () => ({
      ok: true,
      value: { token: "t", scopes: ["factoring.invoices:read"] },
    }));
    const granted = await known(ask("grant_type=client_credentials"));
    expect(await granted.json()).toEqual({
      access_token: "t",
      token_type: "Bearer",
      expires_in: 1200,
      scope: "factoring.invoices:read",
    });
    expect(granted.headers.get("cache-control")).toBe("no-store");

    const unknown = tokenEndpoint(async () => ({ ok: false, error: { code: "invalid_client" } }));
    const refused = await unknown(ask("grant_type=client_credentials"));
    expect(refused.status).toBe(401);
    expect(refused.headers.get("www-authenticate")).toContain("Basic");
  });
});
