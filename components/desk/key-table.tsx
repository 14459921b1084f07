"use client";

import type { ReactNode } from "react";
import { MomentText } from "@/components/ui/date-text";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { useTexts } from "@/lib/text/client";

/** A client key without its secret. */
export type ClientKeyRow = {
  readonly id: string;
  readonly hint: string;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly revokedAt: Date | null;
  readonly revokedBy: string | null;
  readonly lastUsedAt: Date | null;
};

type KeyTableProps = {
  keys: readonly ClientKeyRow[];
  /** What can be done with a live one. */
  action?: ((key: ClientKeyRow) => ReactNode) | undefined;
};

/** Client keys: which live, who made and revoked them, and when each was last used. */
export function KeyTable({ keys, action }: KeyTableProps) {
  const t = useTexts();
  return (
    <Table label={t("factoring.keysTitle")}>
      <TableHead>
        <tr>
          <Th>{t("factoring.clientKey")}</Th>
          <Th>{t("desk.keyState")}</Th>
          <Th>{t("desk.keyMade")}</Th>
          <Th>{t("desk.keyUsed")}</Th>
          {action ? (
            <Th>
              <span className="sr-only">{t("desk.revoke")}</span>
            </Th>
          ) : null}
        </tr>
      </TableHead>
      <TableBody>
        {keys.map((key) => (
          <Tr key={key.id}>
            <Td>
              <code>{`fck_…${key.hint}`}</code>
            </Td>
            <Td>
              {key.revokedAt ? (
                <span className="text-negative">
                  {t("desk.keyRevoked")} <By when={key.revokedAt} who={key.revokedBy ?? ""} />
                </span>
              ) : (
                t("desk.keyLive")
              )}
            </Td>
            <Td>
              <By when={key.createdAt} who={key.createdBy} />
            </Td>
            <Td>{key.lastUsedAt ? <MomentText moment={key.lastUsedAt} /> : t("factoring.keyNeverUsed")}</Td>
            {action ? <Td className="text-right">{key.revokedAt ? null : action(key)}</Td> : null}
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}

function By({ when, who }: { when: Date; who: string }) {
  return (
    <>
      <MomentText moment={when} />
      {who ? `, ${who}` : null}
    </>
  );
}
