"use client";

import { Mail, Send, Undo2 } from "lucide-react";
import { useState, useTransition } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Section } from "@/components/ui/section";
import type { ReturnedChoices } from "@/lib/contracts/returned-invoice";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import { ReturnReason } from "./return-reason";
import { SendAgainDialog } from "./send-again-dialog";
import { SendOtherwiseDialog } from "./send-otherwise-dialog";
import type { SentInvoiceView } from "./sent-invoice-view";

type ReturnedInvoiceProps = Pick<
  SentInvoiceView,
  "company" | "invoice" | "credit" | "sendAgain" | "sendOtherwise"
> & {
  returned: ReturnedChoices;
};

/** What came back from the factoring company, why, and the three ways on (edge 13); none is chosen by itself. */
export function ReturnedInvoice({
  company,
  invoice,
  returned,
  credit,
  sendAgain,
  sendOtherwise,
}: ReturnedInvoiceProps) {
  const t = useTexts();
  const [open, setOpen] = useState<"again" | "otherwise" | null>(null);
  const [pending, start] = useTransition();

  // The factoring company has said that sending again cannot help: then that way is not the one to lead to.
  const hopeless = returned.retryable === false;

  function startCredit() {
    start(async () => {
      const state = await credit(company, { invoiceId: invoice.id });
      if (state.status === "refused") toast.error(refusalText(t, { code: state.code }));
    });
  }

  return (
    <Section title={t("returns.title")}>
      <Callout
        tone={returned.status === "rejected" ? "error" : "info"}
        title={t(`returns.headings.${returned.status}`, { name: returned.returnedBy })}
        actions={
          <>
            <Button variant={hopeless ? "secondary" : "primary"} onClick={() => setOpen("again")}>
              <Send aria-hidden />
              {t("returns.sendAgain")}
            </Button>
            <Button variant={hopeless ? "primary" : "secondary"} onClick={() => setOpen("otherwise")}>
              <Mail aria-hidden />
              {t("returns.sendOtherwise")}
            </Button>
            {invoice.kind === "invoice" ? (
              <Button pending={pending} onClick={startCredit}>
                <Undo2 aria-hidden />
                {t("invoices.credit")}
              </Button>
            ) : null}
          </>
        }
      >
        <ReturnReason returned={returned} />
        <p>{t("returns.choose")}</p>
      </Callout>
      <SendAgainDialog
        open={open === "again"}
        onOpenChange={(next) => setOpen(next ? "again" : null)}
        company={company}
        returned={returned}
        sendAgain={sendAgain}
      />
      <SendOtherwiseDialog
        open={open === "otherwise"}
        onOpenChange={(next) => setOpen(next ? "otherwise" : null)}
        company={company}
        returned={returned}
        sendOtherwise={sendOtherwise}
      />
    </Section>
  );
}
