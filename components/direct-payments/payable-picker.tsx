"use client";

import { SearchPicker } from "@/components/ui/search-picker";
import type { PayableChoice } from "@/lib/contracts/direct-payment";
import { useTexts } from "@/lib/text/client";
import { formatAmount } from "@/lib/text/format";

type PayablePickerProps = {
  value: PayableChoice | null;
  onValueChange: (invoice: PayableChoice | null) => void;
  /** What to offer before anything is typed. */
  first: readonly PayableChoice[];
  search: (text: string) => Promise<PayableChoice[]>;
};

/** A factored invoice by its number, customer, KID or amount, with what remains of it. */
export function PayablePicker(props: PayablePickerProps) {
  const t = useTexts();
  return (
    <SearchPicker
      {...props}
      keyOf={({ invoiceId }) => invoiceId}
      columnsOf={({ number, customerName, remainingOre }) => [
        number,
        customerName,
        formatAmount(remainingOre),
      ]}
      texts={{
        placeholder: t("directPayments.findInvoice"),
        showChoices: t("directPayments.showInvoices"),
        searching: t("directPayments.searching"),
        none: t("directPayments.noInvoices"),
      }}
    />
  );
}
