import { partnerScopes } from "@/lib/domain/actor";
import { newPartner } from "../factories";
import { expect, test } from "../fixtures";
import { askToken, connect } from "../partner-client";
import { revokeKeys, setConnectionState, useUpTokens } from "./state";

test("issueToken 200: keys open all that the connection gives, for twenty minutes", async ({
  company,
  request,
}) => {
  const answer = await askToken(request, await company.activate());
  expect(answer.status()).toBe(200);
  expect(answer.headers()).toMatchObject({ "cache-control": "no-store", pragma: "no-cache" });
  expect(await answer.json()).toEqual({
    access_token: expect.stringMatching(/^fat_[\w-]{40,}$/),
    token_type: "Bearer",
    expires_in: 1200,
    scope: partnerScopes.join(" "),
  });
});

test("issueToken 200: a narrower scope is granted as asked", async ({ company, request }) => {
  const scope = "factoring.invoices:read";
  const answer = await askToken(request, await company.activate(), {
    grant_type: "client_credentials",
    scope,
  });
  expect(await answer.json()).toMatchObject({ scope });
});

const refusedForms = {
  "issueToken 400 invalid_request: without a grant type": { scope: "factoring.invoices:read" },
  "issueToken 400 invalid_request: with a parameter that it does not know": {
    grant_type: "client_credentials",
    colour: "red",
  },
  "issueToken 400 unsupported_grant_type: with another grant type": { grant_type: "password" },
  "issueToken 400 invalid_scope: with a scope that there is not": {
    grant_type: "client_credentials",
    scope: "admin",
  },
};

for (const [title, form] of Object.entries(refusedForms)) {
  test(title, async ({ company, request }) => {
    const answer = await askToken(request, await company.activate(), form);
    expect(answer.status()).toBe(400);
    expect(answer.headers()["content-type"]).toContain("application/json");
    const [, error] = /^issueToken 400 (\w+):/.exec(title) ?? [];
    expect(await answer.json()).toEqual({ error, error_description: expect.stringMatching(/^[A-Z].+\.$/) });
  });
}

test("issueToken 400 invalid_request: JSON is no form, and nothing may stand twice", async ({
  company,
  request,
}) => {
  const { applicationKey, clientKey } = await company.activate();
  const authorization = `Basic ${Buffer.from(`${applicationKey}:${clientKey}`).toString("base64")}`;
  const twice = "grant_type=client_credentials&grant_type=client_credentials";
  for (const [type, data] of [
    ["application/json", '{"grant_type":"client_credentials"}'],
    ["application/x-www-form-urlencoded", twice],
  ] as const) {
    const headers = { Authorization: authorization, "Content-Type": type };
    const answer = await request.post("/api/v1/oauth/token", { headers, data: Buffer.from(data) });
    expect(answer.status()).toBe(400);
    expect(await answer.json()).toMatchObject({ error: "invalid_request" });
  }
});

test("issueToken 401 invalid_client: whatever is wrong with the keys, the answer is the same", async ({
  company,
  otherCompany,
  request,
  pool,
}) => {
  const { applicationKey, clientKey } = await company.activate();
  const other = await otherCompany.activate();
  const stranger = await newPartner(pool);
  const pairs = [
    { applicationKey: "fak_unknown", clientKey },
    { applicationKey, clientKey: "fck_unknown" },
    { applicationKey: stranger.applicationKey, clientKey },
    { applicationKey, clientKey: other.clientKey },
    { applicationKey: clientKey, clientKey: applicationKey },
  ];
  const bodies = new Set<string>();
  for (const keys of pairs) {
    const answer = await askToken(request, keys);
    expect(answer.status()).toBe(401);
    expect(answer.headers()["www-authenticate"]).toBe('Basic realm="Fordring", charset="UTF-8"');
    bodies.add(await answer.text());
  }
  expect([...bodies]).toEqual([expect.stringContaining('"error":"invalid_client"')]);
});

test("issueToken 401 invalid_client: without Basic credentials", async ({ request }) => {
  const answer = await request.post("/api/v1/oauth/token", { form: { grant_type: "client_credentials" } });
  expect(answer.status()).toBe(401);
  expect(await answer.json()).toMatchObject({ error: "invalid_client" });
});

test("issueToken 401 invalid_client: the agreement has ended; while it winds down tokens are given", async ({
  company,
  request,
}) => {
  const keys = await company.activate();
  await setConnectionState(company, "winding_down");
  expect((await askToken(request, keys)).status()).toBe(200);
  await setConnectionState(company, "inactive");
  expect((await askToken(request, keys)).status()).toBe(401);
});

test("issueToken 401 invalid_client: a revoked key opens nothing, and its tokens end at once", async ({
  company,
  request,
}) => {
  const keys = await company.activate();
  const partner = await connect(request, keys);
  expect((await partner.get("/connection")).status()).toBe(200);

  await revokeKeys(company);

  expect((await partner.get("/connection")).status()).toBe(401);
  expect((await askToken(request, keys)).status()).toBe(401);
});

test("issueToken 429 slow_down: an application key that asks too often waits, and other partners do not", async ({
  company,
  otherCompany,
  request,
}) => {
  const keys = await company.activate();
  const granted = await askToken(request, keys);
  expect(granted.headers().ratelimit).toMatch(/^"application";r=\d+;t=\d+$/);
  expect(granted.headers()["ratelimit-policy"]).toMatch(/^"application";q=\d+;w=\d+$/);

  await useUpTokens(keys.applicationKey);
  const answer = await askToken(request, keys);
  expect(answer.status()).toBe(429);
  expect(Number(answer.headers()["retry-after"])).toBeGreaterThan(0);
  expect(await answer.json()).toEqual({
    error: "slow_down",
    error_description: expect.stringContaining("Retry-After"),
  });
  expect((await askToken(request, await otherCompany.activate())).status()).toBe(200);
});
