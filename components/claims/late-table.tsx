import Link from "next/link";
import { MomentText } from "@/components/ui/date-text";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { InvoiceKind } from "@/lib/domain/invoice";
import type { Lateness } from "@/lib/domain/lateness";
import type { Texts } from "@/lib/text/server";

/** An invoice that the factoring company is late with (edge 24). */
export type LateRow = {
  readonly id: string;
  readonly invoiceId: string;
  readonly kind: InvoiceKind;
  readonly number: number;
  readonly customerNo: number;
  readonly customerName: string;
  readonly connectionName: string;
  readonly late: Lateness;
  readonly since: Date;
};

/** What the factoring company is late with, each leading to its invoice and customer. */
export function LateTable({ rows, company, t }: { rows: readonly LateRow[]; company: string; t: Texts }) {
  return (
    <Table label={t("claimDesk.lateTitle")}>
      <TableHead>
        <tr>
          <Th>{t("invoices.invoice")}</Th>
          <Th>{t("invoices.customer")}</Th>
          <Th>{t("claimDesk.lateWith")}</Th>
          <Th>{t("claimDesk.lateSince")}</Th>
          <Th>{t("factoring.title")}</Th>
        </tr>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td>
              <Link href={`/${company}/invoices/${row.invoiceId}`} className="link">
                {t(`connections.kind.${row.kind}`, { number: String(row.number) })}
              </Link>
            </Td>
            <Td>
              <Link href={`/${company}/customers/${row.customerNo}`} className="link">
                {row.customerName}
              </Link>
            </Td>
            <Td>{t(`claimDesk.lateKinds.${row.late}`)}</Td>
            <Td>
              <MomentText moment={row.since} />
            </Td>
            <Td>{row.connectionName}</Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}
