import { Ban, CircleAlert, CircleCheck, Clock, Printer } from "lucide-react";
import Link from "next/link";
import { cardHref } from "@/components/customers/card-places";
import { Amount } from "@/components/ui/amount";
import { DateText } from "@/components/ui/date-text";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { IsoDate } from "@/lib/domain/dates";
import { noAddress, type ReminderDelivery, type SkipReason } from "@/lib/domain/dunning";
import type { Ore } from "@/lib/domain/money";
import { formatDate } from "@/lib/text/format";
import { refusalText } from "@/lib/text/refusals";
import type { Texts } from "@/lib/text/server";
import { levelName } from "./level-name";

/** A reminder as it was made. Amounts in øre. */
export type ReminderView = {
  readonly id: string;
  readonly runId: string;
  readonly invoiceId: string;
  readonly invoiceNo: string;
  readonly customerNo: number;
  readonly customerName: string;
  readonly level: number;
  readonly dueDate: IsoDate;
  readonly remainingOre: Ore;
  readonly feeOre: Ore;
  readonly interestOre: Ore;
  readonly deliveryMethod: ReminderDelivery;
  readonly voucherSeries: number | null;
  readonly voucherNo: number | null;
  readonly documentId: string | null;
  readonly sentAt: Date | null;
  readonly sendError: string | null;
  readonly skipReason: SkipReason | null;
  /** When it was made: shown where the reminders of many runs stand together. */
  readonly runDate?: IsoDate;
};

type ReminderTableProps = {
  t: Texts;
  company: string;
  label: string;
  rows: readonly ReminderView[];
  /** On the customer's own page the run is told instead of the customer. */
  ofCustomer?: boolean;
};

/** Reminders with what each charged, how its letter fares, the letter itself and its voucher. */
export function ReminderTable({ t, company, label, rows, ofCustomer }: ReminderTableProps) {
  return (
    <Table label={label}>
      <TableHead>
        <tr>
          <Th>{ofCustomer ? t("dunning.runDate") : t("dunning.customer")}</Th>
          <Th>{t("dunning.invoice")}</Th>
          <Th>{t("dunning.level")}</Th>
          <Th numeric>{t("dunning.remaining")}</Th>
          <Th numeric>{t("dunning.fee")}</Th>
          <Th numeric>{t("dunning.interest")}</Th>
          <Th>{t("dunning.newDueDate")}</Th>
          <Th>{t("dunning.sending")}</Th>
          <Th>{t("dunning.letter")}</Th>
          <Th>{t("dunning.voucher")}</Th>
        </tr>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td>
              {ofCustomer && row.runDate ? (
                <Link href={`/${company}/dunning/runs/${row.runId}`} className="link tabular-nums">
                  {formatDate(row.runDate)}
                </Link>
              ) : (
                <Link href={`/${company}/customers/${row.customerNo}`} className="link">
                  {row.customerName}
                </Link>
              )}
            </Td>
            <Td>
              <Link href={`/${company}/invoices/${row.invoiceId}`} className="link tabular-nums">
                {row.invoiceNo}
              </Link>
            </Td>
            <Td>{levelName(t, row.level)}</Td>
            <Td numeric>
              <Amount ore={row.remainingOre} />
            </Td>
            <Td numeric>
              <Amount ore={row.feeOre} />
            </Td>
            <Td numeric>
              <Amount ore={row.interestOre} />
            </Td>
            <Td>
              <DateText date={row.dueDate} />
            </Td>
            <Td>
              <Sending t={t} company={company} row={row} />
            </Td>
            <Td>
              {row.documentId ? (
                <a
                  href={`/${company}/documents/${row.documentId}`}
                  target="_blank"
                  rel="noreferrer"
                  className="link"
                  aria-label={t("dunning.openPdf", {
                    name: `${levelName(t, row.level)} ${row.invoiceNo}`,
                  })}
                >
                  PDF
                </a>
              ) : null}
            </Td>
            <Td>
              {row.voucherNo ? (
                <Link
                  href={`/${company}/vouchers/${row.voucherSeries}-${row.voucherNo}`}
                  className="link tabular-nums"
                >
                  {row.voucherSeries}-{row.voucherNo}
                </Link>
              ) : null}
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}

/** How a letter fares: a mark and words; of one that failed why, and where to mend the address. */
function Sending({ t, company, row }: { t: Texts; company: string; row: ReminderView }) {
  const state = stateOf(row);
  const { Icon, tone } = looks[state];
  const reason =
    state !== "failed"
      ? null
      : row.sendError === noAddress
        ? t("dunning.noAddress")
        : (row.sendError ?? "").slice(0, 120);
  return (
    <span className="inline-flex items-center gap-1.5 align-middle">
      <Icon aria-hidden className={`size-4 shrink-0 ${tone}`} />
      {t(`dunning.states.${state}`)}
      {reason ? (
        <Link href={cardHref(company, row.customerNo, [{ field: "email" }])} className="link">
          {reason}
        </Link>
      ) : null}
      {row.skipReason ? (
        <span className="text-ink-soft">{refusalText(t, { code: row.skipReason })}</span>
      ) : null}
    </span>
  );
}

const looks = {
  sent: { Icon: CircleCheck, tone: "text-positive" },
  printable: { Icon: Printer, tone: "text-positive" },
  waiting: { Icon: Clock, tone: "text-ink-soft" },
  skipped: { Icon: Ban, tone: "text-ink-soft" },
  failed: { Icon: CircleAlert, tone: "text-negative" },
} as const;

function stateOf({ sentAt, sendError, skipReason, deliveryMethod }: ReminderView): keyof typeof looks {
  if (sentAt) return deliveryMethod === "email" ? "sent" : "printable";
  if (skipReason) return "skipped";
  return sendError ? "failed" : "waiting";
}
