"use client";

import { Banknote, FileCode, FileText, Mail, Repeat, Undo2 } from "lucide-react";
import { useState, useTransition } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import { LinkButton } from "@/components/ui/link-button";
import { isPayable } from "@/lib/domain/direct-payment";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import { SendCopyDialog } from "./send-copy-dialog";
import type { SentInvoiceView } from "./sent-invoice-view";

/** What can be done with a sent invoice. «Vis pdf» and «Send fakturakopi» come with the PDF, and not before (M17, M22). */
export function InvoiceActions({
  company,
  invoice,
  pdf,
  history,
  copyTo,
  credit,
  sendCopy,
  returned,
  factoring,
}: SentInvoiceView) {
  const t = useTexts();
  const [copying, setCopying] = useState(false);
  const [pending, start] = useTransition();
  const ehf = history.find((entry) => entry.documentKind === "ehf");

  function startCredit() {
    start(async () => {
      const state = await credit(company, { invoiceId: invoice.id });
      if (state.status === "refused") toast.error(refusalText(t, { code: state.code }));
    });
  }

  return (
    <>
      {invoice.kind === "invoice" && !returned ? (
        <Button pending={pending} onClick={startCredit}>
          <Undo2 aria-hidden />
          {t("invoices.credit")}
        </Button>
      ) : null}
      {invoice.kind === "invoice" && invoice.source === "created" && invoice.currency === "NOK" ? (
        <LinkButton href={`/${company}/invoices/recurring/new?invoice=${invoice.id}`} variant="quiet">
          <Repeat aria-hidden />
          {t("recurring.make")}
        </LinkButton>
      ) : null}
      {invoice.kind === "invoice" && factoring && isPayable(factoring.status) ? (
        <LinkButton href={`/${company}/factoring/direct-payments?invoice=${invoice.id}`}>
          <Banknote aria-hidden />
          {t("directPayments.paidToUs")}
        </LinkButton>
      ) : null}
      {ehf ? (
        <a
          href={`/${company}/documents/${ehf.documentId}`}
          target="_blank"
          rel="noreferrer"
          className={buttonStyle({ variant: "secondary" })}
        >
          <FileCode aria-hidden />
          {t("invoices.showEhf")}
        </a>
      ) : null}
      {pdf ? (
        <>
          <Button onClick={() => setCopying(true)}>
            <Mail aria-hidden />
            {t("invoices.sendCopy")}
          </Button>
          <a
            href={`/${company}/documents/${pdf.id}`}
            target="_blank"
            rel="noreferrer"
            className={buttonStyle({ variant: "primary" })}
          >
            <FileText aria-hidden />
            {t("invoices.showPdf")}
          </a>
          <SendCopyDialog
            open={copying}
            onOpenChange={setCopying}
            company={company}
            invoiceId={invoice.id}
            copyTo={copyTo}
            sendCopy={sendCopy}
          />
        </>
      ) : null}
    </>
  );
}
