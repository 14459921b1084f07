import type { Pool } from "@/db/client";
import { listInvitations, listPartnerPeople, type PeopleDb } from "@/db/queries/partner-people";
import { holdPartner, insertPeopleLog } from "@/db/writes/partner-people";
import {
  mayManagePeople,
  type PeopleAct,
  type PeopleActor,
  type PeopleRefusal,
} from "@/lib/domain/partner-people";
import { type Result, refuse } from "@/lib/domain/result";

/** Which partner's people, by whom, when: what a scope is to a company. */
export type PeopleScope = {
  readonly pool: Pool;
  readonly integrationId: string;
  readonly actor: PeopleActor;
  readonly now: Date;
  readonly requestId: string;
};

/** A partner's people held for a change, and the way to note it. */
export type PeopleTx = PeopleScope & {
  readonly db: PeopleDb;
  readonly people: Awaited<ReturnType<typeof listPartnerPeople>>;
  readonly invitations: Awaited<ReturnType<typeof listInvitations>>;
  readonly note: (act: PeopleAct, subject: string) => Promise<void>;
};

/** The only way to change a partner's people: one transaction under the partner's lock, by who may. */
export function changePeople<Value>(
  scope: PeopleScope,
  run: (tx: PeopleTx) => Promise<Result<Value, PeopleRefusal>>,
): Promise<Result<Value, PeopleRefusal>> {
  const { pool, integrationId, actor, now } = scope;
  return holdPartner(pool, integrationId, async (db) => {
    const people = await listPartnerPeople(db, integrationId);
    if (!mayManagePeople(people, actor)) return refuse({ code: "forbidden" });
    const invitations = await listInvitations(db, integrationId);
    const actorName = nameOf(actor);
    const note = (act: PeopleAct, subject: string) =>
      insertPeopleLog(db, { integrationId, at: now, actorName, act, subject });
    return run({ ...scope, db, people, invitations, note });
  });
}

/** Who acts, as it is kept. */
export function nameOf(actor: PeopleActor): string {
  return actor === "operator" ? "Fordring" : actor.name;
}
