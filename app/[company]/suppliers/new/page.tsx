import type { Metadata } from "next";
import { SupplierForm } from "@/components/suppliers/supplier-form";
import { PageHeader } from "@/components/ui/page-header";
import { newSupplierCard } from "@/lib/domain/supplier";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { denial } from "@/lib/services/permissions";
import { countryOptions } from "@/lib/text/countries";
import { getTexts } from "@/lib/text/server";
import { findPlaceAction } from "../../customers/actions";
import { saveSupplierAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("parties.suppliers.newSupplier") };
}

/** «Ny leverandør»: an empty card. */
export default async function NewSupplierPage({ params }: PageProps<"/[company]/suppliers/new">) {
  const { company } = await params;
  const scope = await requireScope(company);
  const locale = await currentLocale();
  const t = getTexts(locale);

  return (
    <>
      <PageHeader
        title={t("parties.suppliers.newSupplier")}
        breadcrumbs={[{ label: t("parties.suppliers.title"), href: `/${company}/suppliers` }]}
      />
      <SupplierForm
        companySlug={company}
        supplier={null}
        card={newSupplierCard}
        countries={countryOptions(locale, newSupplierCard.country)}
        tab="general"
        canEdit={denial(scope.actor, "supplier/save") === null}
        save={saveSupplierAction.bind(null, company)}
        findPlace={findPlaceAction.bind(null, company)}
      />
    </>
  );
}
