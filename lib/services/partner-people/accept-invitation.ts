import { randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import type { Pool } from "@/db/client";
import { findInvitation, findPersonByEmail, type PeopleDb, peopleDb } from "@/db/queries/partner-people";
import {
  deleteInvitation,
  holdPartner,
  insertPartnerPerson,
  insertPeopleLog,
} from "@/db/writes/partner-people";
import { insertPersonWith } from "@/db/writes/people";
import { hashSecret } from "@/lib/adapters/secrets";
import { ok, type Result, refuse } from "@/lib/domain/result";

/** An invitation as the page behind its link shows it. */
export type OpenInvitation = {
  readonly partner: string;
  readonly email: string;
  readonly invitedBy: string;
  /** The address signs in already: its owner accepts by doing so. */
  readonly hasAccount: boolean;
};

export type AcceptRefusal = { readonly code: "invitation_over" | "sign_in_to_accept" };

/** What a link opens, or null when it opens nothing: withdrawn, accepted, over, or followed by a newer one. */
export async function openInvitation(pool: Pool, token: string, now: Date): Promise<OpenInvitation | null> {
  const db = peopleDb(pool);
  const invitation = await findInvitation(db, { tokenHash: hashSecret(token) });
  if (!invitation || invitation.expiresAt <= now) return null;
  const { partner, email, invitedBy } = invitation;
  return { partner, email, invitedBy, hasAccount: (await findPersonByEmail(db, email)) !== null };
}

/** How an invitation is accepted: by who is signed in, or by someone new with a name and a password. */
export type Acceptance = {
  readonly token: string;
  readonly now: Date;
  readonly as:
    | { readonly email: string }
    | { readonly name: string; readonly password: string; readonly locale: "nb" | "en" };
};

/**
 * Come to the partner's desk. Whoever has the link has the mailbox, so a new person needs no other proof; who signs in
 * with the address already must have done so. Answers the address.
 */
export async function acceptInvitation(
  pool: Pool,
  { token, now, as }: Acceptance,
): Promise<Result<{ readonly email: string }, AcceptRefusal>> {
  const found = await findInvitation(peopleDb(pool), { tokenHash: hashSecret(token) });
  if (!found) return refuse({ code: "invitation_over" });

  const { id, integrationId, administrator } = found;
  return holdPartner(pool, integrationId, async (db) => {
    const invitation = await findInvitation(db, { tokenHash: hashSecret(token) });
    if (!invitation || invitation.expiresAt <= now) return refuse({ code: "invitation_over" });
    const person = await personOf(db, invitation.email, as);
    if (!person) return refuse({ code: "sign_in_to_accept" });

    await insertPartnerPerson(db, { integrationId, userId: person.id, administrator });
    await deleteInvitation(db, id);
    const joined = { act: "joined", subject: invitation.email } as const;
    await insertPeopleLog(db, { integrationId, at: now, actorName: person.name, ...joined });
    return ok({ email: invitation.email });
  });
}

/** Who it is: the owner of the address, signed in as himself, or someone new; null when it is neither. */
async function personOf(db: PeopleDb, email: string, as: Acceptance["as"]) {
  const known = await findPersonByEmail(db, email);
  if ("email" in as) return as.email.toLowerCase() === email ? known : null;
  if (known) return null;
  const { name, password, locale } = as;
  const id = randomUUID();
  await insertPersonWith(db, { id, name, email, locale, passwordHash: await hashPassword(password) });
  return { id, name };
}
