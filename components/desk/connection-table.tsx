import Link from "next/link";
import { MomentText } from "@/components/ui/date-text";
import { Status } from "@/components/ui/status";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { PartnerKind } from "@/lib/domain/actor";
import type { AgreementType, ConnectionState } from "@/lib/domain/factoring";
import { formatOrgNr } from "@/lib/text/format";
import type { Texts } from "@/lib/text/server";

/** An agreement as its partner sees it. */
export type DeskConnectionRow = {
  readonly connectionId: string;
  readonly companyName: string;
  readonly companyOrgNr: string;
  readonly integrationName: string;
  readonly kind: PartnerKind;
  readonly state: ConnectionState;
  readonly agreementType: AgreementType;
  readonly lastUsedAt: Date | null;
  readonly liveKeys: number;
};

/** The clients of a partner; each leads to its agreement. */
export function ConnectionTable({ rows, t }: { rows: readonly DeskConnectionRow[]; t: Texts }) {
  return (
    <Table label={t("desk.connections")}>
      <TableHead>
        <tr>
          <Th>{t("desk.client")}</Th>
          <Th>{t("common.orgNr")}</Th>
          <Th>{t("desk.title")}</Th>
          <Th>{t("desk.state")}</Th>
          <Th>{t("desk.kind")}</Th>
          <Th>{t("factoring.agreementType")}</Th>
          <Th numeric>{t("desk.liveKeys")}</Th>
          <Th>{t("desk.keyUsed")}</Th>
        </tr>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Tr key={row.connectionId}>
            <Td>
              <Link href={`/partner/${row.connectionId}`} className="link">
                {row.companyName}
              </Link>
            </Td>
            <Td>{formatOrgNr(row.companyOrgNr)}</Td>
            <Td>{row.integrationName}</Td>
            <Td>
              <Status code={row.state} />
            </Td>
            <Td>{t(row.kind === "factoring_dedicated" ? "desk.dedicated" : "desk.alternative")}</Td>
            <Td>{t(`factoring.agreementTypes.${row.agreementType}`)}</Td>
            <Td numeric>{row.liveKeys}</Td>
            <Td>{row.lastUsedAt ? <MomentText moment={row.lastUsedAt} /> : t("desk.neverUsed")}</Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}
