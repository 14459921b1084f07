import Link from "next/link";
import { SendReason } from "@/components/invoices/send-reason";
import { Amount } from "@/components/ui/amount";
import { DateText } from "@/components/ui/date-text";
import { Status } from "@/components/ui/status";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { Currency } from "@/lib/domain/currency";
import type { IsoDate } from "@/lib/domain/dates";
import { codeUnlessKroner } from "@/lib/domain/document-currency";
import type { FactoringStatus } from "@/lib/domain/factoring";
import type { Texts } from "@/lib/text/server";

/** How one invoice of a run fared; øre. */
export type OutcomeTableRow = {
  readonly recurringId: string;
  readonly date: IsoDate;
  readonly triedAt: Date | null;
  readonly refusal: ({ readonly code: string } & Readonly<Record<string, unknown>>) | null;
  readonly customerNo: number;
  readonly customerName: string;
  readonly invoiceId: string | null;
  readonly invoiceState: "draft" | "sent" | null;
  readonly number: number | null;
  /** A draft that is mended may be put in another currency. */
  readonly currency: Currency | null;
  readonly totalOre: bigint | null;
  readonly factoringStatus: FactoringStatus | null;
};

type OutcomeTableProps = { t: Texts; company: string; label: string; rows: readonly OutcomeTableRow[] };

/** What became of each invoice: its number and status, or why it did not go and the very field to mend, beside the name. */
export function OutcomeTable({ t, company, label, rows }: OutcomeTableProps) {
  return (
    <Table label={label}>
      <TableHead>
        <tr>
          <Th>{t("recurring.customer")}</Th>
          <Th>{t("recurring.agreementDate")}</Th>
          <Th numeric>{t("recurring.amount")}</Th>
          <Th>{t("common.status")}</Th>
          <Th>{t("recurring.result")}</Th>
        </tr>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Tr key={`${row.recurringId} ${row.date}`} className="[&>td]:align-baseline">
            <Td wrap>
              <Link href={`/${company}/invoices/recurring/${row.recurringId}`} className="link">
                {row.customerName}
              </Link>{" "}
              <span className="text-ink-soft tabular-nums">{row.customerNo}</span>
              {row.refusal && row.invoiceId && row.invoiceState === "draft" ? (
                <SendReason
                  company={company}
                  customerNo={row.customerNo}
                  invoiceId={row.invoiceId}
                  error={row.refusal}
                />
              ) : null}
            </Td>
            <Td>
              <DateText date={row.date} />
            </Td>
            <Td numeric>
              <Amount ore={row.totalOre} currency={codeUnlessKroner(row.currency ?? "NOK")} />
            </Td>
            <Td>
              {row.invoiceState ? (
                <Status code={row.invoiceState === "draft" ? "draft" : (row.factoringStatus ?? "sent")} />
              ) : null}
            </Td>
            <Td>
              <Outcome t={t} company={company} row={row} />
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}

function Outcome({ t, company, row }: { t: Texts; company: string; row: OutcomeTableRow }) {
  const { invoiceId, number, refusal } = row;
  if (!invoiceId) return t("recurring.thrownAway");

  const href = `/${company}/invoices/${invoiceId}`;
  if (number !== null) {
    return (
      <Link href={href} className="link">
        {t(refusal ? "recurring.sentSince" : "recurring.sentAs", { number: String(number) })}
      </Link>
    );
  }
  if (!refusal) return t("recurring.waiting");
  return (
    <Link href={href} className="link">
      {t("recurring.mendDraft")}
    </Link>
  );
}
