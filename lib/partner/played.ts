import type { Invoice } from "./api";

/**
 * The order reference of what a demo's client sends for a scenario or a conformance run. The built-in partner leaves such invoices
 * to whoever plays with them, so that both can be at work with one client's keys.
 */
export const playedReference = "Scenario";

export function isPlayed({ orderReference }: Pick<Invoice, "orderReference">): boolean {
  return orderReference === playedReference;
}
