import type { Scope } from "@/db/scope";

/** The connection that a partner acts through. Only the partner's verbs ask; anyone else here is a bug. */
export function connectionOf({ actor }: Scope): string {
  if (actor.kind !== "partner") throw new Error("only a partner acts through a connection");
  return actor.connectionId;
}
