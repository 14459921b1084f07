import type { Metadata } from "next";
import { readPlace } from "@/components/customers/card-places";
import { CustomerForm } from "@/components/customers/customer-form";
import { PageHeader } from "@/components/ui/page-header";
import { findActiveConnection } from "@/db/queries/connections";
import { cardPlace } from "@/lib/contracts/customer";
import { newCard } from "@/lib/domain/customer-rules";
import { registry } from "@/lib/edge/registry";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { brandingChoices } from "@/lib/services/customers/branding-choices";
import { denial } from "@/lib/services/permissions";
import { countryOptions } from "@/lib/text/countries";
import { getTexts } from "@/lib/text/server";
import { findPlaceAction, lookUpAction, saveCustomerAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("customers.newCustomer") };
}

/** «Ny kunde»: an empty card, with «Bruk Factoring» on when an integration is active (M9). */
export default async function NewCustomerPage({
  params,
  searchParams,
}: PageProps<"/[company]/customers/new">) {
  const { company } = await params;
  const { tab, field } = cardPlace.parse(await searchParams);
  const scope = await requireScope(company);
  const [connection, branding] = await Promise.all([findActiveConnection(scope), brandingChoices(scope)]);
  const locale = await currentLocale();
  const t = getTexts(locale);
  const card = newCard(connection !== null);

  return (
    <>
      <PageHeader
        title={t("customers.newCustomer")}
        breadcrumbs={[{ label: t("customers.title"), href: `/${company}/customers` }]}
      />
      <CustomerForm
        companySlug={company}
        customer={null}
        card={card}
        integrationName={connection?.name ?? null}
        branding={{ ...branding, manageHref: `/${company}/settings/templates` }}
        countries={countryOptions(locale, card.country)}
        place={readPlace(tab, field)}
        canEdit={denial(scope.actor, "customer/save") === null}
        save={saveCustomerAction.bind(null, company)}
        findPlace={findPlaceAction.bind(null, company)}
        lookUp={registry() === null ? null : lookUpAction.bind(null, company)}
      />
    </>
  );
}
