import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { Badge } from "@/components/ui/badge";
import { DateText } from "@/components/ui/date-text";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { IsoDate } from "@/lib/domain/dates";
import type { InvoiceKind } from "@/lib/domain/invoice";
import type { Texts } from "@/lib/text/server";

/** What a customer has to his credit with a factoring company between; øre, positive (edges 12 and 29). */
export type CreditRow = {
  readonly series: number;
  readonly voucherNo: number;
  readonly line: number;
  readonly voucherDate: IsoDate;
  readonly customerNo: number;
  readonly customerName: string;
  readonly creditOre: bigint;
  readonly invoiceId: string | null;
  readonly invoiceNo: string | null;
  readonly invoiceKind: InvoiceKind | null;
};

/** Credits to clarify, each leading to its customer, its voucher and the document that it concerns. */
export function CreditTable({ rows, company, t }: { rows: readonly CreditRow[]; company: string; t: Texts }) {
  return (
    <Table label={t("claimDesk.creditTitle")}>
      <TableHead>
        <tr>
          <Th>{t("invoices.customer")}</Th>
          <Th>{t("common.date")}</Th>
          <Th>{t("invoices.voucher")}</Th>
          <Th>{t("claimDesk.creditOf")}</Th>
          <Th numeric>{t("claimDesk.creditAmount")}</Th>
          <Th>{t("common.status")}</Th>
        </tr>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Tr key={`${row.series}-${row.voucherNo}-${row.line}`}>
            <Td>
              <Link href={`/${company}/customers/${row.customerNo}?tab=ledger`} className="link">
                {row.customerName}
              </Link>
            </Td>
            <Td>
              <DateText date={row.voucherDate} />
            </Td>
            <Td>
              <Link
                href={`/${company}/vouchers/${row.series}-${row.voucherNo}`}
                className="link tabular-nums"
              >
                {row.series}-{row.voucherNo}
              </Link>
            </Td>
            <Td>
              {row.invoiceId && row.invoiceNo && row.invoiceKind ? (
                <Link href={`/${company}/invoices/${row.invoiceId}`} className="link">
                  {t(`connections.kind.${row.invoiceKind}`, { number: row.invoiceNo })}
                </Link>
              ) : (
                "–"
              )}
            </Td>
            <Td numeric>
              <Amount ore={row.creditOre} />
            </Td>
            <Td>
              <Badge tone="caution">{t("claimDesk.creditFlag")}</Badge>
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}
