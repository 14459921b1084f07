"use client";

import Link from "next/link";
import { DateText } from "@/components/ui/date-text";
import { type DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { Section } from "@/components/ui/section";
import { useTexts } from "@/lib/text/client";
import { formatBankAccount } from "@/lib/text/format";
import type { SentInvoiceView } from "./sent-invoice-view";

/** The head of the document: customer, dates, references, KID and voucher; what is not there is not named. */
export function InvoiceFacts(view: SentInvoiceView) {
  const { company, invoice, customerName, original, creditNotes } = view;
  const t = useTexts();
  const { deliveryMethod, voucherSeries, voucherNo } = invoice;
  const items: (DescriptionItem | null)[] = [
    {
      label: t("invoices.customer"),
      value: (
        <Link href={`/${company}/customers/${invoice.customerNo}`} className="link">
          {invoice.customerNo} {invoice.buyer?.name ?? customerName}
        </Link>
      ),
    },
    { label: t("invoices.invoiceDate"), value: <DateText date={invoice.invoiceDate} /> },
    { label: t("invoices.dueDate"), value: <DateText date={invoice.dueDate} /> },
    invoice.deliveryDate
      ? { label: t("invoices.deliveryDate"), value: <DateText date={invoice.deliveryDate} /> }
      : null,
    fact(t("invoices.kid"), invoice.ownKid),
    deliveryMethod
      ? {
          label: t("invoices.deliveryMethod"),
          value:
            (deliveryMethod === "factoring" ? view.integrationName : null) ??
            (isMethod(deliveryMethod) ? t(`invoices.deliveryMethods.${deliveryMethod}`) : deliveryMethod),
        }
      : null,
    {
      label: t("invoices.voucher"),
      value: (
        <Link href={`/${company}/vouchers/${voucherSeries}-${voucherNo}`} className="link tabular-nums">
          {voucherSeries}-{voucherNo}
        </Link>
      ),
    },
    invoice.branding
      ? {
          label: t("branding.template"),
          value: (
            <Link href={`/${company}/settings/templates/${invoice.branding.templateId}`} className="link">
              {invoice.branding.name}
            </Link>
          ),
        }
      : null,
    invoice.branding?.bankAccount
      ? fact(
          t("branding.paidTo"),
          t("branding.paidToAccount", {
            payee: invoice.branding.payee ?? invoice.seller?.name ?? "",
            account: formatBankAccount(invoice.branding.bankAccount),
          }),
        )
      : null,
    fact(t("invoices.buyerReference"), invoice.buyerReference),
    fact(t("invoices.orderReference"), invoice.orderReference),
    original
      ? {
          label: t("invoices.creditsInvoice", { number: "" }).trim(),
          value: (
            <Link href={`/${company}/invoices/${original.id}`} className="link tabular-nums">
              {original.number}
            </Link>
          ),
        }
      : null,
    creditNotes.length > 0
      ? {
          label: t("invoices.creditedBy"),
          value: creditNotes.map((note) => (
            <Link key={note.id} href={`/${company}/invoices/${note.id}`} className="link mr-2 tabular-nums">
              {note.number ?? t("invoices.draft")}
            </Link>
          )),
        }
      : null,
  ];
  return (
    <Section title={t("invoices.documentFacts")}>
      <DescriptionList columns={4} items={items.filter((item) => item !== null)} />
    </Section>
  );
}

function fact(label: string, text: string | null | undefined): DescriptionItem | null {
  return text ? { label, value: <span className="tabular-nums">{text}</span> } : null;
}

function isMethod(text: string | null): text is "email" | "print" | "ehf" | "efaktura" | "factoring" {
  return text !== null && ["email", "print", "ehf", "efaktura", "factoring"].includes(text);
}
