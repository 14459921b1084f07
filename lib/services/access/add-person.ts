import { randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import type { Pool } from "@/db/client";
import { insertPerson } from "@/db/writes/people";

/** Add a person who can sign in with a password. Answers the user's id. */
export async function addPerson(
  pool: Pool,
  { password, email, ...person }: { name: string; email: string; password: string; locale: "nb" | "en" },
): Promise<string> {
  const id = randomUUID();
  const passwordHash = await hashPassword(password);
  await insertPerson(pool, { id, ...person, email: email.toLowerCase(), passwordHash });
  return id;
}
