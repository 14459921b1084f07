import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { DateText } from "@/components/ui/date-text";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { IsoDate } from "@/lib/domain/dates";
import { invoiceDateOf, withPeriod } from "@/lib/domain/recurring";
import type { Texts } from "@/lib/text/server";

/** An invoice that a run would make; øre. */
export type DueTableRow = {
  readonly recurringId: string;
  readonly date: IsoDate;
  readonly customerNo: number;
  readonly customerName: string;
  readonly text: string | null;
  readonly period: string;
  readonly totalOre: bigint;
};

type DueTableProps = { t: Texts; company: string; rows: readonly DueTableRow[]; today: IsoDate };

/** What a run would make: whom, for which period, dated when, and how much. */
export function DueTable({ t, company, rows, today }: DueTableProps) {
  return (
    <Table label={t("recurring.due")}>
      <TableHead>
        <tr>
          <Th>{t("recurring.agreementDate")}</Th>
          <Th>{t("recurring.customer")}</Th>
          <Th>{t("recurring.text")}</Th>
          <Th>{t("recurring.period")}</Th>
          <Th>{t("invoices.invoiceDate")}</Th>
          <Th numeric>{t("recurring.amount")}</Th>
        </tr>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Tr key={`${row.recurringId} ${row.date}`}>
            <Td>
              <DateText date={row.date} />
            </Td>
            <Td>
              <Link href={`/${company}/invoices/recurring/${row.recurringId}`} className="link">
                {row.customerName}
              </Link>{" "}
              <span className="text-ink-soft tabular-nums">{row.customerNo}</span>
            </Td>
            <Td wrap>{row.text && withPeriod(row.text, row.period)}</Td>
            <Td>{row.period}</Td>
            <Td>
              <span title={row.date < today ? t("recurring.late") : undefined}>
                <DateText date={invoiceDateOf(row.date, today)} />
              </span>
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
