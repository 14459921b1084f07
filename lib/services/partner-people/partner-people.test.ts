import { afterAll, describe, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { partnersOfPerson } from "@/db/queries/desk";
import {
  findPartnerBySlug,
  findPersonByEmail,
  listInvitations,
  listPartnerPeople,
  listPeopleLog,
  partnershipsOfPerson,
  peopleDb,
} from "@/db/queries/partner-people";
import { newDatabase } from "@/db/test-database";

import { expectOk, newPartner } from "@/e2e/factories";
import type { Mail } from "@/lib/adapters/smtp";
import { addPerson } from "../access/add-person";
import { acceptInvitation, openInvitation } from "./accept-invitation";
import { inviteAgain, inviteToDesk, withdrawInvitation } from "./invite";
import { admitPerson, changeDeskRole, removeFromDesk } from "./manage-people";
import { sendInvitation } from "./send-invitation";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

const db = peopleDb(pool);
const now = new Date("2026-03-02T09:00:00Z");
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
let serial = 0;

/** A partner with one administrator, and the scope in which he acts. */
async function newDesk() {
  const { integrationSlug } = await newPartner(pool);
  const partner = await findPartnerBySlug(db, integrationSlug);
  const integrationId = partner?.id ?? "";
  serial += 1;
  const email = `petra${serial}@po.example`;
  const userId = await addPerson(pool, {
    name: "Petra Part",
    email,
    password: "ti tegn eller mer",
    locale: "nb",
  });
  const scope = { pool, integrationId, now, requestId: "test" };
  await expectOk(admitPerson({ ...scope, actor: "operator" }, { userId, email }));
  return {
    integrationId,
    userId,
    email,
    petra: { ...scope, actor: { userId, name: "Petra Part" } } as const,
  };
}

/** Send an invitation's mail; answers the token of its link. */
async function mailed(invitationId: string, at = now): Promise<string | undefined> {
  const mails: Mail[] = [];
  const mailer = { send: async (mail: Mail) => void mails.push(mail) };
  await sendInvitation(pool, mailer, { invitationId, baseUrl: "https://fordring.example", now: at });
  return mails[0] && /login\/invitation\/(\S+)/.exec(mails[0].text)?.[1];
}

const someone = { name: "Kari Kollega", password: "ti tegn eller mer", locale: "nb" } as const;

describe("a partner's people", () => {
  test("an administrator invites a colleague, who comes in by the mail's link, once, and sees the desk", async () => {
    const { petra, integrationId } = await newDesk();
    const email = `kari${serial}@po.example`;
    const { invitationId } = await expectOk(inviteToDesk(petra, { email, administrator: false }));
    expect(await listInvitations(db, integrationId)).toMatchObject([
      { email, isSent: false, invitedBy: "Petra Part" },
    ]);

    const token = (await mailed(invitationId)) ?? "";
    expect(await openInvitation(pool, token, now)).toEqual({
      ...{ partner: "Prøve Factoring", email, invitedBy: "Petra Part" },
      hasAccount: false,
    });
    expect(await expectOk(acceptInvitation(pool, { token, now, as: someone }))).toEqual({ email });
    const kari = await findPersonByEmail(db, email);
    expect(await partnersOfPerson(pool, kari?.id ?? "")).toEqual(["Prøve Factoring"]);
    expect(await acceptInvitation(pool, { token, now, as: someone })).toMatchObject({
      error: { code: "invitation_over" },
    });
    const log = await listPeopleLog(db, integrationId, 10);
    expect(log.map(({ actorName, act, subject }) => [actorName, act, subject])).toEqual([
      ["Kari Kollega", "joined", email],
      ["Petra Part", "invited", email],
      ["Fordring", "made_administrator", expect.stringMatching(/^petra/)],
    ]);
  });

  test("only administrators change who is let in, and only at their own partner", async () => {
    const { petra, integrationId } = await newDesk();
    const elsewhere = await newDesk();
    const email = `ola${serial}@po.example`;
    const { invitationId } = await expectOk(inviteToDesk(petra, { email, administrator: false }));
    await expectOk(acceptInvitation(pool, { token: (await mailed(invitationId)) ?? "", now, as: someone }));
    const ola = { userId: (await findPersonByEmail(db, email))?.id ?? "", name: "Ola" };

    for (const intruder of [
      { ...petra, actor: ola },
      { ...elsewhere.petra, integrationId },
    ]) {
      const asked = { email: "x@po.example", administrator: true };
      expect(await inviteToDesk(intruder, asked)).toMatchObject({ error: { code: "forbidden" } });
      expect(await removeFromDesk(intruder, ola)).toMatchObject({ error: { code: "forbidden" } });
      expect(await changeDeskRole(intruder, { ...ola, administrator: true })).toMatchObject({
        error: { code: "forbidden" },
      });
    }
    expect(await removeFromDesk(elsewhere.petra, ola)).toMatchObject({ error: { code: "not_found" } });
    expect(await listPartnerPeople(db, integrationId)).toHaveLength(2);
  });

  test("the last administrator can neither be removed nor made an ordinary user, until there is another", async () => {
    const { petra, userId, integrationId } = await newDesk();
    expect(await removeFromDesk(petra, { userId })).toMatchObject({
      error: { code: "last_desk_administrator" },
    });
    expect(await changeDeskRole(petra, { userId, administrator: false })).toMatchObject({
      error: { code: "last_desk_administrator" },
    });

    const email = `kari${serial}@po.example`;
    const { invitationId } = await expectOk(inviteToDesk(petra, { email, administrator: false }));
    await expectOk(acceptInvitation(pool, { token: (await mailed(invitationId)) ?? "", now, as: someone }));
    const kari = { userId: (await findPersonByEmail(db, email))?.id ?? "", name: "Kari" };
    await expectOk(changeDeskRole(petra, { userId: kari.userId, administrator: true }));
    // Two who take each other out at once: one stays.
    const both = await Promise.all([
      removeFromDesk(petra, kari),
      removeFromDesk({ ...petra, actor: kari }, { userId }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await listPartnerPeople(db, integrationId)).toMatchObject([{ administrator: true }]);
    expect(await partnershipsOfPerson(db, both[0]?.ok ? kari.userId : userId)).toEqual([]);
  });

  test("an invitation is over after a week, when it is withdrawn, and for the old link when it is sent again", async () => {
    const { petra } = await newDesk();
    const email = `kari${serial}@po.example`;
    const { invitationId } = await expectOk(inviteToDesk(petra, { email, administrator: true }));
    expect(await inviteToDesk(petra, { email, administrator: true })).toMatchObject({
      error: { code: "already_invited" },
    });
    const first = (await mailed(invitationId)) ?? "";
    expect(await openInvitation(pool, first, days(7))).toBeNull();
    await expectOk(inviteAgain({ ...petra, now: days(6) }, { invitationId }));
    const second = (await mailed(invitationId, days(6))) ?? "";
    expect(await openInvitation(pool, first, days(6))).toBeNull();
    expect(await openInvitation(pool, second, days(12))).not.toBeNull();

    await expectOk(withdrawInvitation(petra, { invitationId }));
    expect(await openInvitation(pool, second, days(6))).toBeNull();
    expect(await mailed(invitationId)).toBeUndefined();
    expect(await acceptInvitation(pool, { token: second, now, as: someone })).toMatchObject({ ok: false });
  });

  test("whoever has an account accepts signed in as himself, and as nobody else", async () => {
    const { petra, integrationId } = await newDesk();
    const email = `anne${serial}@po.example`;
    const userId = await addPerson(pool, { ...someone, email });
    const { invitationId } = await expectOk(inviteToDesk(petra, { email, administrator: true }));
    const token = (await mailed(invitationId)) ?? "";
    expect(await openInvitation(pool, token, now)).toMatchObject({ hasAccount: true });
    for (const as of [someone, { email: petra.actor.name }])
      expect(await acceptInvitation(pool, { token, now, as })).toMatchObject({
        error: { code: "sign_in_to_accept" },
      });
    await expectOk(acceptInvitation(pool, { token, now, as: { email } }));
    expect(await partnershipsOfPerson(db, userId)).toEqual([
      { integrationId, name: "Prøve Factoring", administrator: true },
    ]);
  });
});
