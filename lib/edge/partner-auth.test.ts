import { describe, expect, test } from "vitest";
import type { TokenHolder } from "@/db/queries/partner-access";
import type { PartnerScope } from "@/lib/domain/actor";
import { admit, bearerToken } from "./partner-auth";

const at = (path: string, permission: PartnerScope | null = null) => ({ path, permission });
const now = new Date("2026-11-02T12:00:00Z");

describe("a token", () => {
  const holder: TokenHolder = {
    companyId: 1,
    connectionId: "c",
    integrationName: "PO Factoring",
    kind: "factoring_dedicated",
    state: "active",
    scopes: ["factoring.invoices:read"],
    expiresAt: new Date("2026-11-02T12:00:01Z"),
  };

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
