import { MomentText } from "@/components/ui/date-text";
import { FileLink } from "@/components/ui/file-link";
import { Section } from "@/components/ui/section";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { Texts } from "@/lib/text/server";

/** A file that was read in, as this table asks for it. */
type ImportRow = {
  readonly id: string;
  readonly documentId: string;
  readonly filename: string;
  readonly size: number;
  readonly importedAt: Date;
  readonly importedBy: string;
  readonly rowsRead: number;
  readonly rowsKept: number;
};

type ImportHistoryProps = { imports: readonly ImportRow[]; companySlug: string; t: Texts };

/** The files that were read in before: each can be opened as it was. */
export function ImportHistory({ imports, companySlug, t }: ImportHistoryProps) {
  return (
    <Section title={t("dataQuality.importPage.history")}>
      {imports.length === 0 ? (
        <p className="text-ink-soft">{t("dataQuality.importPage.historyEmpty")}</p>
      ) : (
        <Table label={t("dataQuality.importPage.history")}>
          <TableHead>
            <tr>
              <Th>{t("dataQuality.importPage.historyWhen")}</Th>
              <Th>{t("dataQuality.importPage.historyFile")}</Th>
              <Th>{t("dataQuality.importPage.historyBy")}</Th>
              <Th numeric>{t("dataQuality.importPage.historyRead")}</Th>
              <Th numeric>{t("dataQuality.importPage.historyKept")}</Th>
            </tr>
          </TableHead>
          <TableBody>
            {imports.map((row) => (
              <Tr key={row.id}>
                <Td>
                  <MomentText moment={row.importedAt} />
                </Td>
                <Td>
                  <FileLink
                    href={`/${companySlug}/documents/${row.documentId}?download`}
                    name={row.filename}
                    bytes={row.size}
                    download
                  />
                </Td>
                <Td>{row.importedBy}</Td>
                <Td numeric>{row.rowsRead}</Td>
                <Td numeric>{row.rowsKept}</Td>
              </Tr>
            ))}
          </TableBody>
        </Table>
      )}
    </Section>
  );
}
