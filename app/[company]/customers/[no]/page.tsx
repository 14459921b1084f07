import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CreditLimitFacts } from "@/components/claims/credit-limit";
import { CreditToClarify } from "@/components/claims/credit-to-clarify";
import { readPlace } from "@/components/customers/card-places";
import { CustomerForm } from "@/components/customers/customer-form";
import { CustomerItems } from "@/components/customers/customer-items";
import { CustomerReminders } from "@/components/dunning/customer-reminders";
import { CardHistory } from "@/components/parties/card-history";
import { PageHeader } from "@/components/ui/page-header";
import { Status } from "@/components/ui/status";
import { listCardChanges } from "@/db/queries/card-changes";
import { findActiveConnection } from "@/db/queries/connections";
import { findCreditLimit } from "@/db/queries/credit-limits";
import { countOpenFactored } from "@/db/queries/customer-factoring";
import { findCustomer } from "@/db/queries/customers";
import { sumCreditsToClarify } from "@/db/queries/follow-up";
import { listOpenItems } from "@/db/queries/open-items";
import { listCustomerReminders } from "@/db/queries/reminders";
import { cardPlace, customerNoInPath } from "@/lib/contracts/customer";
import { dateInNorway, type IsoDate } from "@/lib/domain/dates";
import { sum } from "@/lib/domain/money";
import { registry } from "@/lib/edge/registry";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { brandingChoices } from "@/lib/services/customers/branding-choices";
import { dataQuality } from "@/lib/services/customers/card-quality";
import { isUnknownPostalCode } from "@/lib/services/customers/unknown-postal-code";
import { denial } from "@/lib/services/permissions";
import { countryOptions } from "@/lib/text/countries";
import { getTexts, type Texts } from "@/lib/text/server";
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
  const [customer, connection, branding, items, history, openFactored, reminders, limit, toClarify] =
    await Promise.all([
      findCustomer(scope, customerNo),
      findActiveConnection(scope),
      brandingChoices(scope),
      listOpenItems(scope, customerNo),
      listCardChanges(scope, customerNo),
      countOpenFactored(scope, customerNo),
      listCustomerReminders(scope, customerNo),
      findCreditLimit(scope, customerNo),
      sumCreditsToClarify(scope, customerNo),
    ]);
  if (!customer) notFound();
  const today = dateInNorway(scope.now);
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
        creditLimit={
          limit || connection ? (
            <CreditLimitFacts limit={limit} integrationName={connection?.name ?? ""} today={today} t={t} />
          ) : null
        }
        ledger={<Ledger items={items} toClarify={toClarify} today={today} company={company} t={t} />}
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

type LedgerProps = {
  items: Awaited<ReturnType<typeof listOpenItems>>;
  /** What the customer has to his credit with a factoring company between, in øre. */
  toClarify: bigint;
  today: IsoDate;
  company: string;
  t: Texts;
};

/** «Reskontro»: what is open, and what must be clarified before it is paid out. */
function Ledger({ items, toClarify, today, company, t }: LedgerProps) {
  return (
    <>
      <CreditToClarify creditOre={toClarify} company={company} t={t} />
      <CustomerItems
        items={items}
        balanceOre={sum(items.map((item) => item.remainingOre))}
        owed="debit"
        empty={{ title: t("customers.openItemsEmpty"), text: t("customers.openItemsEmptyText") }}
        today={today}
        companySlug={company}
        t={t}
      />
    </>
  );
}
