import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { z } from "zod";
import { LossSection } from "@/components/claims/loss-section";
import { InvoiceDunning } from "@/components/dunning/invoice-dunning";
import { InvoiceEditor } from "@/components/invoices/invoice-editor";
import { InvoiceSkeleton } from "@/components/invoices/invoice-skeleton";
import { SentInvoice } from "@/components/invoices/sent-invoice";
import { PageHeader } from "@/components/ui/page-header";
import { Status } from "@/components/ui/status";
import { listIncomeAccounts } from "@/db/queries/accounts";
import { listAttachments } from "@/db/queries/attachments";
import { getCompany } from "@/db/queries/companies";
import { findCustomer } from "@/db/queries/customers";
import { listNewestRates } from "@/db/queries/exchange-rates";
import { findInvoicePdf } from "@/db/queries/invoice-files";
import {
  findSettlement,
  listCreditNotes,
  listInvoiceHistory,
  listInvoicePostings,
} from "@/db/queries/invoice-page";
import { findInvoice, findInvoiceHead, findOriginal, type InvoiceRow } from "@/db/queries/invoices";
import { listOriginsOf } from "@/db/queries/recurring";
import { dateInNorway } from "@/lib/domain/dates";
import { shownNumber } from "@/lib/domain/invoice";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { standingOf } from "@/lib/services/dunning/standing-of";
import { claimFacts } from "@/lib/services/factoring/claim-facts";
import { previewLoss } from "@/lib/services/invoices/preview-loss";
import { previewSending } from "@/lib/services/invoices/preview-sending";
import { previewReturned } from "@/lib/services/invoices/returned-choices";
import { formatDate } from "@/lib/text/format";
import { getTexts } from "@/lib/text/server";
import {
  holdDunningAction,
  releaseDunningAction,
  sendToCollectionAction,
  withdrawFromCollectionAction,
} from "../../dunning/actions";
import {
  creditInvoiceAction,
  deleteDraftAction,
  reportToFactoringAction,
  retryPreparationAction,
  reverseLossAction,
  saveDraftAction,
  searchCustomersAction,
  sendAgainAction,
  sendCopyAction,
  sendInvoiceAction,
  sendOtherwiseAction,
  writeOffLossAction,
} from "../actions";
import { addAttachmentAction, removeAttachmentAction } from "../attachments/actions";

type Props = PageProps<"/[company]/invoices/[id]">;
type Opened = { scope: Awaited<ReturnType<typeof requireScope>>; company: string; invoice: InvoiceRow };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { invoice } = await open(await params);
  return { title: await titleOf(invoice) };
}

/**
 * A draft to go on with, or a sent invoice with all that has happened to it. Whether there is one is known before the
 * answer begins, so that an unknown one is answered 404.
 */
export default async function InvoicePage({ params, searchParams }: Props) {
  const opened = await open(await params);
  const { send } = await searchParams;
  return (
    <Suspense fallback={<InvoiceSkeleton />}>
      {opened.invoice.state === "draft" ? (
        <Draft {...opened} sendAtOnce={send === "1"} />
      ) : (
        <Sent {...opened} />
      )}
    </Suspense>
  );
}

