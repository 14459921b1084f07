import { describe, expect, test } from "vitest";
import type { TokenHolder } from "@/db/queries/partner-access";
import type { PartnerScope } from "@/lib/domain/actor";
import { type RateStanding, standardRateLimit } from "@/lib/domain/rate-limit";
import { admit as admitCall, bearerToken } from "./partner-auth";

const at = (path: string, permission: PartnerScope | null = null) => ({ path, permission });
const now = new Date("2026-11-02T12:00:00Z");

const room: RateStanding = {
  limit: standardRateLimit,
  remaining: 49,
  resetSeconds: 1,
  retryAfterSeconds: null,
};

/** Whether a token's holder is let in, with room in his bucket unless said otherwise. */
const admit = (holder: TokenHolder | null, needed: Parameters<typeof admitCall>[1], at: Date, rate = room) =>
  admitCall(holder && { holder, rate }, needed, at);

describe("a token", () => {
  const holder: TokenHolder = {
    companyId: 1,
    connectionId: "c",
    integrationName: "PO Factoring",
    kind: "factoring_dedicated",
    state: "active",
    scopes: ["factoring.invoices:read"],
    expiresAt: new Date("2026-11-02T12:00:01Z"),
    revoked: false,
  };

  test("of a revoked key looks as if nobody had ever been given it", () => {
    expect(admit({ ...holder, revoked: true }, at("/connection"), now)).toEqual(
      admit(null, at("/connection"), now),
    );
  });

  test("waits when its connection has used up its calls, whatever it may do; a dead one is not told", () => {
    const full = { ...room, remaining: 0, retryAfterSeconds: 3 };
    expect(admit(holder, at("/factoring/vouchers", "factoring.vouchers:write"), now, full)).toEqual({
      ok: false,
      error: { code: "rate_limited", retryAfter: 3 },
    });
    expect(admit({ ...holder, expiresAt: now }, at("/connection"), now, full)).toMatchObject({
      error: { code: "unauthorized" },
    });
  });

  test("opens what its scopes name, until it expires", () => {
    expect(admit(holder, at("/factoring/invoices", "factoring.invoices:read"), now).ok).toBe(true);
    expect(admit(holder, at("/connection"), now).ok).toBe(true);
    expect(admit({ ...holder, expiresAt: now }, at("/connection"), now)).toMatchObject({
      error: { code: "unauthorized" },
    });
    expect(admit(null, at("/connection"), now)).toMatchObject({ error: { code: "unauthorized" } });
    expect(admit(holder, at("/factoring/vouchers", "factoring.vouchers:write"), now)).toMatchObject({
      error: { code: "scope_missing", scope: "factoring.vouchers:write" },
    });
  });

  test("keeps its rights while the agreement winds down, and none after (M6)", () => {
    expect(admit({ ...holder, state: "winding_down" }, at("/connection"), now).ok).toBe(true);
    for (const state of ["inactive", "pending"] as const) {
      expect(admit({ ...holder, state }, at("/connection"), now)).toMatchObject({
        error: { code: "connection_inactive" },
      });
    }
  });

  test("M30: of an alternative integration opens nothing under /factoring, whatever its scopes", () => {
    const alternative: TokenHolder = { ...holder, kind: "factoring_alternative", integrationName: "Tinde" };
    expect(admit(alternative, at("/factoring/invoices", "factoring.invoices:read"), now)).toEqual({
      ok: false,
      error: { code: "dedicated_only", integration: "Tinde" },
    });
    expect(admit(alternative, at("/connection"), now).ok).toBe(true);
    expect(admit(alternative, at("/invoices", "invoices:read"), now)).toMatchObject({
      error: { code: "scope_missing" },
    });
  });

  test("is read from the header whatever the case of its scheme", () => {
    expect(bearerToken("Bearer abc-._~+/=")).toBe("abc-._~+/=");
    expect(bearerToken("bearer abc")).toBe("abc");
    for (const bad of [null, "", "abc", "Basic abc", "Bearer ", "Bearer a b", `Bearer ${"a".repeat(300)}`])
      expect(bearerToken(bad)).toBeNull();
  });
});
