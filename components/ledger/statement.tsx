import type { ReactNode } from "react";
import { Amount } from "@/components/ui/amount";
import { MoreRows } from "@/components/ui/more-rows";
import { Table, TableBody, TableFoot, TableHead, Td, Th } from "@/components/ui/table";
import type { Page } from "@/components/ui/use-pages";
import { sum } from "@/lib/domain/money";
import type { Texts } from "@/lib/text/server";
import { PostingRows, type StatementLine } from "./posting-rows";

type StatementProps = {
  label: string;
  /** Balance before the period and its movement, in øre; credit is negative. */
  sums: { readonly openingOre: bigint; readonly debitOre: bigint; readonly creditOre: bigint };
  rows: readonly StatementLine[];
  next: string | null;
  loadMore: (cursor: string) => Promise<Page<ReactNode>>;
  withSubledger: boolean;
  basePath: string;
  t: Texts;
};

/** An account's postings between its opening and its closing balance. */
export function Statement({ label, sums, rows, next, loadMore, withSubledger, basePath, t }: StatementProps) {
  const { openingOre, debitOre, creditOre } = sums;
  const columns = withSubledger ? 8 : 7;
  return (
    <Table label={label}>
      <TableHead>
        <tr>
          <Th>{t("common.date")}</Th>
          <Th>{t("vouchers.voucherNo")}</Th>
          <Th>{t("common.text")}</Th>
          <Th>{t("vouchers.eventKind")}</Th>
          {withSubledger ? <Th>{t("ledger.subledger")}</Th> : null}
          <Th numeric>{t("vouchers.debit")}</Th>
          <Th numeric>{t("vouchers.credit")}</Th>
          <Th numeric>{t("common.balance")}</Th>
        </tr>
      </TableHead>
      <TableBody>
        <tr>
          <Td colSpan={columns - 1} className="text-ink-soft">
            {t("ledger.opening")}
          </Td>
          <Td numeric>
            <Amount ore={openingOre} />
          </Td>
        </tr>
        <PostingRows rows={rows} basePath={basePath} withSubledger={withSubledger} t={t} />
        <MoreRows columns={columns} next={next} load={loadMore} />
      </TableBody>
      <TableFoot>
        <tr>
          <Td colSpan={columns - 3}>{t("ledger.closing")}</Td>
          <Td numeric>
            <Amount ore={debitOre} />
          </Td>
          <Td numeric>
            <Amount ore={-creditOre} />
          </Td>
          <Td numeric>
            <Amount ore={sum([openingOre, debitOre, creditOre])} />
          </Td>
        </tr>
      </TableFoot>
    </Table>
  );
}
