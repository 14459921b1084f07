"use client";

import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { Badge } from "@/components/ui/badge";
import { DateText } from "@/components/ui/date-text";
import { Status } from "@/components/ui/status";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { Currency } from "@/lib/domain/currency";
import type { IsoDate } from "@/lib/domain/dates";
import { codeUnlessKroner } from "@/lib/domain/document-currency";
import type { FactoringStatus } from "@/lib/domain/factoring";
import { type InvoiceKind, shownNumber } from "@/lib/domain/invoice";
import { useTexts } from "@/lib/text/client";

/** A sent invoice or credit note in a list; a credit note may still be a draft. */
export type SentRow = {
  readonly id: string;
  readonly kind: InvoiceKind;
  readonly state: "draft" | "sent";
  readonly source: "created" | "imported";
  readonly number: number | null;
  readonly externalNumber: string | null;
  readonly invoiceDate: IsoDate | null;
  readonly dueDate: IsoDate | null;
  readonly customerNo: number;
  readonly customerName: string;
  readonly currency: Currency;
  /** Of the document's currency, as what remains is. */
  readonly totalOre: bigint;
  readonly remainingOre: bigint | null;
  readonly factoringStatus: FactoringStatus | null;
};

/** Sent invoices, or credit notes: a number opens its page. */
export function SentTable({ label, base, rows }: { label: string; base: string; rows: readonly SentRow[] }) {
  const t = useTexts();
  return (
    <Table label={label}>
      <TableHead>
        <tr>
          <Th numeric>{t("invoices.number")}</Th>
          <Th>{t("common.date")}</Th>
          <Th>{t("invoices.dueDate")}</Th>
          <Th>{t("invoices.customer")}</Th>
          <Th numeric>{t("common.total")}</Th>
          <Th numeric>{t("invoices.remaining")}</Th>
          <Th>{t("common.status")}</Th>
        </tr>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td numeric>
              <Link href={`${base}/${row.id}`} className="link">
                {shownNumber(row) ?? t("invoices.draft")}
              </Link>
            </Td>
            <Td>
              <DateText date={row.invoiceDate} />
            </Td>
            <Td>
              <DateText date={row.dueDate} />
            </Td>
            <Td>
              {row.customerName} <span className="text-ink-soft tabular-nums">{row.customerNo}</span>
            </Td>
            <Td numeric>
              <Amount ore={row.totalOre} currency={codeUnlessKroner(row.currency)} />
            </Td>
            <Td numeric>
              <Amount ore={row.remainingOre} currency={codeUnlessKroner(row.currency)} />
            </Td>
            <Td>
              {row.source === "imported" ? (
                <Badge>{t("invoices.imported")}</Badge>
              ) : (
                <Status code={row.state === "draft" ? "draft" : (row.factoringStatus ?? "sent")} />
              )}
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}
