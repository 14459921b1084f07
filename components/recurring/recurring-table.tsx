import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { DateText } from "@/components/ui/date-text";
import { Status } from "@/components/ui/status";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { IsoDate } from "@/lib/domain/dates";
import type { RecurringState } from "@/lib/domain/recurring";
import type { Texts } from "@/lib/text/server";
import { intervalText } from "./recurring-words";

/** The row that this table asks for; øre. */
export type RecurringTableRow = {
  readonly id: string;
  readonly customerNo: number;
  readonly customerName: string;
  readonly text: string | null;
  readonly intervalMonths: number;
  readonly nextDate: IsoDate | null;
  readonly totalOre: bigint;
  readonly sendsItself: boolean;
  readonly state: RecurringState;
};

/** The status that a state is shown as: one that is over is «Avsluttet», as an agreement with a factoring company. */
export const shownState = { active: "active", paused: "paused", ended: "inactive" } as const;

type RecurringTableProps = { t: Texts; company: string; rows: readonly RecurringTableRow[] };

/** Agreements, the next to be invoiced first. */
export function RecurringTable({ t, company, rows }: RecurringTableProps) {
  return (
    <Table label={t("recurring.title")}>
      <TableHead>
        <tr>
          <Th>{t("recurring.customer")}</Th>
          <Th>{t("recurring.text")}</Th>
          <Th>{t("recurring.interval")}</Th>
          <Th>{t("recurring.nextDate")}</Th>
          <Th numeric>{t("recurring.amount")}</Th>
          <Th>{t("recurring.sending")}</Th>
          <Th>{t("common.status")}</Th>
        </tr>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td>
              <Link href={`/${company}/invoices/recurring/${row.id}`} className="link">
                {row.customerName}
              </Link>{" "}
              <span className="text-ink-soft tabular-nums">{row.customerNo}</span>
            </Td>
            <Td wrap>{row.text}</Td>
            <Td>{intervalText(t, row.intervalMonths)}</Td>
            <Td>
              <DateText date={row.nextDate} />
            </Td>
            <Td numeric>
              <Amount ore={row.totalOre} />
            </Td>
            <Td>{t(row.sendsItself ? "recurring.automatic" : "recurring.manual")}</Td>
            <Td>
              <Status code={shownState[row.state]} />
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}
