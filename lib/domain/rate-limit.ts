/** A token bucket: how many calls it gains a second, and how many it holds. */
export type RateLimit = { readonly perSecond: number; readonly burst: number };

/** What domain.md c4 promises each connection. */
export const standardRateLimit: RateLimit = { perSecond: 10, burst: 50 };

/** How a bucket stands after a call: whether there was room for it, and how far it is from full, in microseconds. */
export type Spent = { readonly admitted: boolean; readonly backlogUs: number };

/** How a bucket stands, as a caller is told. */
export type RateStanding = {
  readonly limit: RateLimit;
  /** Calls that could be made at this moment. */
  readonly remaining: number;
  /** Whole seconds until the bucket is full again. */
  readonly resetSeconds: number;
  /** Whole seconds until there is room for one call; null when there is. */
  readonly retryAfterSeconds: number | null;
};

/** Microseconds between one token and the next. */
export function periodUs({ perSecond }: RateLimit): number {
  return Math.max(1, Math.round(1_000_000 / perSecond));
}

/** What a caller is told of a bucket. Seconds are rounded up, so that whoever waits as told is let in. */
export function standingOf(limit: RateLimit, { admitted, backlogUs }: Spent): RateStanding {
  const period = periodUs(limit);
  const free = Math.floor((limit.burst * period - backlogUs) / period);
  const untilRoomUs = backlogUs - (limit.burst - 1) * period;
  return {
    limit,
    remaining: Math.min(limit.burst, Math.max(0, free)),
    resetSeconds: Math.ceil(backlogUs / 1_000_000),
    retryAfterSeconds: admitted ? null : Math.max(1, Math.ceil(untilRoomUs / 1_000_000)),
  };
}

/**
 * The fields of draft-ietf-httpapi-ratelimit-headers-10: `RateLimit-Policy` tells the quota `q` of a window of `w`
 * seconds, `RateLimit` what remains (`r`) and in how many seconds (`t`) all of it does again. The window is the time
 * in which an empty bucket fills. `of` names whose bucket it is. The draft's earlier versions had the same in three fields
 * of a number each, which are what most libraries read: they are told too.
 */
export function rateLimitFields(
  { limit, remaining, resetSeconds }: RateStanding,
  of: "connection" | "application" = "connection",
): Record<string, string> {
  const window = Math.max(1, Math.ceil((limit.burst * periodUs(limit)) / 1_000_000));
  return {
    RateLimit: `"${of}";r=${remaining};t=${resetSeconds}`,
    "RateLimit-Policy": `"${of}";q=${limit.burst};w=${window}`,
    "RateLimit-Limit": String(limit.burst),
    "RateLimit-Remaining": String(remaining),
    "RateLimit-Reset": String(resetSeconds),
  };
}
