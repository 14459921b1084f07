"use client";

import Link from "next/link";
import { Button } from "@/components/ui/button";
import { DateText } from "@/components/ui/date-text";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { DirectPaymentView } from "@/lib/contracts/direct-payment";
import { useTexts } from "@/lib/text/client";
import { formatAmount } from "@/lib/text/format";
import { type DirectPaymentPage, voucherName } from "./direct-payment-page";
import { PaymentCells } from "./open-payments";

type ClearedPaymentsProps = Pick<DirectPaymentPage, "company" | "cleared" | "olderCleared" | "mayPost"> & {
  reopen: (payment: DirectPaymentView) => void;
};

/** What was passed on, set off or reversed, the latest first, each with both its vouchers. */
export function ClearedPayments({ company, cleared, olderCleared, mayPost, reopen }: ClearedPaymentsProps) {
  const t = useTexts();
  if (cleared.length === 0) return null;
  return (
    <Section title={t("directPayments.cleared")}>
      <Table label={t("directPayments.cleared")}>
        <TableHead>
          <tr>
            <Th className="max-sm:hidden">{t("directPayments.paidOn")}</Th>
            <Th>{t("directPayments.invoice")}</Th>
            <Th className="max-sm:hidden">{t("directPayments.customer")}</Th>
            <Th numeric>{t("common.amount")}</Th>
            <Th className="max-sm:hidden">{t("directPayments.voucher")}</Th>
            <Th>{t("common.status")}</Th>
            <Th>{t("directPayments.clearedOn")}</Th>
            <Th>{t("directPayments.voucher")}</Th>
            {mayPost ? (
              <Th>
                <span className="sr-only">{t("common.actions")}</span>
              </Th>
            ) : null}
          </tr>
        </TableHead>
        <TableBody>
          {cleared.map((payment) => {
            const { clearedSeries: series, clearedNo } = payment;
            const voucher = series && clearedNo ? voucherName({ series, voucherNo: clearedNo }) : null;
            return (
              <Tr key={payment.id}>
                <Td className="max-sm:hidden">
                  <DateText date={payment.paidOn} />
                </Td>
                <PaymentCells company={company} payment={payment} />
                <Td className="whitespace-nowrap">{t(`directPayments.states.${payment.state}`)}</Td>
                <Td>
                  <DateText date={payment.clearedOn} />
                </Td>
                <Td>
                  {voucher ? (
                    <Link href={`/${company}/vouchers/${voucher}`} className="link tabular-nums">
                      {voucher}
                    </Link>
                  ) : null}
                </Td>
                {mayPost ? (
                  <Td className="text-right whitespace-nowrap">
                    {payment.state === "reversed" ? null : (
                      <Button
                        size="small"
                        variant="quiet"
                        aria-label={t("directPayments.actionsOf", {
                          action: t("directPayments.reopen"),
                          number: String(payment.invoiceNo),
                          amount: formatAmount(payment.amountOre),
                        })}
                        onClick={() => reopen(payment)}
                      >
                        {t("directPayments.reopen")}
                      </Button>
                    )}
                  </Td>
                ) : null}
              </Tr>
            );
          })}
        </TableBody>
      </Table>
      {olderCleared ? (
        <LinkButton href={olderCleared} className="mt-3">
          {t("directPayments.older")}
        </LinkButton>
      ) : null}
    </Section>
  );
}
