import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectOk, newCompany, newFactoring, testNow } from "@/e2e/factories";
import { hashSecret } from "@/lib/adapters/secrets";
import {
  periodUs,
  type RateLimit,
  rateLimitFields,
  standardRateLimit,
  standingOf,
} from "@/lib/domain/rate-limit";
import { issueToken } from "@/lib/services/access/issue-token";
import { openPool } from "../client";
import { openAsOwner } from "../raw-sql";
import { newDatabase } from "../test-database";
import { admitApplication, admitCall } from "./partner-access";

const database = await newDatabase();
const pool = openPool(database.url);
const owner = openAsOwner(database.url);
afterAll(() => Promise.all([pool.end(), owner.end()]));

let token: Uint8Array;
let otherToken: Uint8Array;
let applicationKey: Uint8Array;

beforeAll(async () => {
  const tokens: Uint8Array[] = [];
  for (let n = 0; n < 2; n++) {
    const company = await newCompany(pool);
    const { applicationKey: key, clientKey } = await newFactoring(pool, company);
    applicationKey = hashSecret(key);
    const asked = { applicationKey: key, clientKey, scopes: null };
    const { token } = await expectOk(issueToken(pool, asked, { now: testNow, requestId: "t" }));
    tokens.push(hashSecret(token));
  }
  await owner`update access_tokens set expires_at = ${new Date("2030-01-01").toISOString()}`;
  [token = new Uint8Array(), otherToken = new Uint8Array()] = tokens;
});

const at = (ms: number) => new Date(testNow.getTime() + ms);
const emptyBuckets = () => owner`truncate rate_buckets`;

/** Spend at some moments, in order; answers for each whether it was let in. */
async function spend(moments: readonly number[], limit: RateLimit): Promise<boolean[]> {
  await emptyBuckets();
  const admitted: boolean[] = [];
  for (const ms of moments)
    admitted.push((await admitCall(pool, token, at(ms), limit))?.spent.admitted === true);
  return admitted;
}

/** The same bucket in plain arithmetic: it fills by one a period and never beyond the burst. */
function model(moments: readonly number[], limit: RateLimit): boolean[] {
  const period = periodUs(limit);
  let fullAtUs = Number.NEGATIVE_INFINITY;
  return moments.map((ms) => {
    const now = ms * 1_000;
    const from = Math.max(fullAtUs, now);
    if (from - now > (limit.burst - 1) * period) return false;
    fullAtUs = from + period;
    return true;
  });
}

const limits = fc.record({
  perSecond: fc.integer({ min: 1, max: 20 }),
  burst: fc.integer({ min: 1, max: 8 }),
});
const pauses = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 1_500 })), {
  minLength: 1,
  maxLength: 30,
});

/** Moments out of the pauses between them. */
function momentsOf(gaps: readonly number[]): number[] {
  let now = 0;
  return gaps.map((gap) => {
    now += gap;
    return now;
  });
}

describe("a connection's bucket", () => {
  test("decides as plain arithmetic does, and never lets in more than the burst and what has dripped since", async () => {
    await fc.assert(
      fc.asyncProperty(limits, pauses, async (limit, gaps) => {
        const moments = momentsOf(gaps);
        const admitted = await spend(moments, limit);
        expect(admitted).toEqual(model(moments, limit));

        const times = moments.filter((_, index) => admitted[index]);
        for (const [first, from] of times.entries()) {
          for (let last = first; last < times.length; last++) {
            const window = (times[last] ?? 0) - from;
            const dripped = Math.floor((window * 1_000) / periodUs(limit));
            expect(last - first + 1).toBeLessThanOrEqual(limit.burst + dripped);
          }
        }
      }),
      { seed: 20261122, numRuns: 40 },
    );
  });

  test("whoever waits as Retry-After says is let in; what remains can be spent at once, and no more", async () => {
    await fc.assert(
      fc.asyncProperty(limits, fc.integer({ min: 0, max: 12 }), async (limit, calls) => {
        await emptyBuckets();
        let standing = null;
        for (let call = 0; call <= calls; call++) {
          const found = await admitCall(pool, token, at(0), limit);
          standing = found && standingOf(limit, found.spent);
        }
        if (!standing) throw new Error("the token is unknown");
        expect(standing.remaining).toBe(Math.max(0, limit.burst - calls - 1));
        expect(standing.retryAfterSeconds === null).toBe(calls < limit.burst);
        const wait = (standing.retryAfterSeconds ?? 0) * 1_000;
        if (wait > 0) expect((await admitCall(pool, token, at(wait), limit))?.spent.admitted).toBe(true);
      }),
      { seed: 20261122, numRuns: 25 },
    );
  });

  test("is exact when many call at the same moment, from however many processes", async () => {
    await emptyBuckets();
    const other = openPool(database.url);
    const calls = Array.from({ length: 80 }, (_, n) =>
      admitCall(n % 2 ? pool : other, token, at(0), standardRateLimit),
    );
    const admitted = (await Promise.all(calls)).filter((call) => call?.spent.admitted);
    await other.end();
    expect(admitted).toHaveLength(50);
  });

  test("is its own: another connection has its whole quota", async () => {
    await spend([0, 0, 0], { perSecond: 1, burst: 2 });
    expect((await admitCall(pool, otherToken, at(0), { perSecond: 1, burst: 2 }))?.spent.admitted).toBe(true);
  });

  test("is not touched by a token that is expired, revoked or unknown", async () => {
    await emptyBuckets();
    const expired = await admitCall(pool, token, new Date("2031-01-01"), standardRateLimit);
    expect(expired?.spent).toEqual({ admitted: true, backlogUs: 0 });
    expect(await admitCall(pool, hashSecret("fat_unknown"), at(0), standardRateLimit)).toBeNull();
    expect(await owner`select * from rate_buckets`).toHaveLength(0);
  });

  test("is told in the draft's fields, and in those that libraries read", () => {
    const standing = standingOf(standardRateLimit, { admitted: true, backlogUs: 250_000 });
    expect(rateLimitFields(standing)).toEqual({
      RateLimit: '"connection";r=47;t=1',
      "RateLimit-Policy": '"connection";q=50;w=5',
      "RateLimit-Limit": "50",
      "RateLimit-Remaining": "47",
      "RateLimit-Reset": "1",
    });
  });
});

describe("an application key's bucket", () => {
  const limit = { perSecond: 1, burst: 3 };

  test("holds for all its clients together, and guesses share one", async () => {
    await emptyBuckets();
    const ask = async (key: Uint8Array) => (await admitApplication(pool, key, at(0), limit)).admitted;
    expect([await ask(applicationKey), await ask(applicationKey), await ask(applicationKey)]).toEqual([
      true,
      true,
      true,
    ]);
    expect(await ask(applicationKey)).toBe(false);
    for (let guess = 0; guess < 3; guess++) expect(await ask(hashSecret(`fak_${guess}`))).toBe(true);
    expect(await ask(hashSecret("fak_another"))).toBe(false);
    expect(await owner`select * from rate_buckets`).toHaveLength(2);
  });
});
