import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readPlace } from "@/components/customers/card-places";
import { CustomerForm } from "@/components/customers/customer-form";
import { CustomerItems } from "@/components/customers/customer-items";
import { CustomerReminders } from "@/components/dunning/customer-reminders";
import { CardHistory } from "@/components/parties/card-history";
import { PageHeader } from "@/components/ui/page-header";
import { Status } from "@/components/ui/status";
import { listCardChanges } from "@/db/queries/card-changes";
import { findActiveConnection } from "@/db/queries/connections";
import { countOpenFactored } from "@/db/queries/customer-factoring";
import { findCustomer } from "@/db/queries/customers";
import { listOpenItems } from "@/db/queries/open-items";
import { listCustomerReminders } from "@/db/queries/reminders";
import { cardPlace, customerNoInPath } from "@/lib/contracts/customer";
import { dateInNorway } from "@/lib/domain/dates";
import { sum } from "@/lib/domain/money";
import { registry } from "@/lib/edge/registry";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { brandingChoices } from "@/lib/services/customers/branding-choices";
import { dataQuality } from "@/lib/services/customers/card-quality";
import { isUnknownPostalCode } from "@/lib/services/customers/unknown-postal-code";
import { denial } from "@/lib/services/permissions";
import { countryOptions } from "@/lib/text/countries";
import { getTexts } from "@/lib/text/server";
import { findPlaceAction, lookUpAction, moreHistoryAction, saveCustomerAction } from "../actions";

export async function generateMetadata({
  params,
}: PageProps<"/[company]/customers/[no]">): Promise<Metadata> {
  const { company, no } = await params;
  const customer = await findCustomer(await requireScope(company), customerNoInPath.parse(no));
  return { title: customer ? `${customer.customerNo} ${customer.name}` : "" };
}

/** «Kundekort»: the card with its tabs, and what the customer has not settled. */
export default async function CustomerPage({ params, searchParams }: PageProps<"/[company]/customers/[no]">) {
  const { company, no } = await params;
  const { tab, field } = cardPlace.parse(await searchParams);
  const scope = await requireScope(company);
  const customerNo = customerNoInPath.parse(no);
  const [customer, connection, branding, items, history, openFactored, reminders] = await Promise.all([
    findCustomer(scope, customerNo),
    findActiveConnection(scope),
    brandingChoices(scope),
    listOpenItems(scope, customerNo),
    listCardChanges(scope, customerNo),
    countOpenFactored(scope, customerNo),
    listCustomerReminders(scope, customerNo),
  ]);
  if (!customer) notFound();
  const locale = await currentLocale();
  const t = getTexts(locale);

  return (
    <>
      <PageHeader
        title={customer.name}
        breadcrumbs={[{ label: t("customers.title"), href: `/${company}/customers` }]}
        status={dataQuality(customer).length > 0 ? <Status code="incomplete" /> : null}
        description={`${t("customers.customerNo")} ${customer.customerNo}`}
      />
      <CustomerForm
        companySlug={company}
        customer={{
          no: customer.customerNo,
          version: customer.version,
          methodBefore: customer.methodBeforeFactoring,
          unknownPostalCode: isUnknownPostalCode(customer),
          openFactored: {
            count: openFactored,
            href: `/${company}/reports/invoices?customer=${customer.customerNo}&open=true`,
          },
        }}
        card={customer}
        integrationName={connection?.name ?? null}
        branding={{ ...branding, manageHref: `/${company}/settings/templates` }}
        countries={countryOptions(locale, customer.country)}
        place={readPlace(tab, field)}
        canEdit={denial(scope.actor, "customer/save") === null}
        ledger={
          <CustomerItems
            items={items}
            balanceOre={sum(items.map((item) => item.remainingOre))}
            owed="debit"
            empty={{ title: t("customers.openItemsEmpty"), text: t("customers.openItemsEmptyText") }}
            today={dateInNorway(scope.now)}
            companySlug={company}
            t={t}
          />
        }
        reminders={<CustomerReminders t={t} company={company} rows={reminders} />}
        history={
          <CardHistory
            {...history}
            loadMore={moreHistoryAction.bind(null, company, customerNo)}
            locale={locale}
            t={t}
          />
        }
        save={saveCustomerAction.bind(null, company)}
        findPlace={findPlaceAction.bind(null, company)}
        lookUp={registry() === null ? null : lookUpAction.bind(null, company)}
      />
    </>
  );
}
