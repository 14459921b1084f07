import type { Metadata } from "next";
import Form from "next/form";
import { ContactRows } from "@/components/parties/contact-rows";
import { readContactFilter } from "@/components/parties/read-contact-filter";
import { AreaNav } from "@/components/shell/area-nav";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { MoreRows } from "@/components/ui/more-rows";
import { PageHeader } from "@/components/ui/page-header";
import { Select } from "@/components/ui/select";
import { Table, TableBody, TableHead, Th } from "@/components/ui/table";
import { TextInput } from "@/components/ui/text-input";
import { listContacts } from "@/db/queries/contacts";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { denial } from "@/lib/services/permissions";
import { getTexts, type Texts } from "@/lib/text/server";
import { moreContactsAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("parties.contacts.title") };
}

/** «Adressebok»: customers, suppliers and factoring companies in one list by name (M32). */
export default async function ContactsPage({ params, searchParams }: PageProps<"/[company]/contacts">) {
  const { company } = await params;
  const scope = await requireScope(company);
  const filter = readContactFilter(await searchParams);
  const { rows, next } = await listContacts(scope, { ...filter, limit: 100 });
  const t = getTexts(await currentLocale());
  const basePath = `/${company}`;
  const narrowed = filter.kind !== undefined || filter.search !== undefined;
  const create =
    denial(scope.actor, "customer/save") === null ? (
      <>
        <LinkButton href={`${basePath}/suppliers/new`}>{t("parties.contacts.newSupplier")}</LinkButton>
        <LinkButton href={`${basePath}/customers/new`} variant="primary">
          {t("parties.contacts.newCustomer")}
        </LinkButton>
      </>
    ) : null;

  return (
    <>
      <AreaNav area="parties" basePath={`/${company}`} />
      <PageHeader title={t("parties.contacts.title")} actions={create} />
      {rows.length === 0 && !narrowed ? (
        <EmptyState title={t("parties.contacts.emptyTitle")} action={create}>
          {t("parties.contacts.emptyText")}
        </EmptyState>
      ) : (
        <>
          <Filters path={`${basePath}/contacts`} {...filter} t={t} />
          {rows.length === 0 ? (
            <EmptyState title={t("parties.contacts.noMatches")} />
          ) : (
            <Table label={t("parties.contacts.title")}>
              <TableHead>
                <tr>
                  <Th>{t("common.name")}</Th>
                  <Th>{t("parties.contacts.kind")}</Th>
                  <Th>{t("parties.contacts.numbers")}</Th>
                  <Th>{t("common.orgNr")}</Th>
                  <Th>{t("parties.contacts.place")}</Th>
                  <Th>{t("customers.phone")}</Th>
                  <Th>{t("customers.email")}</Th>
                </tr>
              </TableHead>
              <TableBody>
                <ContactRows rows={rows} basePath={basePath} t={t} />
                <MoreRows
                  columns={7}
                  next={next}
                  load={moreContactsAction.bind(null, company, { kind: filter.kind, q: filter.search })}
                />
              </TableBody>
            </Table>
          )}
        </>
      )}
    </>
  );
}

type FiltersProps = { path: string; kind?: string | undefined; search?: string | undefined; t: Texts };

/** Search and kind, in the address; a plain form, so it works before its script has come. */
function Filters({ path, kind, search, t }: FiltersProps) {
  const kinds = ["customer", "supplier", "finance"] as const;
  return (
    <Form action={path} role="search" className="mb-3 flex flex-wrap items-end gap-3">
      <Field label={t("parties.contacts.search")} className="w-full sm:w-80">
        <TextInput
          key={search ?? ""}
          type="search"
          name="q"
          defaultValue={search}
          placeholder={t("parties.contacts.searchHint")}
          maxLength={100}
        />
      </Field>
      <Field label={t("parties.contacts.kind")} className="w-44">
        <Select
          key={kind ?? ""}
          name="kind"
          defaultValue={kind ?? ""}
          options={[
            { value: "", label: t("parties.contacts.kinds.all") },
            ...kinds.map((one) => ({ value: one, label: t(`parties.contacts.kinds.${one}`) })),
          ]}
        />
      </Field>
      <Button type="submit">{t("common.search")}</Button>
      {kind || search ? (
        <LinkButton href={path} variant="quiet">
          {t("common.clearFilters")}
        </LinkButton>
      ) : null}
    </Form>
  );
}
