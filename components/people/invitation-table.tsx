"use client";

import { ActButton } from "@/components/desk/act-button";
import { MomentText } from "@/components/ui/date-text";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { ActionState } from "@/lib/contracts/action-state";
import { useTexts } from "@/lib/text/client";

/** Someone who has been asked and has not come yet. */
export type InvitationRow = {
  readonly id: string;
  readonly email: string;
  readonly administrator: boolean;
  readonly invitedBy: string;
  readonly expiresAt: Date;
  readonly isOver: boolean;
  /** The mail has gone. */
  readonly isSent: boolean;
};

type Act = (input: { invitationId: string }) => Promise<ActionState<null>>;

type InvitationTableProps = {
  invitations: readonly InvitationRow[];
  /** Server actions, for an administrator. */
  again?: Act | undefined;
  withdraw?: Act | undefined;
};

/** Invitations that have not been answered. */
export function InvitationTable({ invitations, again, withdraw }: InvitationTableProps) {
  const t = useTexts();
  return (
    <Table label={t("deskPeople.invitations")}>
      <TableHead>
        <tr>
          <Th>{t("deskPeople.email")}</Th>
          <Th>{t("deskPeople.role")}</Th>
          <Th>{t("deskPeople.invitedBy")}</Th>
          <Th>{t("deskPeople.until")}</Th>
          {again && withdraw ? (
            <Th>
              <span className="sr-only">{t("deskPeople.again")}</span>
            </Th>
          ) : null}
        </tr>
      </TableHead>
      <TableBody>
        {invitations.map(({ id, email, administrator, invitedBy, expiresAt, isOver, isSent }) => (
          <Tr key={id}>
            <Td>
              {email}
              {isSent ? null : <span className="block text-sm text-ink-soft">{t("deskPeople.waiting")}</span>}
            </Td>
            <Td>{t(administrator ? "deskPeople.administrator" : "deskPeople.user")}</Td>
            <Td>{invitedBy}</Td>
            <Td>
              <MomentText moment={expiresAt} />
              {isOver ? <span className="text-negative"> ({t("deskPeople.over")})</span> : null}
            </Td>
            {again && withdraw ? (
              <Td className="text-right">
                <span className="inline-flex gap-2">
                  <ActButton
                    small
                    label={t("deskPeople.again")}
                    name={t("deskPeople.againNamed", { email })}
                    run={() => again({ invitationId: id })}
                    done={() => t("deskPeople.sentAgain")}
                  />
                  <ActButton
                    small
                    label={t("deskPeople.withdraw")}
                    name={t("deskPeople.withdrawNamed", { email })}
                    run={() => withdraw({ invitationId: id })}
                    done={() => t("deskPeople.withdrawn")}
                  />
                </span>
              </Td>
            ) : null}
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}
