import Link from "next/link";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { formatBankAccount } from "@/lib/text/format";
import type { Texts } from "@/lib/text/server";

/** A template in its list, with who uses it. */
type TemplateTableRow = {
  readonly id: string;
  readonly name: string;
  readonly bankAccount: string | null;
  readonly payee: string | null;
  readonly isDefault: boolean;
  readonly archivedAt: Date | null;
  readonly customers: number;
  /** The alternative integration whose template it is. */
  readonly integration: string | null;
};

type TemplateTableProps = { templates: readonly TemplateTableRow[]; path: string; t: Texts };

/** The templates: what is paid where, who uses them, and a sample of each. */
export function TemplateTable({ templates, path, t }: TemplateTableProps) {
  return (
    <Table label={t("branding.title")}>
      <TableHead>
        <tr>
          <Th>{t("branding.name")}</Th>
          <Th>{t("branding.payee")}</Th>
          <Th>{t("branding.bankAccount")}</Th>
          <Th>{t("branding.usedBy")}</Th>
          <Th>{t("branding.preview")}</Th>
        </tr>
      </TableHead>
      <TableBody>
        {templates.map((template) => (
          <Tr key={template.id}>
            <Td>
              <Link href={`${path}/${template.id}`} className="link">
                {template.name}
              </Link>
              {template.archivedAt ? (
                <span className="ml-2 text-sm text-ink-soft">{t("branding.archived")}</span>
              ) : null}
            </Td>
            <Td>{template.payee}</Td>
            <Td className="tabular-nums">
              {template.bankAccount
                ? formatBankAccount(template.bankAccount)
                : t("branding.operatingAccount")}
            </Td>
            <Td>{usersOf(template, t)}</Td>
            <Td>
              <a
                href={`${path}/${template.id}/preview`}
                target="_blank"
                rel="noreferrer"
                aria-label={t("branding.previewOf", { name: template.name })}
                className="link"
              >
                {t("branding.previewPdf")}
              </a>
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}

function usersOf({ isDefault, customers, integration }: TemplateTableRow, t: Texts): string {
  return [
    isDefault ? t("branding.usual") : "",
    integration ?? "",
    t("branding.usedByCustomers", { count: customers }),
  ]
    .filter(Boolean)
    .join(" · ");
}
