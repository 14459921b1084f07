"use client";

import { Amount } from "@/components/ui/amount";
import { DateText } from "@/components/ui/date-text";
import { DescriptionList } from "@/components/ui/description-list";
import type { BankLineView } from "@/lib/contracts/direct-payment";
import { useTexts } from "@/lib/text/client";

/** What the bank says of a payment: it is posted as it stands. */
export function BankLineFacts({ line }: { line: BankLineView }) {
  const t = useTexts();
  return (
    <DescriptionList
      items={[
        { label: t("directPayments.bookedOn"), value: <DateText date={line.bookedOn} /> },
        { label: t("common.amount"), value: <Amount ore={line.amountOre} currency="NOK" /> },
        { label: t("directPayments.bankLine"), value: line.text || "–" },
        ...(line.kid ? [{ label: t("directPayments.kid"), value: line.kid }] : []),
        { label: t("directPayments.bankAccount"), value: `${line.accountNo} ${line.accountName}` },
      ]}
    />
  );
}
