import type { Metadata } from "next";
import Form from "next/form";
import { CustomerPages } from "@/components/customers/customer-pages";
import { AreaNav } from "@/components/shell/area-nav";
import { SupplierTable } from "@/components/suppliers/supplier-table";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { TextInput } from "@/components/ui/text-input";
import { countSuppliers, listSuppliers } from "@/db/queries/suppliers";
import { supplierFilter } from "@/lib/contracts/supplier";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { denial } from "@/lib/services/permissions";
import { getTexts } from "@/lib/text/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("parties.suppliers.title") };
}

/** «Leverandører»: who the company buys from, and what it owes them. */
export default async function SuppliersPage({ params, searchParams }: PageProps<"/[company]/suppliers">) {
  const { company } = await params;
  const { q, after, before } = supplierFilter.parse(await searchParams);
  const scope = await requireScope(company);
  const [{ rows, previous, next }, suppliers] = await Promise.all([
    listSuppliers(scope, { search: q, after, before }),
    countSuppliers(scope),
  ]);
  const t = getTexts(await currentLocale());
  const path = `/${company}/suppliers`;
  const create =
    denial(scope.actor, "supplier/save") === null ? (
      <LinkButton href={`${path}/new`} variant="primary">
        {t("parties.suppliers.newSupplier")}
      </LinkButton>
    ) : null;

  return (
    <>
      <AreaNav area="parties" basePath={`/${company}`} />
      <PageHeader title={t("parties.suppliers.title")} actions={create} />
      {suppliers === 0 ? (
        <EmptyState title={t("parties.suppliers.emptyTitle")} action={create}>
          {t("parties.suppliers.emptyText")}
        </EmptyState>
      ) : (
        <>
          <Form action={path} role="search" className="mb-3 flex flex-wrap items-end gap-3">
            <Field label={t("parties.suppliers.search")} className="w-full sm:w-72">
              <TextInput
                key={q ?? ""}
                type="search"
                name="q"
                defaultValue={q}
                placeholder={t("parties.suppliers.searchHint")}
                maxLength={100}
              />
            </Field>
            <Button type="submit">{t("common.search")}</Button>
            {q ? (
              <LinkButton href={path} variant="quiet">
                {t("common.clearFilters")}
              </LinkButton>
            ) : null}
          </Form>
          {rows.length === 0 ? (
            <EmptyState title={t("parties.suppliers.noMatches")} />
          ) : (
            <SupplierTable rows={rows} companySlug={company} t={t} />
          )}
          <CustomerPages path={path} query={{ q }} previous={previous} next={next} t={t} />
        </>
      )}
    </>
  );
}
