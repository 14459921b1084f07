import { Amount } from "@/components/ui/amount";
import { MomentText } from "@/components/ui/date-text";
import { FileLink } from "@/components/ui/file-link";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { Texts } from "@/lib/text/server";

/** A file handed to the bureau, as this table asks for it. */
type TransferRow = {
  readonly id: string;
  readonly sequenceNo: number;
  readonly invoiceCount: number;
  readonly totalOre: bigint;
  readonly transferredAt: Date;
  readonly transferredBy: string;
  readonly documentId: string;
  readonly filename: string;
  readonly size: number;
  readonly sha256: string;
};

/** The files handed to the bureau: each can be fetched again, and its whole checksum is shown. */
export function TransferList({
  rows,
  company,
  t,
}: {
  rows: readonly TransferRow[];
  company: string;
  t: Texts;
}) {
  if (rows.length === 0) return <p className="text-ink-soft">{t("legacy.report.noTransfers")}</p>;
  return (
    <Table label={t("legacy.report.transfers")}>
      <TableHead>
        <tr>
          <Th numeric>{t("legacy.report.sequenceNo")}</Th>
          <Th>{t("legacy.report.transferredAt")}</Th>
          <Th>{t("legacy.report.transferredBy")}</Th>
          <Th numeric>{t("legacy.report.documents")}</Th>
          <Th numeric>{t("common.amount")}</Th>
          <Th>{t("legacy.report.file")}</Th>
          <Th>{t("legacy.report.checksum")}</Th>
        </tr>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td numeric>{row.sequenceNo}</Td>
            <Td>
              <MomentText moment={row.transferredAt} />
            </Td>
            <Td>{row.transferredBy}</Td>
            <Td numeric>{row.invoiceCount}</Td>
            <Td numeric>
              <Amount ore={row.totalOre} />
            </Td>
            <Td>
              <FileLink
                href={`/${company}/documents/${row.documentId}?download`}
                name={row.filename}
                bytes={row.size}
                download
              />
            </Td>
            <Td className="min-w-[16rem] whitespace-normal break-all font-mono text-xs">{row.sha256}</Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}
