"use client";

import { Amount } from "@/components/ui/amount";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { LossGroundChoice, LossView } from "@/lib/contracts/loss";
import type { IsoDate } from "@/lib/domain/dates";
import { lossVoucher } from "@/lib/domain/loss";
import { ore } from "@/lib/domain/money";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";

type LossPreviewProps = {
  loss: LossView;
  /** Null while what is typed is no amount. */
  amountOre: bigint | null;
  date: IsoDate;
  ground: LossGroundChoice;
};

/** The voucher that will be posted, by the very rule that posts it; or why there would be none. */
export function LossPreview({ loss, amountOre, date, ground }: LossPreviewProps) {
  const t = useTexts();
  const chosen = ground === "" || ground === "none" ? null : ground;
  const said = { amountOre: ore(amountOre ?? 0n), date, today: loss.today, ground: chosen };
  const decided = lossVoucher(loss.invoice, said);
  const names = new Map(loss.accounts.map(({ accountNo, name }) => [accountNo, name]));
  const postings = decided.ok ? decided.value.postings : [];
  const takesVat = postings.some(({ vatCode }) => vatCode !== null);

  return (
    <div role="status">
      <p className="mb-1 text-sm font-medium">{t("claimDesk.lossPreview")}</p>
      {decided.ok ? (
        <Table label={t("claimDesk.lossPreview")}>
          <TableHead>
            <tr>
              <Th>{t("invoices.account")}</Th>
              <Th numeric>{t("common.debit")}</Th>
              <Th numeric>{t("common.credit")}</Th>
            </tr>
          </TableHead>
          <TableBody>
            {postings.map(({ accountNo, subledgerNo, vatCode, amountOre: posted }) => (
              <Tr key={`${accountNo} ${vatCode}`}>
                <Td className="py-1 whitespace-normal">
                  <span className="tabular-nums">{subledgerNo ?? accountNo}</span>{" "}
                  {subledgerNo === null ? names.get(accountNo) : loss.invoice.customerName}
                  {vatCode === null ? null : (
                    <span className="block text-sm text-ink-soft">
                      {t("claimDesk.vatCode", { code: String(vatCode) })}
                    </span>
                  )}
                </Td>
                <Td numeric>
                  <Amount ore={posted > 0n ? posted : null} />
                </Td>
                <Td numeric>
                  <Amount ore={posted < 0n ? -posted : null} />
                </Td>
              </Tr>
            ))}
          </TableBody>
        </Table>
      ) : (
        <p className="text-ink-soft">{refusalText(t, decided.error)}</p>
      )}
      {decided.ok && !takesVat ? (
        <p className="mt-1 text-sm text-ink-soft">{t("claimDesk.lossVatNone")}</p>
      ) : null}
    </div>
  );
}
