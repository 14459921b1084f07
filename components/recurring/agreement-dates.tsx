import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { DateText } from "@/components/ui/date-text";
import { Status } from "@/components/ui/status";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { Currency } from "@/lib/domain/currency";
import type { IsoDate } from "@/lib/domain/dates";
import { codeUnlessKroner } from "@/lib/domain/document-currency";
import type { FactoringStatus } from "@/lib/domain/factoring";
import type { Texts } from "@/lib/text/server";

/** A date of an agreement with its invoice; øre. */
export type AgreementDateRow = {
  readonly date: IsoDate;
  readonly invoiceId: string | null;
  readonly number: number | null;
  readonly state: "draft" | "sent" | null;
  readonly invoiceDate: IsoDate | null;
  readonly dueDate: IsoDate | null;
  /** A draft that is mended may be put in another currency. */
  readonly currency: Currency | null;
  readonly totalOre: bigint | null;
  readonly remainingOre: bigint | null;
  readonly factoringStatus: FactoringStatus | null;
};

type AgreementDatesProps = { t: Texts; company: string; rows: readonly AgreementDateRow[] };

/** Every invoice that an agreement has made, newest first, and the drafts among them. */
export function AgreementDates({ t, company, rows }: AgreementDatesProps) {
  return (
    <Table label={t("recurring.invoices")}>
      <TableHead>
        <tr>
          <Th>{t("recurring.agreementDate")}</Th>
          <Th numeric>{t("recurring.invoice")}</Th>
          <Th>{t("invoices.invoiceDate")}</Th>
          <Th>{t("invoices.dueDate")}</Th>
          <Th numeric>{t("common.total")}</Th>
          <Th numeric>{t("invoices.remaining")}</Th>
          <Th>{t("common.status")}</Th>
        </tr>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Tr key={row.date}>
            <Td>
              <DateText date={row.date} />
            </Td>
            <Td numeric>
              {row.invoiceId ? (
                <Link href={`/${company}/invoices/${row.invoiceId}`} className="link">
                  {row.number ?? t("recurring.draft")}
                </Link>
              ) : null}
            </Td>
            <Td>
              <DateText date={row.invoiceDate} />
            </Td>
            <Td>
              <DateText date={row.dueDate} />
            </Td>
            <Td numeric>
              <Amount ore={row.totalOre} currency={codeUnlessKroner(row.currency ?? "NOK")} />
            </Td>
            <Td numeric>
              <Amount ore={row.remainingOre} currency={codeUnlessKroner(row.currency ?? "NOK")} />
            </Td>
            <Td>
              {row.state ? (
                <Status code={row.state === "draft" ? "draft" : (row.factoringStatus ?? "sent")} />
              ) : (
                <span className="text-ink-soft">{t("recurring.thrownAway")}</span>
              )}
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}
