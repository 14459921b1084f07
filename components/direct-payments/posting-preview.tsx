"use client";

import { Amount } from "@/components/ui/amount";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { AccountChoice } from "@/lib/contracts/direct-payment";
import { useTexts } from "@/lib/text/client";

type PostingPreviewProps = {
  debit: AccountChoice | null;
  credit: AccountChoice | null;
  /** Null while what is typed is no amount. */
  amountOre: bigint | null;
};

/** The voucher that will be posted, told before it is: account, debit and credit. */
export function PostingPreview({ debit, credit, amountOre }: PostingPreviewProps) {
  const t = useTexts();
  return (
    <div>
      <p className="mb-1 text-sm font-medium">{t("directPayments.preview")}</p>
      <Table label={t("directPayments.preview")}>
        <TableHead>
          <tr>
            <Th>{t("directPayments.account")}</Th>
            <Th numeric>{t("common.debit")}</Th>
            <Th numeric>{t("common.credit")}</Th>
          </tr>
        </TableHead>
        <TableBody>
          <Tr>
            <Td className="whitespace-normal">{nameOf(debit)}</Td>
            <Td numeric>
              <Amount ore={amountOre} />
            </Td>
            <Td />
          </Tr>
          <Tr>
            <Td className="whitespace-normal">{nameOf(credit)}</Td>
            <Td />
            <Td numeric>
              <Amount ore={amountOre} />
            </Td>
          </Tr>
        </TableBody>
      </Table>
    </div>
  );
}

/** "2999 Mellomregning avvik factoring"; a dash for what is not chosen or not mapped. */
export function nameOf(account: AccountChoice | null): string {
  return account ? `${account.no} ${account.name}` : "–";
}
