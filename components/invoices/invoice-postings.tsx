"use client";

import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { DateText } from "@/components/ui/date-text";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { useTexts } from "@/lib/text/client";
import type { PostingView } from "./sent-invoice-view";

/** Every posting about the invoice, each leading to its voucher. */
export function InvoicePostings({
  company,
  postings,
}: {
  company: string;
  postings: readonly PostingView[];
}) {
  const t = useTexts();
  return (
    <Table label={t("invoices.postings")}>
      <TableHead>
        <tr>
          <Th>{t("invoices.voucher")}</Th>
          <Th>{t("common.date")}</Th>
          <Th>{t("invoices.account")}</Th>
          <Th>{t("common.text")}</Th>
          <Th numeric>{t("common.debit")}</Th>
          <Th numeric>{t("common.credit")}</Th>
        </tr>
      </TableHead>
      <TableBody>
        {postings.map((posting) => {
          const voucher = `${posting.series}-${posting.voucherNo}`;
          return (
            <Tr key={`${voucher}-${posting.line}`}>
              <Td>
                <Link href={`/${company}/vouchers/${voucher}`} className="link tabular-nums">
                  {voucher}
                </Link>
              </Td>
              <Td>
                <DateText date={posting.voucherDate} />
              </Td>
              <Td className="min-w-36 py-1 whitespace-normal">
                <span className="tabular-nums">{posting.subledgerNo ?? posting.accountNo}</span>{" "}
                {posting.subledgerName ?? posting.accountName}
              </Td>
              <Td className="min-w-36 py-1 whitespace-normal">{posting.description}</Td>
              <Td numeric>
                <Amount ore={posting.amountOre > 0n ? posting.amountOre : null} />
              </Td>
              <Td numeric>
                <Amount ore={posting.amountOre < 0n ? -posting.amountOre : null} />
              </Td>
            </Tr>
          );
        })}
      </TableBody>
    </Table>
  );
}
