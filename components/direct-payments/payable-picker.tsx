"use client";

import { Combobox } from "@base-ui/react/combobox";
import { ChevronDown } from "lucide-react";
import { useRef, useState, useTransition } from "react";
import { classNames } from "@/components/ui/class-names";
import { controlStyle } from "@/components/ui/control-style";
import { useFieldControl } from "@/components/ui/field";
import { menuItemStyle, menuStyle } from "@/components/ui/popup-style";
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

/** A factored invoice by its number, customer, KID or amount: type, arrow down, Enter. Inside a `Field` it is labelled by it. */
export function PayablePicker({ value, onValueChange, first, search }: PayablePickerProps) {
  const t = useTexts();
  const control = useFieldControl({});
  const [found, setFound] = useState<readonly PayableChoice[]>(first);
  const [searching, startSearch] = useTransition();
  const latest = useRef(0);
  // The one that is chosen must be among the items, also while others are looked for.
  const items = !value || found.some((one) => isSame(one, value)) ? found : [value, ...found];

  function look(text: string) {
    latest.current += 1;
    const turn = latest.current;
    startSearch(async () => {
      const invoices = text.trim() === "" ? first : await search(text);
      // A slow answer to an earlier letter must not replace a later one's.
      if (turn === latest.current) startSearch(() => setFound(invoices));
    });
  }

  return (
    <Combobox.Root
      items={items}
      value={value}
      onValueChange={(next: PayableChoice | null) => onValueChange(next)}
      onInputValueChange={(text, { reason }) => {
        if (reason === "input-change" || reason === "input-clear") look(text);
      }}
      itemToStringLabel={labelOf}
      isItemEqualToValue={isSame}
      filter={null}
      autoHighlight
    >
      <Combobox.InputGroup className="relative block">
        <Combobox.Input
          {...control}
          placeholder={t("directPayments.findInvoice")}
          className={classNames(controlStyle, "pr-8")}
        />
        <Combobox.Trigger
          aria-label={t("directPayments.showInvoices")}
          className="absolute top-1 right-1 grid size-6 place-items-center rounded-sm text-ink-soft hover:bg-hover"
        >
          <ChevronDown aria-hidden className="size-4" />
        </Combobox.Trigger>
      </Combobox.InputGroup>
      <Combobox.Portal>
        <Combobox.Positioner sideOffset={4} className="z-50 outline-none">
          <Combobox.Popup className={classNames(menuStyle, "w-(--anchor-width) min-w-72")}>
            <Combobox.Empty className="px-2 py-1.5 text-ink-soft empty:hidden">
              {searching ? t("directPayments.searching") : t("directPayments.noInvoices")}
            </Combobox.Empty>
            <Combobox.List>
              {(invoice: PayableChoice) => (
                <Combobox.Item key={invoice.invoiceId} value={invoice} className={menuItemStyle}>
                  <span className="w-14 shrink-0 text-ink-soft tabular-nums">{invoice.number}</span>
                  <span className="min-w-0 flex-1 truncate">{invoice.customerName}</span>
                  <span className="shrink-0 text-sm text-ink-soft tabular-nums">
                    {formatAmount(invoice.remainingOre)}
                  </span>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}

function labelOf({ number, customerName }: PayableChoice): string {
  return `${number} ${customerName}`;
}

function isSame(one: PayableChoice, other: PayableChoice): boolean {
  return one.invoiceId === other.invoiceId;
}
