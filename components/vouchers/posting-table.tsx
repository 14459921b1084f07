import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { CurrencyAmount } from "@/components/ui/currency-amount";
import { Table, TableBody, TableFoot, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { mirrored } from "@/lib/domain/currency";
import type { Posting } from "@/lib/domain/voucher";
import type { Texts } from "@/lib/text/server";
import { eventName } from "./event-name";

/** A posting with the names that a reader needs. */
export type NamedPosting = {
  readonly posting: Omit<Posting, "externalLineReference"> & { readonly line: number };
  readonly accountName: string;
  readonly subledgerName: string | null;
  readonly shownInvoiceNo: string | null;
};

/** The postings of one voucher as a bookkeeper reads them: debit and credit apart, and a sum that must agree. */
export function PostingTable({
  rows,
  basePath,
  t,
}: {
  rows: readonly NamedPosting[];
  basePath: string;
  t: Texts;
}) {
  const sumOf = (sign: 1 | -1) =>
    rows.reduce(
      (total, { posting }) =>
        posting.amountOre > 0n === sign > 0 ? total + posting.amountOre * BigInt(sign) : total,
      0n,
    );
  return (
    <Table label={t("vouchers.postings")}>
      <TableHead>
        <tr>
          <Th>{t("vouchers.account")}</Th>
          <Th>{t("vouchers.subledger")}</Th>
          <Th>{t("common.text")}</Th>
          <Th>{t("vouchers.eventKind")}</Th>
          <Th>{t("vouchers.vatCode")}</Th>
          <Th>{t("vouchers.invoice")}</Th>
          <Th numeric>{t("vouchers.debit")}</Th>
          <Th numeric>{t("vouchers.credit")}</Th>
        </tr>
      </TableHead>
      <TableBody>
        {rows.map(({ posting, accountName, subledgerName, shownInvoiceNo }) => (
          <Tr key={posting.line}>
            <Td>
              <AccountLink basePath={basePath} no={posting.accountNo} name={accountName} />
            </Td>
            <Td>
              {posting.subledgerNo === null ? null : (
                <AccountLink basePath={basePath} no={posting.subledgerNo} name={subledgerName ?? ""} />
              )}
            </Td>
            <Td className="max-w-64 truncate">{posting.text}</Td>
            <Td>{eventName(posting.eventKind, t)}</Td>
            <Td>{posting.vatCode}</Td>
            <Td>
              {posting.invoiceId && shownInvoiceNo !== null ? (
                <Link href={`${basePath}/invoices/${posting.invoiceId}`} className="link tabular-nums">
                  {shownInvoiceNo}
                </Link>
              ) : null}
            </Td>
            <Td numeric>
              <CurrencyAmount
                ore={posting.amountOre > 0n ? posting.amountOre : null}
                foreign={posting.foreign}
              />
            </Td>
            <Td numeric>
              <CurrencyAmount
                ore={posting.amountOre < 0n ? -posting.amountOre : null}
                foreign={mirrored(posting).foreign}
              />
            </Td>
          </Tr>
        ))}
      </TableBody>
      <TableFoot>
        <tr>
          <Td colSpan={6}>{sumOf(1) === sumOf(-1) ? t("vouchers.balanced") : t("common.total")}</Td>
          <Td numeric>
            <Amount ore={sumOf(1)} />
          </Td>
          <Td numeric>
            <Amount ore={sumOf(-1)} />
          </Td>
        </tr>
      </TableFoot>
    </Table>
  );
}

function AccountLink({ basePath, no, name }: { basePath: string; no: number; name: string }) {
  return (
    <Link href={`${basePath}/ledger/accounts/${no}`} prefetch={false} className="link tabular-nums">
      {`${no} ${name}`}
    </Link>
  );
}
