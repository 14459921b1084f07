import { drizzleOver, type Pool } from "../client";
import { account, user } from "../schema/auth";

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
export async function insertPerson(pool: Pool, { id, passwordHash, ...person }: NewPerson): Promise<void> {
  await pool.begin(async (sql) => {
    const tx = drizzleOver(pool, { unsafe: (query, parameters) => sql.unsafe(query, parameters) });
    await tx.insert(user).values({ id, ...person, emailVerified: true });
    await tx.insert(account).values({
      id: `credential-${id}`,
      accountId: id,
      providerId: "credential",
      userId: id,
      password: passwordHash,
    });
  });
}
