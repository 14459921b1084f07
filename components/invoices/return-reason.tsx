"use client";

import type { ReturnedChoices } from "@/lib/contracts/returned-invoice";
import { rejectionReasonCodes } from "@/lib/domain/factoring";
import { useTexts } from "@/lib/text/client";

/** Why the factoring company gave an invoice back, in its own words, and whether it says that trying again can help. */
export function ReturnReason({ returned }: { returned: ReturnedChoices }) {
  const t = useTexts();
  const { reasonCode, reason, retryable } = returned;
  const known = rejectionReasonCodes.find((code) => code === reasonCode);
  return (
    <>
      {reasonCode ? (
        <p className="font-medium">
          {t("history.facts.reason", { reason: known ? t(`history.reasons.${known}`) : reasonCode })}
        </p>
      ) : null}
      {reason ? <blockquote className="my-1 border-l-2 border-rule pl-3">{reason}</blockquote> : null}
      {retryable === null ? null : (
        <p>{t(retryable ? "returns.retryable" : "returns.notRetryable", { name: returned.returnedBy })}</p>
      )}
    </>
  );
}
