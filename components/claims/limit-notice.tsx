"use client";

import { Callout } from "@/components/ui/callout";
import type { LimitPreview } from "@/lib/contracts/invoice";
import { useTexts } from "@/lib/text/client";
import { formatAmount, formatDate } from "@/lib/text/format";

/** How the invoice that is about to be sent stands beside the customer's credit limit (edge 14): told, and stops nothing. */
export function LimitNotice({ limit }: { limit: LimitPreview }) {
  const t = useTexts();
  const { connectionName: name, verdict, validTo } = limit;
  const left = formatAmount(limit.leftOre);
  if (verdict === "enough")
    return <p className="text-ink-soft">{t("claimDesk.limitEnough", { name, left })}</p>;
  if (verdict === "expired" && validTo)
    return <p className="text-ink-soft">{t("claimDesk.limitExpired", { date: formatDate(validTo) })}</p>;
  return (
    <Callout tone="warning" title={t("claimDesk.limitExceededTitle", { name })}>
      {t("claimDesk.limitExceeded", {
        name,
        left,
        limit: formatAmount(limit.limitOre),
        total: formatAmount(limit.totalOre),
      })}
    </Callout>
  );
}
