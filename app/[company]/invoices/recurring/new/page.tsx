import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RecurringEditor } from "@/components/recurring/recurring-editor";
import { newSchedule } from "@/components/recurring/schedule-form";
import { PageHeader } from "@/components/ui/page-header";
import { listIncomeAccounts } from "@/db/queries/accounts";
import { getCompany } from "@/db/queries/companies";
import { findCustomer } from "@/db/queries/customers";
import { findInvoice } from "@/db/queries/invoices";
import { recurringPageAsked } from "@/lib/contracts/recurring";
import { dateInNorway } from "@/lib/domain/dates";
import { shownNumber } from "@/lib/domain/invoice";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { getTexts } from "@/lib/text/server";
import { searchCustomersAction } from "../../actions";
import { saveRecurringAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("recurring.newTitle") };
}

/** «Ny gjentakende faktura»; `?invoice=` takes customer, terms and lines from an invoice, `?customer=` the customer. */
export default async function NewRecurringPage({
  params,
  searchParams,
}: PageProps<"/[company]/invoices/recurring/new">) {
  const { company } = await params;
  const asked = recurringPageAsked.parse(await searchParams);
  const scope = await requireScope(company);
  const t = getTexts(await currentLocale());
  const found = asked.invoice ? await findInvoice(scope, asked.invoice) : null;
  // Agreements are in kroner: a foreign amount cannot be one of theirs.
  const invoice = found?.kind === "invoice" && found.currency === "NOK" ? found : null;
  if (asked.invoice && !invoice) notFound();
  const customerNo = invoice?.customerNo ?? (asked.customer ? Number(asked.customer) : null);
  const [customer, customers, accounts, { vatRegistered }] = await Promise.all([
    customerNo === null ? null : findCustomer(scope, customerNo),
    searchCustomersAction(company, ""),
    listIncomeAccounts(scope),
    getCompany(scope),
  ]);
  const today = dateInNorway(scope.now);
  const number = invoice && shownNumber(invoice);

  return (
    <>
      <PageHeader
        title={t("recurring.newTitle")}
        description={number ? t("recurring.fromInvoice", { number }) : undefined}
        breadcrumbs={[
          { label: t("invoices.title"), href: `/${company}/invoices` },
          { label: t("recurring.title"), href: `/${company}/invoices/recurring` },
        ]}
      />
      <RecurringEditor
        company={company}
        recurringId={null}
        version={null}
        draft={{
          invoiceId: null,
          version: null,
          kind: "invoice",
          source: "created",
          originalNo: null,
          customerNo: customer?.customerNo ?? null,
          paymentTermsDays: invoice?.paymentTermsDays ?? customer?.paymentTermsDays ?? 14,
          buyerReference: invoice?.buyerReference ?? customer?.buyerReference ?? null,
          orderReference: invoice?.orderReference ?? null,
          deliveryDate: null,
          currency: "NOK",
          exchangeRate: null,
          lines: invoice?.lines ?? [],
        }}
        schedule={newSchedule(today)}
        begun={false}
        customer={customer}
        customers={customers}
        accounts={accounts}
        vatRegistered={vatRegistered}
        today={today}
        search={searchCustomersAction}
        save={saveRecurringAction}
      />
    </>
  );
}
