import {
  deleteInvitation,
  enqueueInvitation,
  insertInvitation,
  updateInvitation,
} from "@/db/writes/partner-people";
import { decideInvitation, INVITATION_DAYS, type PeopleRefusal } from "@/lib/domain/partner-people";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { changePeople, nameOf, type PeopleScope } from "./people-scope";

/** Ask someone to the partner's desk by mail. The link is made when the mail is, and holds for a week. */
export function inviteToDesk(
  scope: PeopleScope,
  { email, administrator }: { readonly email: string; readonly administrator: boolean },
): Promise<Result<{ readonly invitationId: string }, PeopleRefusal>> {
  return changePeople(scope, async ({ db, people, invitations, note, now, ...tx }) => {
    const decided = decideInvitation(people, invitations, { email, now });
    if (!decided.ok) return decided;
    if (decided.value.replaces) await deleteInvitation(db, decided.value.replaces);

    const { integrationId, actor, requestId } = tx;
    const asked = { integrationId, email, administrator, invitedBy: nameOf(actor), invitedAt: now };
    const invitationId = await insertInvitation(db, { ...asked, expiresAt: weekAfter(now) });
    await enqueueInvitation(db, { invitationId, requestId });
    await note("invited", email);
    return ok({ invitationId });
  });
}

/** Send the mail again, with a new link that holds for a week from now; the one before it opens nothing. */
export function inviteAgain(
  scope: PeopleScope,
  { invitationId }: { readonly invitationId: string },
): Promise<Result<null, PeopleRefusal>> {
  return changePeople(scope, async ({ db, invitations, note, now, requestId }) => {
    const invitation = invitations.find(({ id }) => id === invitationId);
    if (!invitation) return refuse({ code: "not_found" });
    await updateInvitation(db, invitationId, { expiresAt: weekAfter(now) });
    await enqueueInvitation(db, { invitationId, requestId });
    await note("invited_again", invitation.email);
    return ok(null);
  });
}

/** Take an invitation back: its link opens nothing. */
export function withdrawInvitation(
  scope: PeopleScope,
  { invitationId }: { readonly invitationId: string },
): Promise<Result<null, PeopleRefusal>> {
  return changePeople(scope, async ({ db, invitations, note }) => {
    const invitation = invitations.find(({ id }) => id === invitationId);
    if (!invitation) return refuse({ code: "not_found" });
    await deleteInvitation(db, invitationId);
    await note("invitation_withdrawn", invitation.email);
    return ok(null);
  });
}

function weekAfter(now: Date): Date {
  return new Date(now.getTime() + INVITATION_DAYS * 86_400_000);
}
