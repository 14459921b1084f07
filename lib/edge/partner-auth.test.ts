import { describe, expect, test } from "vitest";
import type { TokenHolder } from "@/db/queries/partner-access";
import { admit, bearerToken } from "./partner-auth";

const now = new Date("2026-11-02T12:00:00Z");

describe("a token", () => {
  const holder: TokenHolder = {
    companyId: 1,
    connectionId: "c",
    integrationName: "PO Factoring",
    state: "active",
    scopes: ["factoring.invoices:read"],
    expiresAt: new Date("2026-11-02T12:00:01Z"),
  };

  test("opens what its scopes name, until it expires", () => {
    expect(admit(holder, "factoring.invoices:read", now).ok).toBe(true);
    expect(admit(holder, null, now).ok).toBe(true);
    expect(admit({ ...holder, expiresAt: now }, null, now)).toMatchObject({
      error: { code: "unauthorized" },
    });
    expect(admit(null, null, now)).toMatchObject({ error: { code: "unauthorized" } });
    expect(admit(holder, "factoring.vouchers:write", now)).toMatchObject({
      error: { code: "scope_missing", scope: "factoring.vouchers:write" },
    });
  });

  test("keeps its rights while the agreement winds down, and none after (M6)", () => {
    expect(admit({ ...holder, state: "winding_down" }, null, now).ok).toBe(true);
    for (const state of ["inactive", "pending"] as const) {
      expect(admit({ ...holder, state }, null, now)).toMatchObject({
        error: { code: "connection_inactive" },
      });
    }
  });

  test("is read from the header whatever the case of its scheme", () => {
    expect(bearerToken("Bearer abc-._~+/=")).toBe("abc-._~+/=");
    expect(bearerToken("bearer abc")).toBe("abc");
    for (const bad of [null, "", "abc", "Basic abc", "Bearer ", "Bearer a b", `Bearer ${"a".repeat(300)}`])
      expect(bearerToken(bad)).toBeNull();
  });
});
