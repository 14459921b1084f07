"use client";

import { useFormContext, useWatch } from "react-hook-form";
import { DescriptionList } from "@/components/ui/description-list";
import { type MappingValues, mappingWays } from "@/lib/contracts/activation";
import { useTexts, useUserLocale } from "@/lib/text/client";
import { type MappingChoicesOffered, mappingOptions, needName } from "./mapping-options";

/** The accounts as chosen so far, in words. */
export function ChosenAccounts({ offered }: { offered: MappingChoicesOffered }) {
  const t = useTexts();
  const locale = useUserLocale();
  const { control } = useFormContext<{ mapping: MappingValues }>();
  const mapping = useWatch({ control, name: "mapping" });
  const items = offered.needs.map((need) => {
    const field = mapping[need.eventKind];
    const option = mappingOptions(t, offered, need).find(({ value }) => value === field?.choice);
    const value =
      field?.choice === mappingWays.newAccount
        ? `${field.newNo} ${field.newName}`
        : field?.choice === mappingWays.supplier
          ? supplierName(offered, field.supplierNo)
          : (option?.label ?? "");
    return { label: needName(t, locale, need), value };
  });
  return <DescriptionList items={items} />;
}

function supplierName({ supplier }: MappingChoicesOffered, supplierNo: string): string {
  const known = supplier.accounts.find(({ subledgerNo }) => String(subledgerNo) === supplierNo.trim());
  return known ? `${known.subledgerNo} ${known.name}` : supplierNo;
}
