"use client";

import { useFormContext, useWatch } from "react-hook-form";
import { Callout } from "@/components/ui/callout";
import type { CustomerValues } from "@/lib/contracts/customer";
import { useTexts } from "@/lib/text/client";

/** Invoices of the customer that the factoring company is not finished with. */
export type OpenFactored = { readonly count: number; readonly href: string };

type ExemptNoteProps = {
  integrationName: string | null;
  openFactored: OpenFactored | null;
};

/** What clearing «Bruk Factoring» does not do: invoices that the factoring company has stay there (edge 18). */
export function ExemptNote({ integrationName, openFactored }: ExemptNoteProps) {
  const t = useTexts();
  const { control, formState } = useFormContext<CustomerValues>();
  const useFactoring = useWatch({ control, name: "useFactoring" });
  const cleared = !useFactoring && formState.defaultValues?.useFactoring === true;

  if (!cleared || !openFactored || openFactored.count === 0) return null;
  return (
    <Callout
      tone="warning"
      live
      title={t("customers.openFactoredTitle", {
        count: openFactored.count,
        name: integrationName ?? t("customers.theFactoringCompany"),
      })}
      links={[{ label: t("customers.openFactoredLink"), href: openFactored.href }]}
    >
      {t("customers.openFactoredText")}
    </Callout>
  );
}
