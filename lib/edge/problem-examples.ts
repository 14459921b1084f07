import type { Code } from "@/lib/contracts/partner-api/codes";

/** Facts of a likely case, for the example of each problem in the published document. */
export const exampleFacts: Partial<Record<Code, Record<string, unknown>>> = {
  validation_failed: { errors: [{ in: "body", pointer: "/lines/2/account", code: "required" }] },
  invalid_status_transition: { from: "ready", allowed: ["fetched", "delivered", "rejected", "withdrawn"] },
  invoice_final: { from: "recoursed" },
  duplicate_external_reference: { existingVoucherId: "2-14" },
  unbalanced_voucher: { differenceOre: 100n },
  account_not_allowed: { pointer: "/lines/2/account" },
  event_not_allowed: { errors: [{ pointer: "/items/0/kind", code: "event_needs_financing" }] },
  account_not_mapped: {
    errors: [{ pointer: "/items/0/kind", code: "account_not_mapped", facts: { eventKind: "reserve" } }],
  },
  already_reversed: { reversedBy: "2-15" },
  period_locked: { lockDate: "2026-10-31" },
  dedicated_only: { integration: "Tinde Oppgjør" },
  scope_missing: { scope: "factoring.vouchers:write" },
  rate_limited: { retryAfter: 1 },
  payload_too_large: { limit: 1_048_576 },
  unsupported_media: { accepted: "application/json" },
};
