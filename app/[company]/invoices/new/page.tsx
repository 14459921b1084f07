import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { InvoiceEditor } from "@/components/invoices/invoice-editor";
import { PageHeader } from "@/components/ui/page-header";
import { listIncomeAccounts } from "@/db/queries/accounts";
import { getCompany } from "@/db/queries/companies";
import { findCustomer } from "@/db/queries/customers";
import { listNewestRates } from "@/db/queries/exchange-rates";
import { dateInNorway } from "@/lib/domain/dates";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { getTexts } from "@/lib/text/server";
import { deleteDraftAction, saveDraftAction, searchCustomersAction, sendInvoiceAction } from "../actions";
import { addAttachmentAction, removeAttachmentAction } from "../attachments/actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("invoices.newInvoice") };
}

/** «Ny faktura»; `?customer=10001` begins with that customer chosen. */
export default async function NewInvoicePage({ params, searchParams }: PageProps<"/[company]/invoices/new">) {
  const { company } = await params;
  const { customer: asked } = await searchParams;
  const scope = await requireScope(company);
  const t = getTexts(await currentLocale());
  const customer = /^\d{5,9}$/.test(String(asked)) ? await findCustomer(scope, Number(asked)) : null;
  if (asked !== undefined && !customer) notFound();
  const today = dateInNorway(scope.now);
  const { vatRegistered } = await getCompany(scope);

  return (
    <>
      <PageHeader
        title={t("invoices.newInvoice")}
        breadcrumbs={[{ label: t("invoices.title"), href: `/${company}/invoices` }]}
      />
      <InvoiceEditor
        company={company}
        draft={{
          invoiceId: null,
          version: null,
          kind: "invoice",
          source: "created",
          originalNo: null,
          customerNo: customer?.customerNo ?? null,
          paymentTermsDays: customer?.paymentTermsDays ?? 14,
          buyerReference: customer?.buyerReference ?? null,
          orderReference: null,
          deliveryDate: null,
          currency: "NOK",
          exchangeRate: null,
          lines: [],
        }}
        customer={customer}
        customers={await searchCustomersAction(company, "")}
        accounts={await listIncomeAccounts(scope)}
        vatRegistered={vatRegistered}
        today={today}
        rates={await listNewestRates(scope, today)}
        preview={null}
        search={searchCustomersAction}
        save={saveDraftAction}
        remove={deleteDraftAction}
        send={sendInvoiceAction}
        attachments={{ kept: [], add: addAttachmentAction, remove: removeAttachmentAction }}
      />
    </>
  );
}
