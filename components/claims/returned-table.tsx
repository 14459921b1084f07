import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { MomentText } from "@/components/ui/date-text";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { Texts } from "@/lib/text/server";

/** A claim that came back with the customer's objection (edge 34); øre. */
export type ReturnedRow = {
  readonly invoiceId: string;
  readonly number: string | null;
  readonly customerNo: number;
  readonly customerName: string;
  readonly heldSince: Date;
  readonly remainingOre: bigint;
};

/** Returned claims whose reminders wait for a decision, each leading to its invoice, where it is taken. */
export function ReturnedTable({
  rows,
  company,
  t,
}: {
  rows: readonly ReturnedRow[];
  company: string;
  t: Texts;
}) {
  return (
    <Table label={t("claimDesk.returnedTitle")}>
      <TableHead>
        <tr>
          <Th>{t("invoices.invoice")}</Th>
          <Th>{t("invoices.customer")}</Th>
          <Th>{t("claimDesk.lateSince")}</Th>
          <Th numeric>{t("invoices.remaining")}</Th>
        </tr>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Tr key={row.invoiceId}>
            <Td>
              <Link href={`/${company}/invoices/${row.invoiceId}`} className="link">
                {t("invoices.invoiceNumbered", { number: row.number ?? "" })}
              </Link>
            </Td>
            <Td>
              <Link href={`/${company}/customers/${row.customerNo}`} className="link">
                {row.customerName}
              </Link>
            </Td>
            <Td>
              <MomentText moment={row.heldSince} />
            </Td>
            <Td numeric>
              <Amount ore={row.remainingOre} />
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}
