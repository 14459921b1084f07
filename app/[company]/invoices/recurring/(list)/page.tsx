import { Download, Plus } from "lucide-react";
import type { Metadata } from "next";
import Form from "next/form";
import Link from "next/link";
import { RecurringTable } from "@/components/recurring/recurring-table";
import { RecurringTabs } from "@/components/recurring/recurring-tabs";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { TextInput } from "@/components/ui/text-input";
import { countRecurring, listRecurring } from "@/db/queries/recurring";
import { countUnsentDates } from "@/db/queries/recurring-runs";
import { recurringAsked } from "@/lib/contracts/recurring";
import { recurringStates } from "@/lib/domain/recurring";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { denial } from "@/lib/services/permissions";
import { formatCount } from "@/lib/text/format";
import { getTexts } from "@/lib/text/server";

const pageSize = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("recurring.title") };
}

/** «Gjentakende fakturaer»: agreements by their next date, by state and search (edge 40). */
export default async function RecurringPage({
  params,
  searchParams,
}: PageProps<"/[company]/invoices/recurring">) {
  const { company } = await params;
  const { state, q = "", after } = recurringAsked.parse(await searchParams);
  const scope = await requireScope(company);
  const t = getTexts(await currentLocale());
  const search = q.trim();
  const cursor = after?.date ? { date: after.date, id: after.id } : undefined;
  const [found, counts, unsent] = await Promise.all([
    listRecurring(scope, { state, search, after: cursor, limit: pageSize + 1 }),
    countRecurring(scope),
    countUnsentDates(scope),
  ]);
  const rows = found.slice(0, pageSize);
  const last = found.length > pageSize ? rows.at(-1) : undefined;
  const all = counts.active + counts.paused + counts.ended;

  const base = `/${company}/invoices/recurring`;
  const here = new URLSearchParams({ ...(state ? { state } : {}), ...(search ? { q: search } : {}) });
  const create =
    denial(scope.actor, "recurring/save") === null ? (
      <LinkButton href={`${base}/new`} variant="primary">
        <Plus aria-hidden />
        {t("recurring.newAgreement")}
      </LinkButton>
    ) : null;
  return (
    <>
      <PageHeader
        title={t("recurring.title")}
        description={t("recurring.description")}
        breadcrumbs={[{ label: t("invoices.title"), href: `/${company}/invoices` }]}
        actions={create}
      />
      <RecurringTabs t={t} company={company} current="agreements" unsent={unsent} />
      {all === 0 ? (
        <EmptyState title={t("recurring.emptyTitle")} action={create}>
          {t("recurring.emptyText")}
        </EmptyState>
      ) : (
        <>
          <div className="mb-3 flex flex-wrap items-end gap-x-6 gap-y-3">
            <nav aria-label={t("common.status")} className="flex flex-wrap gap-x-4 gap-y-1">
              {([undefined, ...recurringStates] as const).map((each) => (
                <Link
                  key={each ?? "all"}
                  href={each ? `${base}?state=${each}` : base}
                  aria-current={each === state ? "page" : undefined}
                  className="link aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
                >
                  {t(`recurring.views.${each ?? "all"}`)} ({formatCount(each ? counts[each] : all)})
                </Link>
              ))}
            </nav>
            <Form action={base} role="search" className="flex flex-wrap items-end gap-2 sm:ml-auto">
              {state ? <input type="hidden" name="state" value={state} /> : null}
              <Field label={t("recurring.search")} className="w-full sm:w-64">
                <TextInput
                  key={search}
                  type="search"
                  name="q"
                  defaultValue={search}
                  placeholder={t("recurring.searchHint")}
                  maxLength={100}
                />
              </Field>
              <Button type="submit">{t("common.search")}</Button>
              {(["csv", "xlsx"] as const).map((format) => (
                <a
                  key={format}
                  href={`${base}/export?${new URLSearchParams([...here, ["format", format]])}`}
                  download
                  className={buttonStyle({})}
                >
                  <Download aria-hidden />
                  {t(format === "csv" ? "common.exportCsv" : "recurring.exportExcel")}
                </a>
              ))}
            </Form>
          </div>
          {rows.length === 0 ? (
            <EmptyState title={t(search ? "recurring.noMatches" : "recurring.emptyState")} />
          ) : (
            <RecurringTable t={t} company={company} rows={rows} />
          )}
          <nav aria-label={t("recurring.more")} className="mt-3 flex gap-2">
            {cursor ? <LinkButton href={`${base}?${here}`}>{t("recurring.first")}</LinkButton> : null}
            {last ? (
              <LinkButton
                href={`${base}?${new URLSearchParams([...here, ["after", `${last.nextDate ?? "infinity"}_${last.id}`]])}`}
              >
                {t("recurring.more")}
              </LinkButton>
            ) : null}
          </nav>
        </>
      )}
    </>
  );
}
