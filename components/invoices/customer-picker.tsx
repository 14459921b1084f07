"use client";

import { SearchPicker } from "@/components/ui/search-picker";
import type { CustomerChoice } from "@/lib/contracts/invoice";
import { useTexts } from "@/lib/text/client";

type CustomerPickerProps = {
  value: CustomerChoice | null;
  onValueChange: (customer: CustomerChoice | null) => void;
  /** What to offer before anything is typed. */
  first: readonly CustomerChoice[];
  search: (text: string) => Promise<CustomerChoice[]>;
};

/** A customer by number or name. */
export function CustomerPicker(props: CustomerPickerProps) {
  const t = useTexts();
  return (
    <SearchPicker
      {...props}
      keyOf={({ customerNo }) => customerNo}
      columnsOf={({ customerNo, name, city }) => [customerNo, name, city]}
      texts={{
        placeholder: t("invoices.chooseCustomer"),
        showChoices: t("invoices.showChoices"),
        searching: t("invoices.searching"),
        none: t("invoices.noCustomers"),
      }}
    />
  );
}
