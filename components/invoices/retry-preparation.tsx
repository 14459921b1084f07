"use client";

import { useTransition } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import type { SentInvoiceView } from "./sent-invoice-view";

type RetryPreparationProps = Pick<SentInvoiceView, "company" | "retry"> & {
  invoiceId: string;
  reason: string;
};

/** «Klargjøring feilet»: why, and «Prøv igjen». */
export function RetryPreparation({ company, invoiceId, reason, retry }: RetryPreparationProps) {
  const t = useTexts();
  const [pending, start] = useTransition();

  function again() {
    start(async () => {
      const state = await retry(company, { invoiceId });
      if (state.status === "refused") toast.error(refusalText(t, { code: state.code }));
      else toast.success(t("invoices.retried"));
    });
  }

  return (
    <div className="mb-6">
      <Callout
        tone="error"
        title={t("invoices.preparationFailedTitle")}
        actions={
          <Button pending={pending} onClick={again}>
            {t("common.retry")}
          </Button>
        }
      >
        {t("invoices.preparationFailedText", { reason })}
      </Callout>
    </div>
  );
}
