import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { DateText } from "@/components/ui/date-text";
import { Table, TableBody, TableFoot, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { IsoDate } from "@/lib/domain/dates";
import type { InvoiceKind } from "@/lib/domain/invoice";
import type { Texts } from "@/lib/text/server";

/** A document that waits for the bureau, as this table asks for it. */
type WaitingInvoice = {
  readonly id: string;
  readonly kind: InvoiceKind;
  readonly number: number;
  readonly originalId: string | null;
  readonly originalNumber: number | null;
  readonly customerNo: number;
  readonly customerName: string;
  readonly invoiceDate: IsoDate;
  readonly dueDate: IsoDate;
  readonly totalOre: bigint;
};

type WaitingTableProps = {
  rows: readonly WaitingInvoice[];
  /** Of all that wait, on this page or not. */
  totalOre: bigint;
  company: string;
  t: Texts;
};

/** What waits to be transferred, as the file will have it: credit notes count against. */
export function WaitingTable({ rows, totalOre, company, t }: WaitingTableProps) {
  return (
    <Table label={t("legacy.report.waiting")}>
      <TableHead>
        <tr>
          <Th numeric>{t("invoices.number")}</Th>
          <Th>{t("invoices.kind")}</Th>
          <Th>{t("invoices.customer")}</Th>
          <Th>{t("invoices.invoiceDate")}</Th>
          <Th>{t("invoices.dueDate")}</Th>
          <Th numeric>{t("common.amount")}</Th>
        </tr>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td numeric>
              <Link href={`/${company}/invoices/${row.id}`} className="link">
                {row.number}
              </Link>
            </Td>
            <Td>
              {t(row.kind === "invoice" ? "invoices.invoice" : "invoices.creditNote")}
              {row.originalNumber === null ? null : (
                <>
                  {" "}
                  <Link href={`/${company}/invoices/${row.originalId}`} className="link">
                    {t("legacy.report.credits", { number: String(row.originalNumber) })}
                  </Link>
                </>
              )}
            </Td>
            <Td>
              <Link href={`/${company}/customers/${row.customerNo}`} className="link">
                {row.customerName} <span className="tabular-nums">{row.customerNo}</span>
              </Link>
            </Td>
            <Td>
              <DateText date={row.invoiceDate} />
            </Td>
            <Td>
              <DateText date={row.dueDate} />
            </Td>
            <Td numeric>
              <Amount ore={row.kind === "invoice" ? row.totalOre : -row.totalOre} />
            </Td>
          </Tr>
        ))}
      </TableBody>
      <TableFoot>
        <tr>
          <Td colSpan={5}>{t("common.total")}</Td>
          <Td numeric>
            <Amount ore={totalOre} />
          </Td>
        </tr>
      </TableFoot>
    </Table>
  );
}
