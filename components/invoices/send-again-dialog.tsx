"use client";

import { useState, useTransition } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { LinkButton } from "@/components/ui/link-button";
import type { RefusalView } from "@/lib/contracts/invoice";
import type { ReturnedChoices } from "@/lib/contracts/returned-invoice";
import { useTexts } from "@/lib/text/client";
import { RefusalCallout } from "./refusal-callout";
import { ReturnReason } from "./return-reason";
import type { SentInvoiceView } from "./sent-invoice-view";

type SendAgainDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  company: string;
  returned: ReturnedChoices;
  sendAgain: SentInvoiceView["sendAgain"];
};

/** «Rett og send på nytt» (edge 13): the reason, what the card still lacks with a link to each field, and «Send». */
export function SendAgainDialog({ open, onOpenChange, company, returned, sendAgain }: SendAgainDialogProps) {
  const t = useTexts();
  const [pending, start] = useTransition();
  const [refused, setRefused] = useState<RefusalView | null>(null);
  const { invoiceId, customerNo, integrationName, again } = returned;
  const reason = refused ?? again;

  function send() {
    start(async () => {
      const state = await sendAgain(company, { invoiceId });
      if (state.status === "refused") return setRefused({ ...state.facts, code: state.code });
      if (state.status !== "done") return setRefused({ code: "validation_failed" });
      toast.success(t("returns.sentAgain", { name: integrationName ?? "" }));
      onOpenChange(false);
    });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("returns.sendAgain")}
      description={integrationName ? t("returns.sendAgainText", { name: integrationName }) : undefined}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{t("common.cancel")}</Button>
          <LinkButton href={`/${company}/customers/${customerNo}`}>{t("returns.openCard")}</LinkButton>
          <Button variant="primary" pending={pending} disabled={again !== null} onClick={send}>
            {t("returns.sendAgainNow")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Callout tone="info" title={t(`returns.headings.${returned.status}`, { name: returned.returnedBy })}>
          <ReturnReason returned={returned} />
        </Callout>
        {reason ? (
          <RefusalCallout
            live={refused !== null}
            title={t("returns.cannotSendAgain")}
            refusal={reason}
            company={company}
            customerNo={customerNo}
          />
        ) : (
          <p>{t("returns.sameDocument")}</p>
        )}
      </div>
    </Dialog>
  );
}
