import { asc, desc, eq, sql } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { drizzleOver, type Pool } from "../client";
import { user } from "../schema/auth";
import { integrationInvitations, integrationLog, integrationMembers } from "../schema/desk";
import { integrations } from "../schema/factoring";

/** Where a partner's people are asked for: they are of no company, so there is no scope. */
export type PeopleDb = PostgresJsDatabase;

/** To read them outside a transaction. */
export function peopleDb(pool: Pool): PeopleDb {
  return drizzleOver(pool);
}

/** A partner that someone works for. */
export type Partnership = {
  readonly integrationId: string;
  readonly name: string;
  readonly administrator: boolean;
};

/** The partners that a person works for, by name. */
export async function partnershipsOfPerson(db: PeopleDb, userId: string): Promise<Partnership[]> {
  return db
    .select({
      integrationId: integrations.id,
      name: integrations.name,
      administrator: integrationMembers.administrator,
    })
    .from(integrationMembers)
    .innerJoin(integrations, eq(integrations.id, integrationMembers.integrationId))
    .where(eq(integrationMembers.userId, userId))
    .orderBy(asc(integrations.name));
}

/** Who works for a partner, by name. */
export async function listPartnerPeople(db: PeopleDb, integrationId: string) {
  return db
    .select({
      userId: user.id,
      name: user.name,
      email: user.email,
      administrator: integrationMembers.administrator,
      since: integrationMembers.createdAt,
    })
    .from(integrationMembers)
    .innerJoin(user, eq(user.id, integrationMembers.userId))
    .where(eq(integrationMembers.integrationId, integrationId))
    .orderBy(asc(user.name), asc(user.id));
}

/** Who has been asked and has not come yet, the latest first. */
export async function listInvitations(db: PeopleDb, integrationId: string) {
  return db
    .select({
      id: integrationInvitations.id,
      email: integrationInvitations.email,
      administrator: integrationInvitations.administrator,
      invitedBy: integrationInvitations.invitedBy,
      invitedAt: integrationInvitations.invitedAt,
      expiresAt: integrationInvitations.expiresAt,
      isSent: sql<boolean>`${integrationInvitations.tokenHash} is not null`,
    })
    .from(integrationInvitations)
    .where(eq(integrationInvitations.integrationId, integrationId))
    .orderBy(desc(integrationInvitations.id));
}

/** What was done to a partner's people, the latest first. */
export async function listPeopleLog(db: PeopleDb, integrationId: string, limit: number) {
  return db
    .select()
    .from(integrationLog)
    .where(eq(integrationLog.integrationId, integrationId))
    .orderBy(desc(integrationLog.id))
    .limit(limit);
}

const invitation = {
  id: integrationInvitations.id,
  integrationId: integrationInvitations.integrationId,
  partner: integrations.name,
  email: integrationInvitations.email,
  administrator: integrationInvitations.administrator,
  invitedBy: integrationInvitations.invitedBy,
  expiresAt: integrationInvitations.expiresAt,
};

/** The invitation whose link it is, or the one of an id; null when there is none. Hashes are SHA-256. */
export async function findInvitation(
  db: PeopleDb,
  by: { readonly tokenHash: Uint8Array } | { readonly id: string },
) {
  const [row] = await db
    .select(invitation)
    .from(integrationInvitations)
    .innerJoin(integrations, eq(integrations.id, integrationInvitations.integrationId))
    .where(
      "id" in by ? eq(integrationInvitations.id, by.id) : eq(integrationInvitations.tokenHash, by.tokenHash),
    );
  return row ?? null;
}

/** The person who signs in with an address (lower case), or null. */
export async function findPersonByEmail(db: PeopleDb, email: string) {
  const [row] = await db.select({ id: user.id, name: user.name }).from(user).where(eq(user.email, email));
  return row ?? null;
}

/** A partner by its name in addresses, or null. */
export async function findPartnerBySlug(db: PeopleDb, slug: string) {
  const [row] = await db
    .select({ id: integrations.id, name: integrations.name })
    .from(integrations)
    .where(eq(integrations.slug, slug));
  return row ?? null;
}
