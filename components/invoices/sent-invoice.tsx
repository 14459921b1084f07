"use client";

import type { ReactNode } from "react";
import { ClaimPanel } from "@/components/claims/claim-panel";
import { Badge } from "@/components/ui/badge";
import type { Crumb } from "@/components/ui/breadcrumbs";
import { Callout } from "@/components/ui/callout";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { totalsOf } from "@/lib/domain/invoice";
import { useTexts } from "@/lib/text/client";
import { InvoiceActions } from "./invoice-actions";
import { InvoiceFacts } from "./invoice-facts";
import { InvoiceHistory } from "./invoice-history";
import { InvoiceLines } from "./invoice-lines";
import { InvoiceMoney } from "./invoice-money";
import { InvoicePostings } from "./invoice-postings";
import { LiveUpdate } from "./live-update";
import { RetryPreparation } from "./retry-preparation";
import { ReturnedInvoice } from "./returned-invoice";
import { SentAttachments } from "./sent-attachments";
import type { SentInvoiceView } from "./sent-invoice-view";
import { Totals } from "./totals";

type SentInvoiceProps = SentInvoiceView & {
  title: string;
  breadcrumbs: readonly Crumb[];
  /** Where it stands with reminders and collection; nothing until it is overdue. */
  dunning: ReactNode;
  /** What is lost of it, and the way to post a loss; nothing while that is no question. */
  loss: ReactNode;
};

/** A sent invoice: where it stands, the document, its money and postings, and «Historikk». */
export function SentInvoice({ title, breadcrumbs, dunning, loss, ...view }: SentInvoiceProps) {
  const t = useTexts();
  const { company, invoice, factoring, settlement } = view;
  const imported = invoice.source === "imported";
  return (
    <>
      <PageHeader
        title={title}
        breadcrumbs={breadcrumbs}
        status={
          // Told again when it changes: the page follows the factoring company by itself.
          <span role="status">
            {imported ? (
              <Badge>{t("invoices.imported")}</Badge>
            ) : (
              <Status
                code={factoring && invoice.deliveryMethod === "factoring" ? factoring.status : "sent"}
              />
            )}
          </span>
        }
        actions={<InvoiceActions {...view} />}
      />
      {imported ? (
        <div className="mb-6">
          <Callout tone="info">{t("invoices.importedText")}</Callout>
        </div>
      ) : null}
      {factoring ? <LiveUpdate status={factoring.status} /> : null}
      {factoring?.status === "preparation_failed" ? (
        <RetryPreparation
          company={company}
          invoiceId={invoice.id}
          reason={factoring.statusDescription}
          retry={view.retry}
        />
      ) : null}
      {view.returned ? <ReturnedInvoice {...view} returned={view.returned} /> : null}
      <div className="grid gap-x-10 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0">
          <InvoiceFacts {...view} />
          <Section title={t("invoices.lines")}>
            <InvoiceLines lines={invoice.lines} currency={invoice.currency} />
            <div className="mt-3">
              <Totals
                kind={invoice.kind}
                totals={totalsOf(invoice.lines)}
                currency={invoice.currency}
                rate={invoice.exchangeRateMicro}
                nokTotalOre={invoice.nokTotalOre ?? undefined}
              />
            </div>
          </Section>
          <SentAttachments company={company} attachments={view.attachments} />
          <Section title={t("invoices.postings")}>
            <InvoicePostings company={company} postings={view.postings} />
          </Section>
        </div>
        <div className="min-w-0 lg:order-last">
          <InvoiceMoney
            company={company}
            settlement={settlement}
            factoring={factoring}
            postings={view.postings}
            currency={invoice.currency}
            creditNotes={view.creditNotes}
          />
          {factoring && view.claim ? (
            <ClaimPanel
              company={company}
              invoice={invoice}
              factoring={factoring}
              claim={view.claim}
              report={view.report}
            />
          ) : null}
          {dunning}
          {loss}
          <Section title={t("history.title")}>
            <InvoiceHistory company={company} history={view.history} />
          </Section>
        </div>
      </div>
    </>
  );
}
