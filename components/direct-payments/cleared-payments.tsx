"use client";

import Link from "next/link";
import { DateText } from "@/components/ui/date-text";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { useTexts } from "@/lib/text/client";
import { type DirectPaymentPage, voucherName } from "./direct-payment-page";
import { PaymentCells } from "./open-payments";

type ClearedPaymentsProps = Pick<DirectPaymentPage, "company" | "cleared" | "olderCleared">;

/** What was passed on, set off or reversed, the latest first, each with both its vouchers. */
export function ClearedPayments({ company, cleared, olderCleared }: ClearedPaymentsProps) {
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
