import { deletePartnerPerson, insertPartnerPerson, updatePartnerPerson } from "@/db/writes/partner-people";
import { decideLoss, type PeopleRefusal } from "@/lib/domain/partner-people";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { changePeople, type PeopleScope } from "./people-scope";

/** Take someone out of the desk, oneself included: it is closed to him on the next request. */
export function removeFromDesk(
  scope: PeopleScope,
  { userId }: { readonly userId: string },
): Promise<Result<null, PeopleRefusal>> {
  return changePeople(scope, async ({ db, people, note, integrationId }) => {
    const decided = decideLoss(people, userId);
    if (!decided.ok) return decided;
    await deletePartnerPerson(db, { integrationId, userId });
    await note("removed", decided.value.email);
    return ok(null);
  });
}

/** Make someone an administrator of the partner's people, or one no more. */
export function changeDeskRole(
  scope: PeopleScope,
  { userId, administrator }: { readonly userId: string; readonly administrator: boolean },
): Promise<Result<null, PeopleRefusal>> {
  return changePeople(scope, async ({ db, people, note, integrationId }) => {
    const person = people.find((one) => one.userId === userId);
    if (!person) return refuse({ code: "not_found" });
    if (person.administrator === administrator) return ok(null);
    const decided = administrator ? ok(person) : decideLoss(people, userId);
    if (!decided.ok) return decided;
    await updatePartnerPerson(db, { integrationId, userId }, administrator);
    await note(administrator ? "made_administrator" : "made_user", person.email);
    return ok(null);
  });
}

/** Let someone in who signs in already, as an administrator: the operator's way, for a partner's first. */
export function admitPerson(
  scope: PeopleScope,
  person: { readonly userId: string; readonly email: string },
): Promise<Result<null, PeopleRefusal>> {
  return changePeople(scope, async ({ db, people, note, integrationId }) => {
    const { userId, email } = person;
    if (people.some((one) => one.userId === userId && one.administrator))
      return refuse({ code: "already_at_desk" });
    await insertPartnerPerson(db, { integrationId, userId, administrator: true });
    await updatePartnerPerson(db, { integrationId, userId }, true);
    await note("made_administrator", email);
    return ok(null);
  });
}
