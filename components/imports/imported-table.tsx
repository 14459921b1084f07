import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { DateText } from "@/components/ui/date-text";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { IsoDate } from "@/lib/domain/dates";
import type { InvoiceKind } from "@/lib/domain/invoice";
import type { Texts } from "@/lib/text/server";

type ImportedInvoiceRow = {
  readonly id: string;
  readonly kind: InvoiceKind;
  readonly externalNumber: string | null;
  readonly invoiceDate: IsoDate | null;
  readonly dueDate: IsoDate | null;
  readonly customerNo: number;
  readonly customerName: string;
  readonly totalOre: bigint;
  readonly voucherSeries: number | null;
  readonly voucherNo: number | null;
};

type ImportedTableProps = { rows: readonly ImportedInvoiceRow[]; company: string; t: Texts };

/** The invoices that a file brought, each with the way to its page, customer and voucher. */
export function ImportedTable({ rows, company, t }: ImportedTableProps) {
  return (
    <Table label={t("imports.invoices")}>
      <TableHead>
        <tr>
          <Th>{t("imports.fields.invoiceNo")}</Th>
          <Th>{t("invoices.kind")}</Th>
          <Th>{t("invoices.invoiceDate")}</Th>
          <Th>{t("invoices.dueDate")}</Th>
          <Th>{t("invoices.customer")}</Th>
          <Th>{t("invoices.voucher")}</Th>
          <Th numeric>{t("imports.total")}</Th>
        </tr>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td>
              <Link href={`/${company}/invoices/${row.id}`} className="link tabular-nums">
                {row.externalNumber}
              </Link>
            </Td>
            <Td>{t(row.kind === "invoice" ? "invoices.invoice" : "invoices.creditNote")}</Td>
            <Td>
              <DateText date={row.invoiceDate} />
            </Td>
            <Td>
              <DateText date={row.dueDate} />
            </Td>
            <Td>
              <Link href={`/${company}/customers/${row.customerNo}`} className="link">
                {row.customerName} <span className="tabular-nums">{row.customerNo}</span>
              </Link>
            </Td>
            <Td>
              <Link
                href={`/${company}/vouchers/${row.voucherSeries}-${row.voucherNo}`}
                className="link tabular-nums"
              >
                {`${row.voucherSeries}-${row.voucherNo}`}
              </Link>
            </Td>
            <Td numeric>
              <Amount ore={row.totalOre} />
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}
