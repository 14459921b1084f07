import type { ConnectionState } from "./factoring";
import type { Result } from "./result";
import { ok, refuse } from "./result";

/** One key at work and one beside it while the partner changes over: no rotation needs a third. */
export const LIVE_KEYS_MAX = 2;

export type NewKeyRefusal =
  | { readonly code: "third_live_key"; readonly hints: string }
  | { readonly code: "connection_closed" };

/**
 * Whether a connection may get one more client key (domain.md c4).
 *
 * @param live the last four characters of each key that is not revoked
 */
export function decideNewKey(state: ConnectionState, live: readonly string[]): Result<null, NewKeyRefusal> {
  if (state === "inactive") return refuse({ code: "connection_closed" });
  if (live.length >= LIVE_KEYS_MAX) {
    return refuse({ code: "third_live_key", hints: live.map((hint) => `fck_…${hint}`).join(", ") });
  }
  return ok(null);
}
