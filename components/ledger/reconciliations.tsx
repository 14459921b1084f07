import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { DateText, MomentText } from "@/components/ui/date-text";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { Currency } from "@/lib/domain/currency";
import type { IsoDate } from "@/lib/domain/dates";
import { codeUnlessKroner } from "@/lib/domain/document-currency";
import type { Texts } from "@/lib/text/server";

/** What a factoring company has said of the account, beside what our books said. Amounts in hundredths of its currency. */
export type ToldReconciliation = {
  readonly id: string;
  readonly partner: string;
  readonly asOf: IsoDate;
  readonly accountNo: number;
  readonly currency: Currency;
  readonly factorBalanceOre: bigint;
  readonly ourBalanceOre: bigint;
  readonly invoices: readonly unknown[];
  readonly createdAt: Date;
};

/** Reconciliations of clearing accounts: balances, and how many invoices the two differ of; each opens by its date. */
export function Reconciliations({
  rows,
  basePath,
  t,
}: {
  rows: readonly ToldReconciliation[];
  basePath: string;
  t: Texts;
}) {
  return (
    <Table label={t("postings.reconciliations")}>
      <TableHead>
        <tr>
          <Th>{t("postings.asOf")}</Th>
          <Th>{t("postings.told")}</Th>
          <Th numeric>{t("postings.account")}</Th>
          <Th numeric>{t("postings.theirBalance")}</Th>
          <Th numeric>{t("postings.ourBalance")}</Th>
          <Th numeric>{t("postings.difference")}</Th>
          <Th numeric>{t("postings.differingInvoices")}</Th>
        </tr>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td>
              <Link href={`${basePath}/factoring/reconciliations/${row.id}`} className="link">
                <DateText date={row.asOf} />
              </Link>
            </Td>
            <Td>
              <MomentText moment={row.createdAt} /> {row.partner}
            </Td>
            <Td numeric>
              <Link href={`${basePath}/ledger/accounts/${row.accountNo}`} className="link">
                {row.accountNo}
              </Link>
            </Td>
            <Td numeric>
              <Amount ore={row.factorBalanceOre} currency={codeUnlessKroner(row.currency)} />
            </Td>
            <Td numeric>
              <Amount ore={row.ourBalanceOre} currency={codeUnlessKroner(row.currency)} />
            </Td>
            <Td numeric>
              <Amount
                ore={row.factorBalanceOre - row.ourBalanceOre}
                currency={codeUnlessKroner(row.currency)}
                className={row.factorBalanceOre === row.ourBalanceOre ? undefined : "font-semibold"}
              />
            </Td>
            <Td numeric>{row.invoices.length}</Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}
