import type { Actor } from "@/lib/domain/actor";
import { auditLog } from "../schema/companies";
import type { Scope, Tx } from "../scope";

/** Note that an actor did a verb, in the transaction of its effect. */
export async function insertAuditEntry(
  { db, companyId, actor, requestId }: Scope<Tx>,
  verb: string,
): Promise<void> {
  await db.insert(auditLog).values({
    companyId,
    verb,
    actorKind: actor.kind,
    actorId: actorId(actor),
    requestId,
    facts: actor.kind === "partner" && actor.person ? { person: actor.person } : {},
  });
}

function actorId(actor: Actor): string {
  switch (actor.kind) {
    case "user":
      return actor.userId;
    case "partner":
      return actor.connectionId;
    case "system":
      return actor.task;
  }
}
