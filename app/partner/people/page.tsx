import type { Metadata } from "next";
import { InvitationTable } from "@/components/people/invitation-table";
import { InviteForm } from "@/components/people/invite-form";
import { PeopleLog } from "@/components/people/people-log";
import { PeopleTable } from "@/components/people/people-table";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { listInvitations, listPartnerPeople, listPeopleLog, peopleDb } from "@/db/queries/partner-people";
import { pool } from "@/lib/edge/database";
import { partnershipsOf, requireDesk } from "@/lib/edge/desk";
import { currentLocale } from "@/lib/edge/session";
import { getTexts, type Texts } from "@/lib/text/server";
import {
  changeDeskRoleAction,
  inviteAction,
  inviteAgainAction,
  removeFromDeskAction,
  withdrawInvitationAction,
} from "./actions";

/** So much of the history. */
const shown = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("deskPeople.title") };
}

/** «Brukere» of the partner's desk: who is let in, who has been asked, and what was done. */
export default async function PeoplePage() {
  const { user } = await requireDesk("/partner/people");
  const t = getTexts(await currentLocale());
  const partnerships = await partnershipsOf(user.id);
  return (
    <>
      <PageHeader title={t("deskPeople.title")} />
      {partnerships.map((partnership) => (
        <PartnerSections key={partnership.integrationId} {...partnership} userId={user.id} t={t} />
      ))}
    </>
  );
}

type PartnerSectionsProps = {
  integrationId: string;
  name: string;
  administrator: boolean;
  userId: string;
  t: Texts;
};

async function PartnerSections({ integrationId, name, administrator, userId, t }: PartnerSectionsProps) {
  const db = peopleDb(pool());
  const [people, invitations, log] = await Promise.all([
    listPartnerPeople(db, integrationId),
    listInvitations(db, integrationId),
    listPeopleLog(db, integrationId, shown),
  ]);
  const now = new Date();
  const manage = administrator
    ? {
        remove: removeFromDeskAction.bind(null, integrationId),
        changeRole: changeDeskRoleAction.bind(null, integrationId),
      }
    : undefined;
  return (
    <>
      <Section
        title={t("deskPeople.people", { partner: name })}
        description={
          administrator ? t("deskPeople.intro", { partner: name }) : t("deskPeople.onlyAdministrators")
        }
      >
        <PeopleTable partner={name} people={people} userId={userId} manage={manage} />
      </Section>
      {administrator ? (
        <Section title={t("deskPeople.inviteTitle")} description={t("deskPeople.inviteText")}>
          <InviteForm invite={inviteAction.bind(null, integrationId)} />
        </Section>
      ) : null}
      {invitations.length > 0 ? (
        <Section title={t("deskPeople.invitations")}>
          <InvitationTable
            invitations={invitations.map((one) => ({ ...one, isOver: one.expiresAt <= now }))}
            again={administrator ? inviteAgainAction.bind(null, integrationId) : undefined}
            withdraw={administrator ? withdrawInvitationAction.bind(null, integrationId) : undefined}
          />
        </Section>
      ) : null}
      {log.length > 0 ? (
        <Section title={t("deskPeople.log")}>
          <PeopleLog rows={log} t={t} />
        </Section>
      ) : null}
    </>
  );
}
