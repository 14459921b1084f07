"use client";

import { Callout } from "@/components/ui/callout";
import type { RefusalView } from "@/lib/contracts/invoice";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";

/** Why a payment was not posted, with the way to where it is mended. */
export function FormRefusal({ refusal, company }: { refusal: RefusalView | null; company: string }) {
  const t = useTexts();
  if (!refusal) return null;
  const unmapped = refusal.code === "no_deviation_account" || refusal.code === "no_clearing_account";
  return (
    <Callout
      tone="error"
      live
      links={unmapped ? [{ label: t("factoring.title"), href: `/${company}/factoring` }] : []}
    >
      {refusalText(t, refusal)}
    </Callout>
  );
}
