"use client";

import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { Button } from "@/components/ui/button";
import { DateText, MomentText } from "@/components/ui/date-text";
import { Section } from "@/components/ui/section";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { DirectPaymentView } from "@/lib/contracts/direct-payment";
import { daysBetween } from "@/lib/domain/dates";
import { useTexts } from "@/lib/text/client";
import { formatAmount } from "@/lib/text/format";
import { type DirectPaymentPage, voucherName } from "./direct-payment-page";

/** What can be done with an open payment. */
export type OpenAct = "forwarded" | "set_off" | "reversed";

const labels = { forwarded: "forward", set_off: "setOff", reversed: "reverse" } as const;

type OpenPaymentsProps = Pick<DirectPaymentPage, "company" | "today" | "open" | "mayPost"> & {
  act: (payment: DirectPaymentView, act: OpenAct) => void;
};

/** «Ikke gjort opp»: each payment that stands on the deviation account, the oldest first, and the ways to clear it. */
export function OpenPayments({ company, today, open, mayPost, act }: OpenPaymentsProps) {
  const t = useTexts();
  if (open.length === 0) {
    return (
      <Section title={t("directPayments.open")}>
        <p className="text-ink-soft">{t("directPayments.noneOpen")}</p>
      </Section>
    );
  }
  return (
    <Section title={t("directPayments.open")}>
      <Table label={t("directPayments.open")}>
        <TableHead>
          <tr>
            <Th className="max-sm:hidden">{t("directPayments.paidOn")}</Th>
            <Th className="max-sm:hidden">{t("directPayments.age")}</Th>
            <Th>{t("directPayments.invoice")}</Th>
            <Th className="max-sm:hidden">{t("directPayments.customer")}</Th>
            <Th numeric>{t("common.amount")}</Th>
            <Th className="max-sm:hidden">{t("directPayments.voucher")}</Th>
            <Th className="max-lg:hidden">{t("directPayments.seen")}</Th>
            {mayPost ? (
              <Th>
                <span className="sr-only">{t("common.actions")}</span>
              </Th>
            ) : null}
          </tr>
        </TableHead>
        <TableBody>
          {open.map((payment) => (
            <Tr key={payment.id}>
              <Td className="max-sm:hidden">
                <DateText date={payment.paidOn} />
              </Td>
              <Td className="whitespace-nowrap max-sm:hidden">
                {t("directPayments.days", { days: daysBetween(payment.paidOn, today) })}
              </Td>
              <PaymentCells company={company} payment={payment} />
              <Td className="whitespace-nowrap max-lg:hidden">
                {payment.acknowledgedAt ? (
                  <MomentText moment={payment.acknowledgedAt} />
                ) : (
                  <span className="text-ink-soft">{t("directPayments.notSeen")}</span>
                )}
              </Td>
              {mayPost ? (
                <Td className="text-right whitespace-nowrap">
                  {(["forwarded", "set_off", "reversed"] as const).map((way) => (
                    <Button
                      key={way}
                      size="small"
                      variant={way === "reversed" ? "quiet" : "secondary"}
                      className="sm:ml-1.5 max-sm:my-0.5 max-sm:flex max-sm:w-full"
                      aria-label={t("directPayments.actionsOf", {
                        action: t(`directPayments.${labels[way]}`),
                        number: String(payment.invoiceNo),
                        amount: formatAmount(payment.amountOre),
                      })}
                      onClick={() => act(payment, way)}
                    >
                      {t(`directPayments.${labels[way]}`)}
                    </Button>
                  ))}
                </Td>
              ) : null}
            </Tr>
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}

/** Invoice, customer, amount and voucher of a payment, each with the way to it. */
export function PaymentCells({ company, payment }: { company: string; payment: DirectPaymentView }) {
  const { voucherSeries: series, voucherNo } = payment;
  const voucher = voucherName({ series, voucherNo });
  return (
    <>
      <Td>
        <Link href={`/${company}/invoices/${payment.invoiceId}`} className="link tabular-nums">
          {payment.invoiceNo}
        </Link>
        <div className="max-w-40 text-sm sm:hidden">
          <p className="truncate">{payment.customerName}</p>
          <DateText date={payment.paidOn} className="text-ink-soft" />
        </div>
      </Td>
      <Td className="max-sm:hidden">
        <Link href={`/${company}/customers/${payment.customerNo}`} className="link">
          {payment.customerName}
        </Link>
      </Td>
      <Td numeric>
        <Amount ore={payment.amountOre} />
      </Td>
      <Td className="max-sm:hidden">
        <Link href={`/${company}/vouchers/${voucher}`} className="link tabular-nums">
          {voucher}
        </Link>
      </Td>
    </>
  );
}
