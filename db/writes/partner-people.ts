import { and, eq, sql } from "drizzle-orm";
import type { PeopleAct } from "@/lib/domain/partner-people";
import { drizzleOver, type Pool } from "../client";
import type { PeopleDb } from "../queries/partner-people";
import { integrationInvitations, integrationLog, integrationMembers } from "../schema/desk";

/**
 * Change a partner's people in one transaction that holds the partner's own lock: two administrators cannot take each
 * other out at once. What `run` throws takes all of it back.
 */
export function holdPartner<T>(
  pool: Pool,
  integrationId: string,
  run: (db: PeopleDb) => Promise<T>,
): Promise<T> {
  return pool.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtextextended(${`people ${integrationId}`}, 0))`;
    return run(drizzleOver(pool, { unsafe: (query, parameters) => tx.unsafe(query, parameters) }));
  }) as Promise<T>;
}

/** Ask someone to the desk; answers the invitation's id. */
export async function insertInvitation(
  db: PeopleDb,
  invitation: {
    readonly integrationId: string;
    readonly email: string;
    readonly administrator: boolean;
    readonly invitedBy: string;
    readonly invitedAt: Date;
    readonly expiresAt: Date;
  },
): Promise<string> {
  const [row] = await db
    .insert(integrationInvitations)
    .values(invitation)
    .returning({ id: integrationInvitations.id });
  if (!row) throw new Error("the invitation was not kept");
  return row.id;
}

/** Queue the mail of an invitation, in this transaction. */
export async function enqueueInvitation(
  db: PeopleDb,
  payload: { readonly invitationId: string; readonly requestId: string },
): Promise<void> {
  await db.execute(sql`select enqueue('invite', ${JSON.stringify(payload)}::text::json)`);
}

/** Give an invitation a new link or a longer life. */
export async function updateInvitation(
  db: PeopleDb,
  id: string,
  change: { readonly tokenHash?: Uint8Array; readonly expiresAt?: Date },
): Promise<void> {
  await db.update(integrationInvitations).set(change).where(eq(integrationInvitations.id, id));
}

/** Forget an invitation: it was accepted, withdrawn or replaced. */
export async function deleteInvitation(db: PeopleDb, id: string): Promise<void> {
  await db.delete(integrationInvitations).where(eq(integrationInvitations.id, id));
}

/** Let someone in; who is there already stays as he is. */
export async function insertPartnerPerson(
  db: PeopleDb,
  member: { readonly integrationId: string; readonly userId: string; readonly administrator: boolean },
): Promise<void> {
  await db.insert(integrationMembers).values(member).onConflictDoNothing();
}

/** Make someone an administrator, or one no more. */
export async function updatePartnerPerson(
  db: PeopleDb,
  { integrationId, userId }: { readonly integrationId: string; readonly userId: string },
  administrator: boolean,
): Promise<void> {
  await db
    .update(integrationMembers)
    .set({ administrator })
    .where(and(eq(integrationMembers.integrationId, integrationId), eq(integrationMembers.userId, userId)));
}

/** Take someone out: the desk is closed to him on the next request. */
export async function deletePartnerPerson(
  db: PeopleDb,
  { integrationId, userId }: { readonly integrationId: string; readonly userId: string },
): Promise<void> {
  await db
    .delete(integrationMembers)
    .where(and(eq(integrationMembers.integrationId, integrationId), eq(integrationMembers.userId, userId)));
}

/** Note what was done to a partner's people, in the transaction that does it. */
export async function insertPeopleLog(
  db: PeopleDb,
  entry: {
    readonly integrationId: string;
    readonly at: Date;
    readonly actorName: string;
    readonly act: PeopleAct;
    readonly subject: string;
  },
): Promise<void> {
  await db.insert(integrationLog).values(entry);
}
