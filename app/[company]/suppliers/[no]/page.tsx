import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CustomerItems } from "@/components/customers/customer-items";
import { CardHistory } from "@/components/parties/card-history";
import { SupplierForm } from "@/components/suppliers/supplier-form";
import { readTab } from "@/components/suppliers/supplier-values";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { listCardChanges } from "@/db/queries/card-changes";
import { listOpenItems } from "@/db/queries/open-items";
import { findSupplier } from "@/db/queries/suppliers";
import { cardPlace, customerNoInPath } from "@/lib/contracts/customer";
import { dateInNorway } from "@/lib/domain/dates";
import { sum } from "@/lib/domain/money";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { isUnknownPostalCode } from "@/lib/services/customers/unknown-postal-code";
import { denial } from "@/lib/services/permissions";
import { countryOptions } from "@/lib/text/countries";
import { getTexts } from "@/lib/text/server";
import { findPlaceAction, moreHistoryAction } from "../../customers/actions";
import { saveSupplierAction } from "../actions";

export async function generateMetadata({
  params,
}: PageProps<"/[company]/suppliers/[no]">): Promise<Metadata> {
  const { company, no } = await params;
  const supplier = await findSupplier(await requireScope(company), customerNoInPath.parse(no));
  return { title: supplier ? `${supplier.supplierNo} ${supplier.name}` : "" };
}

/** «Leverandørkort»: the card, what is not settled with the supplier, and every change of the card. */
export default async function SupplierPage({ params, searchParams }: PageProps<"/[company]/suppliers/[no]">) {
  const { company, no } = await params;
  const { tab } = cardPlace.parse(await searchParams);
  const scope = await requireScope(company);
  const supplierNo = customerNoInPath.parse(no);
  const [supplier, items, history] = await Promise.all([
    findSupplier(scope, supplierNo),
    listOpenItems(scope, supplierNo),
    listCardChanges(scope, supplierNo),
  ]);
  if (!supplier) notFound();
  const locale = await currentLocale();
  const t = getTexts(locale);
  const { supplierNo: _no, version, ...card } = supplier;

  return (
    <>
      <PageHeader
        title={supplier.name}
        breadcrumbs={[{ label: t("parties.suppliers.title"), href: `/${company}/suppliers` }]}
        description={`${t("parties.suppliers.supplierNo")} ${supplierNo}`}
        actions={
          <LinkButton href={`/${company}/ledger/accounts/${supplierNo}`}>
            {t("ledger.subledgerKinds.supplier")}
          </LinkButton>
        }
      />
      <SupplierForm
        companySlug={company}
        supplier={{ no: supplierNo, version, unknownPostalCode: isUnknownPostalCode(supplier) }}
        card={card}
        countries={countryOptions(locale, card.country)}
        tab={readTab(tab)}
        canEdit={denial(scope.actor, "supplier/save") === null}
        ledger={
          <CustomerItems
            items={items}
            balanceOre={sum(items.map((item) => item.remainingOre))}
            owed="credit"
            empty={{
              title: t("parties.suppliers.openItemsEmpty"),
              text: t("parties.suppliers.openItemsEmptyText"),
            }}
            today={dateInNorway(scope.now)}
            companySlug={company}
            t={t}
          />
        }
        history={
          <CardHistory
            {...history}
            loadMore={moreHistoryAction.bind(null, company, supplierNo)}
            locale={locale}
            t={t}
          />
        }
        save={saveSupplierAction.bind(null, company)}
        findPlace={findPlaceAction.bind(null, company)}
      />
    </>
  );
}
