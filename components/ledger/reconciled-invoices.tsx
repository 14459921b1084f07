import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { Texts } from "@/lib/text/server";

/** An invoice of which the factoring company and the books differ; hundredths as text, null where one of them has none. */
export type DifferingInvoice = {
  readonly invoiceId: string | null;
  readonly factoringInvoiceId: string | null;
  readonly invoiceNo: number | null;
  readonly factorOre: string | null;
  readonly ourOre: string | null;
};

/** What each of the two says remained of each invoice on that day, and what it may be about. */
export function ReconciledInvoices({
  rows,
  currency,
  basePath,
  t,
}: {
  rows: readonly DifferingInvoice[];
  /** What the amounts are in, shown beside each; none for kroner. */
  currency?: string | undefined;
  basePath: string;
  t: Texts;
}) {
  return (
    <Table label={t("postings.differingInvoices")}>
      <TableHead>
        <tr>
          <Th>{t("postings.invoice")}</Th>
          <Th numeric>{t("postings.theirRemaining")}</Th>
          <Th numeric>{t("postings.ourRemaining")}</Th>
          <Th numeric>{t("postings.difference")}</Th>
          <Th>{t("postings.meaning")}</Th>
        </tr>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Tr key={`${row.invoiceId} ${row.factoringInvoiceId} ${row.invoiceNo}`}>
            <Td>
              {row.invoiceId ? (
                <Link href={`${basePath}/invoices/${row.invoiceId}`} className="link tabular-nums">
                  {row.invoiceNo}
                </Link>
              ) : (
                (row.invoiceNo ?? row.factoringInvoiceId ?? t("postings.unknownInvoice"))
              )}
            </Td>
            <Td numeric>
              <Amount ore={oreOf(row.factorOre)} currency={currency} />
            </Td>
            <Td numeric>
              <Amount ore={oreOf(row.ourOre)} currency={currency} />
            </Td>
            <Td numeric>
              <Amount ore={(oreOf(row.factorOre) ?? 0n) - (oreOf(row.ourOre) ?? 0n)} currency={currency} />
            </Td>
            <Td wrap>{t(`postings.meanings.${meaningOf(row)}`)}</Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}

function oreOf(text: string | null): bigint | null {
  return text === null ? null : BigInt(text);
}

function meaningOf({ factorOre, ourOre }: DifferingInvoice) {
  if (ourOre === null) return "not_theirs";
  return factorOre === null ? "not_named" : "other_amount";
}
