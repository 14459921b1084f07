import { listClientKeys } from "@/db/queries/connections";
import { createClientKey, endClientKey } from "@/lib/services/access/client-keys";
import { expectOk } from "../factories";
import { expect, test } from "../fixtures";
import { askToken, connect } from "../partner-client";

test("M4: keys are rotated without a stop: both open, and the old one's tokens end on the next request", async ({
  company,
  request,
}) => {
  const keys = await company.activate();
  const { connectionId, applicationKey } = keys;
  const old = await connect(request, keys);
  const made = await expectOk(createClientKey(company.scope, { connectionId }));
  const fresh = await connect(request, { applicationKey, clientKey: made.clientKey });
  for (const partner of [old, fresh]) expect((await partner.get("/connection")).status()).toBe(200);

  const first = (await listClientKeys(company.scope, connectionId)).at(-1);
  await expectOk(endClientKey(company.scope, { connectionId, keyId: first?.id ?? "" }));

  expect((await old.get("/connection")).status()).toBe(401);
  expect((await askToken(request, keys)).status()).toBe(401);
  expect((await fresh.get("/connection")).status()).toBe(200);
  const used = await listClientKeys(company.scope, connectionId);
  expect(used.every(({ lastUsedAt }) => lastUsedAt !== null)).toBe(true);
});
