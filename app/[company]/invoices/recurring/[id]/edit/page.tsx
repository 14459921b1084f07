import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { RecurringEditor } from "@/components/recurring/recurring-editor";
import { scheduleFormOf } from "@/components/recurring/schedule-form";
import { PageHeader } from "@/components/ui/page-header";
import { listIncomeAccounts } from "@/db/queries/accounts";
import { getCompany } from "@/db/queries/companies";
import { findCustomer } from "@/db/queries/customers";
import { findRecurring } from "@/db/queries/recurring";
import { dateInNorway } from "@/lib/domain/dates";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { getTexts } from "@/lib/text/server";
import { searchCustomersAction } from "../../../actions";
import { saveRecurringAction } from "../../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("recurring.editTitle") };
}

/** An agreement to change; one that is over is not. */
export default async function EditRecurringPage({
  params,
}: PageProps<"/[company]/invoices/recurring/[id]/edit">) {
  const { company, id } = await params;
  const scope = await requireScope(company);
  const agreement = z.uuid().safeParse(id).success ? await findRecurring(scope, id) : null;
  if (!agreement || agreement.state === "ended") notFound();
  const t = getTexts(await currentLocale());
  const [customer, customers, accounts, { vatRegistered }] = await Promise.all([
    findCustomer(scope, agreement.customerNo),
    searchCustomersAction(company, ""),
    listIncomeAccounts(scope),
    getCompany(scope),
  ]);

  return (
    <>
      <PageHeader
        title={t("recurring.editTitle")}
        breadcrumbs={[
          { label: t("recurring.title"), href: `/${company}/invoices/recurring` },
          { label: agreement.customerName, href: `/${company}/invoices/recurring/${id}` },
        ]}
      />
      <RecurringEditor
        company={company}
        recurringId={id}
        version={agreement.version}
        draft={{
          ...agreement,
          invoiceId: null,
          kind: "invoice",
          source: "created",
          originalNo: null,
          deliveryDate: null,
          currency: "NOK",
          exchangeRate: null,
        }}
        schedule={scheduleFormOf(agreement, agreement.sendsItself)}
        begun={agreement.made > 0}
        customer={customer}
        customers={customers}
        accounts={accounts}
        vatRegistered={vatRegistered}
        today={dateInNorway(scope.now)}
        search={searchCustomersAction}
        save={saveRecurringAction}
      />
    </>
  );
}
