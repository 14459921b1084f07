import type { Result } from "./result";
import { ok, refuse } from "./result";

/** How long an invitation to a partner's desk can be accepted: a week. */
export const INVITATION_DAYS = 7;

/** What is done to a partner's people, as its log says it. */
export const peopleActs = [
  "invited",
  "invited_again",
  "invitation_withdrawn",
  "joined",
  "made_administrator",
  "made_user",
  "removed",
] as const;
export type PeopleAct = (typeof peopleActs)[number];

/** Someone who works for a partner. Administrators let others in and take them out; beside that all may do the same. */
export type PartnerPerson = {
  readonly userId: string;
  readonly email: string;
  readonly administrator: boolean;
};

/** Someone who has been asked to the desk and has not come yet. */
export type Invitation = { readonly id: string; readonly email: string; readonly expiresAt: Date };

/** Who acts: one of them, or the operator with his command. */
export type PeopleActor = { readonly userId: string; readonly name: string } | "operator";

export type PeopleRefusal = {
  readonly code:
    | "forbidden"
    | "not_found"
    | "already_at_desk"
    | "already_invited"
    | "last_desk_administrator";
};

/** Whether someone may change who is let in: a partner's own administrators, and the operator. */
export function mayManagePeople(people: readonly PartnerPerson[], actor: PeopleActor): boolean {
  return actor === "operator" || people.some((one) => one.administrator && one.userId === actor.userId);
}

/** Whether an address may be asked: not who is there, nor who has an invitation that still holds. */
export function decideInvitation(
  people: readonly PartnerPerson[],
  invitations: readonly Invitation[],
  asked: { readonly email: string; readonly now: Date },
): Result<{ readonly replaces: string | null }, PeopleRefusal> {
  if (people.some(({ email }) => email === asked.email)) return refuse({ code: "already_at_desk" });
  const earlier = invitations.find(({ email }) => email === asked.email);
  if (earlier && earlier.expiresAt > asked.now) return refuse({ code: "already_invited" });
  return ok({ replaces: earlier?.id ?? null });
}

/** Whether someone may be taken out or be an administrator no more: a partner is never without one. */
export function decideLoss(
  people: readonly PartnerPerson[],
  userId: string,
): Result<PartnerPerson, PeopleRefusal> {
  const person = people.find((one) => one.userId === userId);
  if (!person) return refuse({ code: "not_found" });
  const administrators = people.filter(({ administrator }) => administrator);
  if (person.administrator && administrators.length === 1) return refuse({ code: "last_desk_administrator" });
  return ok(person);
}
