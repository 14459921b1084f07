import { afterAll, describe, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { listClientKeys } from "@/db/queries/connections";
import { openAsOwner } from "@/db/raw-sql";
import { newDatabase } from "@/db/test-database";
import { admitCall } from "@/db/writes/partner-access";
import { expectOk, newCompany, newFactoring } from "@/e2e/factories";
import { hashSecret } from "@/lib/adapters/secrets";
import { standardRateLimit } from "@/lib/domain/rate-limit";
import { forceClose } from "../factoring/force-close";
import { windDown } from "../factoring/wind-down";
import { createClientKey, endClientKey } from "./client-keys";
import { issueToken } from "./issue-token";

const database = await newDatabase();
const pool = openPool(database.url);
const owner = openAsOwner(database.url);
afterAll(() => Promise.all([pool.end(), owner.end()]));

/** A company with a partner whose first key is at work. */
async function connected() {
  const company = await newCompany(pool);
  const factoring = await newFactoring(pool, company);
  const { connectionId, applicationKey } = factoring;
  const ask = (clientKey: string, now = company.now) =>
    issueToken(pool, { applicationKey, clientKey, scopes: null }, { now, requestId: "t" });
  const tokenOf = async (clientKey: string) => (await expectOk(ask(clientKey))).token;
  const call = (token: string, now = company.now) =>
    admitCall(pool, hashSecret(token), now, standardRateLimit);
  const keys = () => listClientKeys(company, connectionId);
  return { company, factoring, connectionId, ask, tokenOf, call, keys };
}

const later = (from: Date, seconds: number) => new Date(from.getTime() + seconds * 1_000);

describe("M4: client keys are rotated without a stop", () => {
  test("a second key is shown once, kept as its hash, and works beside the first; a third is refused, and named why", async () => {
    const { company, factoring, connectionId, ask, keys } = await connected();
    const made = await expectOk(createClientKey(company, { connectionId }));
    expect(made.clientKey).toMatch(/^fck_[\w-]{43}$/);
    expect(made.hint).toBe(made.clientKey.slice(-4));

    expect((await ask(factoring.clientKey)).ok).toBe(true);
    expect((await ask(made.clientKey)).ok).toBe(true);
    const [newest, oldest] = await keys();
    expect(newest).toMatchObject({
      id: made.keyId,
      hint: made.hint,
      createdBy: "Tove Tester",
      revokedAt: null,
    });
    const stored = await owner`select * from client_keys where id = ${made.keyId}`;
    expect(JSON.stringify(stored)).not.toContain(made.clientKey);

    expect(await createClientKey(company, { connectionId })).toEqual({
      ok: false,
      error: { code: "third_live_key", hints: `fck_…${newest?.hint}, fck_…${oldest?.hint}` },
    });
    await expectOk(endClientKey(company, { connectionId, keyId: oldest?.id ?? "" }));
    expect((await createClientKey(company, { connectionId })).ok).toBe(true);
  });

  test("a revoked key gives no token, and the tokens that it gave are dead on the very next call; the other key's live", async () => {
    const { company, factoring, connectionId, ask, tokenOf, call, keys } = await connected();
    const second = await expectOk(createClientKey(company, { connectionId }));
    const [old, fresh] = [await tokenOf(factoring.clientKey), await tokenOf(second.clientKey)];
    expect((await call(old))?.holder.revoked).toBe(false);

    const [, first] = await keys();
    const ended = await expectOk(endClientKey(company, { connectionId, keyId: first?.id ?? "" }));
    expect(ended.liveKeys).toBe(1);
    expect((await call(old))?.holder.revoked).toBe(true);
    expect((await call(fresh))?.holder.revoked).toBe(false);
    expect(await ask(factoring.clientKey)).toMatchObject({ error: { code: "invalid_client" } });
    expect((await keys()).at(-1)).toMatchObject({ revokedAt: company.now, revokedBy: "Tove Tester" });

    // Again changes nothing, not even by whom.
    await expectOk(
      endClientKey({ ...company, now: later(company.now, 60) }, { connectionId, keyId: first?.id ?? "" }),
    );
    expect((await keys()).at(-1)?.revokedAt).toEqual(company.now);
  });

  test("the last live key may be revoked: one that leaked goes at once", async () => {
    const { company, connectionId, keys } = await connected();
    const [only] = await keys();
    expect(await expectOk(endClientKey(company, { connectionId, keyId: only?.id ?? "" }))).toEqual({
      liveKeys: 0,
    });
    expect((await createClientKey(company, { connectionId })).ok).toBe(true);
  });

  test("only an administrator makes and revokes keys, and each leaves its trace", async () => {
    const { company, connectionId, keys } = await connected();
    const [key] = await keys();
    for (const role of ["bookkeeper", "viewer"] as const) {
      const other = { ...company, actor: { kind: "user", userId: "b", name: "B", role } as const };
      expect(await createClientKey(other, { connectionId })).toMatchObject({ error: { code: "forbidden" } });
      expect(await endClientKey(other, { connectionId, keyId: key?.id ?? "" })).toMatchObject({
        error: { code: "forbidden" },
      });
    }
    await expectOk(createClientKey(company, { connectionId }));
    await expectOk(endClientKey(company, { connectionId, keyId: key?.id ?? "" }));
    const audit = await owner<{ verb: string }[]>`
      select verb from audit_log where company_id = ${company.companyId} and verb like 'access/%key' order by id`;
    expect(audit.map(({ verb }) => verb)).toEqual(["access/create-key", "access/revoke-key"]);
  });

  test("another company's connection and key do not exist", async () => {
    const [mine, theirs] = [await connected(), await connected()];
    const [key] = await theirs.keys();
    const missing = { error: { code: "not_found" } };
    expect(await createClientKey(mine.company, { connectionId: theirs.connectionId })).toMatchObject(missing);
    for (const connectionId of [mine.connectionId, theirs.connectionId]) {
      expect(await endClientKey(mine.company, { connectionId, keyId: key?.id ?? "" })).toMatchObject(missing);
    }
  });

  test("an agreement that is over gets no key; one that winds down does, since its partner works on (M6)", async () => {
    const { company, connectionId } = await connected();
    await expectOk(windDown(company, { connectionId, withdraw: { allBut: [] } }));
    const state = await owner`select state from connections where id = ${connectionId}`;
    if (state[0]?.state === "winding_down") {
      expect((await createClientKey(company, { connectionId })).ok).toBe(true);
      await expectOk(forceClose(company, { connectionId, reason: "Slutt" }));
    }
    expect(await createClientKey(company, { connectionId })).toMatchObject({
      error: { code: "connection_closed" },
    });
  });
});

test("a key's last use is noted when it gives a token, and at most once a minute while its tokens are used", async () => {
  const { company, factoring, tokenOf, call, keys } = await connected();
  const lastUsed = async () => (await keys())[0]?.lastUsedAt;
  expect(await lastUsed()).toBeNull();
  const token = await tokenOf(factoring.clientKey);
  expect(await lastUsed()).toEqual(company.now);

  await call(token, later(company.now, 59));
  expect(await lastUsed()).toEqual(company.now);
  await call(token, later(company.now, 61));
  expect(await lastUsed()).toEqual(later(company.now, 61));
});
