"use client";

import { ActButton } from "@/components/desk/act-button";
import { MomentText } from "@/components/ui/date-text";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { ActionState } from "@/lib/contracts/action-state";
import { useTexts } from "@/lib/text/client";
import { RemovePerson } from "./remove-person";

/** Someone who works for the partner. */
export type PersonRow = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly administrator: boolean;
  readonly since: Date;
};

type PeopleTableProps = {
  partner: string;
  people: readonly PersonRow[];
  /** Who looks. */
  userId: string;
  /** Server actions, for an administrator. */
  manage?:
    | {
        readonly remove: (input: { userId: string }) => Promise<ActionState<null>>;
        readonly changeRole: (input: {
          userId: string;
          administrator: boolean;
        }) => Promise<ActionState<null>>;
      }
    | undefined;
};

/** Who is let into the partner's desk, and what an administrator does with them. */
export function PeopleTable({ partner, people, userId, manage }: PeopleTableProps) {
  const t = useTexts();
  return (
    <Table label={t("deskPeople.people", { partner })}>
      <TableHead>
        <tr>
          <Th>{t("deskPeople.name")}</Th>
          <Th>{t("deskPeople.email")}</Th>
          <Th>{t("deskPeople.role")}</Th>
          <Th>{t("deskPeople.since")}</Th>
          {manage ? (
            <Th>
              <span className="sr-only">{t("deskPeople.remove")}</span>
            </Th>
          ) : null}
        </tr>
      </TableHead>
      <TableBody>
        {people.map((person) => (
          <Tr key={person.userId}>
            <Td>
              {person.name}
              {person.userId === userId ? (
                <span className="text-ink-soft"> ({t("deskPeople.you")})</span>
              ) : null}
            </Td>
            <Td>{person.email}</Td>
            <Td>{t(person.administrator ? "deskPeople.administrator" : "deskPeople.user")}</Td>
            <Td>
              <MomentText moment={person.since} />
            </Td>
            {manage ? (
              <Td className="text-right">
                <span className="inline-flex gap-2">
                  <ActButton
                    small
                    label={t(person.administrator ? "deskPeople.makeUser" : "deskPeople.makeAdministrator")}
                    name={t(
                      person.administrator ? "deskPeople.makeUserNamed" : "deskPeople.makeAdministratorNamed",
                      { name: person.name },
                    )}
                    run={() =>
                      manage.changeRole({ userId: person.userId, administrator: !person.administrator })
                    }
                    done={() => t("deskPeople.roleChanged")}
                  />
                  <RemovePerson partner={partner} name={person.name} run={() => manage.remove(person)} />
                </span>
              </Td>
            ) : null}
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}
