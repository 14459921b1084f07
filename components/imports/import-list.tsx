import Link from "next/link";
import { MomentText } from "@/components/ui/date-text";
import { EmptyState } from "@/components/ui/empty-state";
import { FileLink } from "@/components/ui/file-link";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { Texts } from "@/lib/text/server";

/** A file that was imported, as this table asks for it. */
type ImportRow = {
  readonly id: string;
  readonly importedAt: Date;
  readonly importedBy: string;
  readonly rowsRead: number;
  readonly rowsKept: number;
  readonly invoices: number;
  readonly documentId: string;
  readonly filename: string;
  readonly size: number;
  readonly sha256: string;
};

/** Files imported before, each with the file itself and the invoices that came of it. */
export function ImportList({ rows, company, t }: { rows: readonly ImportRow[]; company: string; t: Texts }) {
  if (rows.length === 0) return <EmptyState title={t("imports.none")}>{t("imports.noneText")}</EmptyState>;
  return (
    <Table label={t("imports.earlier")}>
      <TableHead>
        <tr>
          <Th>{t("imports.importedAt")}</Th>
          <Th numeric>{t("imports.invoices")}</Th>
          <Th numeric>{t("imports.rows")}</Th>
          <Th>{t("imports.importedBy")}</Th>
          <Th>{t("imports.file")}</Th>
        </tr>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td>
              <Link href={`/${company}/import/invoices/${row.id}`} className="link">
                <MomentText moment={row.importedAt} />
              </Link>
            </Td>
            <Td numeric>{row.invoices}</Td>
            <Td numeric>
              {t("imports.rowsKept", { kept: String(row.rowsKept), read: String(row.rowsRead) })}
            </Td>
            <Td>{row.importedBy}</Td>
            <Td>
              <FileLink
                href={`/${company}/documents/${row.documentId}?download`}
                name={row.filename}
                bytes={row.size}
                sha256={row.sha256}
                download
              />
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}
