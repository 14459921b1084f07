import { drizzleOver, type Pool } from "../client";
import type { PeopleDb } from "../queries/partner-people";
import { account, user } from "../schema/auth";
import { integrationMembers } from "../schema/desk";

/** Someone who signs in with a password. People belong to no company; their memberships do. */
export type NewPerson = {
  readonly id: string;
  readonly name: string;
  /** Lower case, as it is looked up. */
  readonly email: string;
  readonly locale: "nb" | "en";
  readonly passwordHash: string;
};

/** Add a person with a password, in the shape that better-auth reads. */
export async function insertPerson(pool: Pool, person: NewPerson): Promise<void> {
  await pool.begin(async (sql) => {
    const tx = drizzleOver(pool, { unsafe: (query, parameters) => sql.unsafe(query, parameters) });
    await insertPersonWith(tx, person);
  });
}

/** As `insertPerson`, in a transaction that does more. */
export async function insertPersonWith(
  db: PeopleDb,
  { id, passwordHash, ...person }: NewPerson,
): Promise<void> {
  await db.insert(user).values({ id, ...person, emailVerified: true });
  await db.insert(account).values({
    id: `credential-${id}`,
    accountId: id,
    providerId: "credential",
    userId: id,
    password: passwordHash,
  });
}

/** Let a person into a partner's desk: all agreements of that integration, in whichever company. */
export async function insertIntegrationMember(
  pool: Pool,
  member: { readonly integrationId: string; readonly userId: string; readonly administrator?: boolean },
): Promise<void> {
  await drizzleOver(pool).insert(integrationMembers).values(member);
}