async function Draft({ scope, company, invoice, sendAtOnce }: Opened & { sendAtOnce: boolean }) {
  const t = getTexts(await currentLocale());
  const today = dateInNorway(scope.now);
  const [[origin], { vatRegistered }, original, customer, customers, accounts, preview, kept, rates] =
    await Promise.all([
      listOriginsOf(scope, [invoice.id]),
      getCompany(scope),
      invoice.originalInvoiceId ? findOriginal(scope, invoice.originalInvoiceId) : null,
      findCustomer(scope, invoice.customerNo),
      searchCustomersAction(company, ""),
      listIncomeAccounts(scope),
      previewSending(scope, invoice.id),
      listAttachments(scope, invoice.id),
      listNewestRates(scope, today),
    ]);

  return (
    <>
      <PageHeader
        title={await titleOf(invoice)}
        status={<Status code="draft" />}
        breadcrumbs={[{ label: t("invoices.title"), href: `/${company}/invoices?view=drafts` }]}
        description={
          origin ? (
            <>
              {t("recurring.originDraft", { date: formatDate(origin.date) })}{" "}
              <Link href={`/${company}/invoices/recurring/${origin.recurringId}`} className="link">
                {t("recurring.openAgreement")}
              </Link>
            </>
          ) : original ? (
            t("invoices.creditsInvoice", { number: String(original.number) })
          ) : undefined
        }
      />
      <InvoiceEditor
        key={invoice.id}
        company={company}
        draft={{
          invoiceId: invoice.id,
          version: invoice.version,
          kind: invoice.kind,
          source: invoice.source,
          originalNo: original?.number ?? null,
          customerNo: invoice.customerNo,
          paymentTermsDays: invoice.paymentTermsDays,
          buyerReference: invoice.buyerReference,
          orderReference: invoice.orderReference,
          deliveryDate: invoice.deliveryDate,
          currency: invoice.currency,
          exchangeRate: invoice.exchangeRateMicro,
          lines: invoice.lines,
        }}
        customer={customer}
        customers={customers}
        accounts={accounts}
        vatRegistered={vatRegistered}
        today={today}
        rates={rates}
        preview={preview}
        sendAtOnce={sendAtOnce}
        search={searchCustomersAction}
        save={saveDraftAction}
        remove={deleteDraftAction}
        send={sendInvoiceAction}
        attachments={{ kept, add: addAttachmentAction, remove: removeAttachmentAction }}
      />
    </>
  );
}

async function Sent({ scope, company, invoice }: Opened) {
  const t = getTexts(await currentLocale());
  const [head, settlement, original, creditNotes, pdf, postings, history, returned, attachments] =
    await Promise.all([
      findInvoiceHead(scope, invoice.id),
      findSettlement(scope, invoice.id),
      invoice.originalInvoiceId ? findOriginal(scope, invoice.originalInvoiceId) : null,
      listCreditNotes(scope, invoice.id),
      findInvoicePdf(scope, invoice.id),
      listInvoicePostings(scope, invoice.id),
      listInvoiceHistory(scope, invoice.id),
      previewReturned(scope, invoice.id),
      listAttachments(scope, invoice.id),
    ]);
  if (!head || !settlement) notFound();
  const loss = await previewLoss(scope, invoice.id);
  const claim = head.factoring ? await claimFacts(scope, head.factoring) : null;
  const standing = invoice.kind === "invoice" ? await standingOf(scope, invoice.id) : null;

  return (
    <SentInvoice
      company={company}
      title={await titleOf(invoice)}
      breadcrumbs={[{ label: t("invoices.title"), href: `/${company}/invoices` }]}
      invoice={invoice}
      customerName={head.customerName}
      factoring={head.factoring}
      integrationName={claim?.name ?? null}
      claim={claim}
      report={reportToFactoringAction}
      original={original}
      creditNotes={creditNotes}
      settlement={settlement}
      pdf={pdf}
      attachments={attachments}
      postings={postings}
      history={history}
      copyTo={invoice.buyer?.invoiceEmail ?? invoice.buyer?.email ?? ""}
      credit={creditInvoiceAction}
      sendCopy={sendCopyAction}
      retry={retryPreparationAction}
      returned={returned}
      sendAgain={sendAgainAction}
      sendOtherwise={sendOtherwiseAction}
      loss={
        loss ? (
          <LossSection
            company={company}
            loss={loss}
            postLoss={writeOffLossAction}
            reverseLoss={reverseLossAction}
          />
        ) : null
      }
      dunning={
        standing ? (
          <InvoiceDunning
            {...standing}
            company={company}
            invoiceId={invoice.id}
            returned={returned !== null}
            hold={holdDunningAction}
            release={releaseDunningAction}
            collect={sendToCollectionAction}
            withdraw={withdrawFromCollectionAction}
          />
        ) : null
      }
    />
  );
}

async function open({ company, id }: Awaited<Props["params"]>): Promise<Opened> {
  const scope = await requireScope(company);
  const invoice = z.uuid().safeParse(id).success ? await findInvoice(scope, id) : null;
  return invoice ? { scope, company, invoice } : notFound();
}

async function titleOf(invoice: InvoiceRow): Promise<string> {
  const t = getTexts(await currentLocale());
  const { kind } = invoice;
  const number = shownNumber(invoice);
  if (number === null) return `${t(kind === "invoice" ? "invoices.invoice" : "invoices.creditNote")}`;
  return t(kind === "invoice" ? "invoices.invoiceNumbered" : "invoices.creditNoteNumbered", {
    number,
  });
}
