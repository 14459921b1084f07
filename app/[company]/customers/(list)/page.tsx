import type { Metadata } from "next";
import { CustomerFilters } from "@/components/customers/customer-filters";
import { CustomerPages } from "@/components/customers/customer-pages";
import { CustomerTable } from "@/components/customers/customer-table";
import { AreaNav } from "@/components/shell/area-nav";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { findActiveConnection } from "@/db/queries/connections";
import { countCustomers, listCustomers } from "@/db/queries/customers";
import { customerFilter } from "@/lib/contracts/customer";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { dataQuality } from "@/lib/services/customers/card-quality";
import { denial } from "@/lib/services/permissions";
import { getTexts } from "@/lib/text/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("customers.title") };
}

/** «Kunder»: who is invoiced, how the invoices travel, what is owed, and which cards lack data. */
export default async function CustomersPage({ params, searchParams }: PageProps<"/[company]/customers">) {
  const { company } = await params;
  const { q, factoring, missing, after, before } = customerFilter.parse(await searchParams);
  const scope = await requireScope(company);
  const useFactoring = factoring === undefined ? undefined : factoring === "yes";

  const [{ rows, previous, next }, customers, connection] = await Promise.all([
    listCustomers(scope, { search: q, useFactoring, missing, after, before }),
    countCustomers(scope),
    findActiveConnection(scope),
  ]);
  const t = getTexts(await currentLocale());
  const path = `/${company}/customers`;
  const create =
    denial(scope.actor, "customer/save") === null ? (
      <LinkButton href={`${path}/new`} variant="primary">
        {t("customers.newCustomer")}
      </LinkButton>
    ) : null;

  return (
    <>
      <AreaNav area="parties" basePath={`/${company}`} />
      <PageHeader title={t("customers.title")} actions={create} />
      {customers === 0 ? (
        <EmptyState title={t("customers.emptyTitle")} action={create}>
          {t("customers.emptyText")}
        </EmptyState>
      ) : (
        <>
          <CustomerFilters search={q ?? ""} useFactoring={factoring} missing={missing} />
          {rows.length === 0 ? (
            <EmptyState title={t("customers.noMatches")} />
          ) : (
            <CustomerTable
              rows={rows.map((row) => ({ ...row, problems: dataQuality(row) }))}
              companySlug={company}
              integrationName={connection?.name ?? null}
              t={t}
            />
          )}
          <CustomerPages
            path={path}
            query={{ q, factoring, missing }}
            previous={previous}
            next={next}
            t={t}
          />
        </>
      )}
    </>
  );
}
