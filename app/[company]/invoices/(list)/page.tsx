import { FilePlus } from "lucide-react";
import type { Metadata } from "next";
import { DraftsTable } from "@/components/invoices/drafts-table";
import { InvoiceTabs } from "@/components/invoices/invoice-tabs";
import { type InvoiceView, viewOf, viewParameter } from "@/components/invoices/invoice-views";
import { LateFilter } from "@/components/invoices/late-filter";
import { SentTable } from "@/components/invoices/sent-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { countDrafts, listInvoices } from "@/db/queries/invoice-list";
import { countLate } from "@/db/queries/late-invoices";
import { dateInNorway } from "@/lib/domain/dates";
import { latenesses } from "@/lib/domain/lateness";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { getTexts, type Texts } from "@/lib/text/server";
import { previewLimitsAction, sendInvoicesAction } from "../actions";

const pageSize = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("invoices.title") };
}

/** «Fakturaer»: drafts, sent invoices, late ones and credit notes, with search, and sending of many drafts at once. */
export default async function InvoicesPage({ params, searchParams }: PageProps<"/[company]/invoices">) {
  const { company } = await params;
  const { view: asked, q, before, late: lateWith } = await searchParams;
  const scope = await requireScope(company);
  const t = getTexts(await currentLocale());
  const view = viewOf(one(asked));
  const search = one(q)?.slice(0, 100) ?? "";

  const cursor = cursorOf(view, one(before));
  // One more than is shown tells whether there are older ones.
  const late = view === "late" ? latenesses.find((each) => each === one(lateWith)) : undefined;
  const filter = { view, late, search, before: cursor, limit: pageSize + 1 };
  const [found, drafts, counts] = await Promise.all([
    listInvoices(scope, filter),
    countDrafts(scope),
    countLate(scope),
  ]);
  const rows = found.slice(0, pageSize);
  const last = rows.at(-1);

  const base = `/${company}/invoices`;
  const here = new URLSearchParams({
    view: viewParameter[view],
    ...(late ? { late } : {}),
    ...(search ? { q: search } : {}),
  });
  const create = (
    <LinkButton href={`${base}/new`} variant="primary">
      <FilePlus aria-hidden />
      {t("invoices.newInvoice")}
    </LinkButton>
  );
  return (
    <>
      <PageHeader title={t("invoices.title")} actions={create} />
      <InvoiceTabs
        base={base}
        view={view}
        search={search}
        drafts={drafts}
        late={counts.not_fetched + counts.not_delivered}
      />
      {view === "late" ? <LateFilter base={base} only={late} counts={counts} t={t} /> : null}
      {rows.length === 0 ? (
        <Nothing t={t} view={view} searched={search !== "" || cursor !== undefined} create={create} />
      ) : view === "drafts" ? (
        <DraftsTable
          company={company}
          rows={rows}
          today={dateInNorway(scope.now)}
          sendMany={sendInvoicesAction}
          previewLimits={previewLimitsAction}
        />
      ) : (
        <SentTable label={t(`invoices.views.${view}`)} base={base} rows={rows} />
      )}
      <nav aria-label={t("invoices.older")} className="mt-3 flex gap-2">
        {cursor ? <LinkButton href={`${base}?${here}`}>{t("invoices.newest")}</LinkButton> : null}
        {found.length > pageSize && last ? (
          <LinkButton href={`${base}?${here}&before=${view === "sent" ? last.voucherNo : last.id}`}>
            {t("invoices.older")}
          </LinkButton>
        ) : null}
      </nav>
    </>
  );
}

type NothingProps = { t: Texts; view: InvoiceView; searched: boolean; create: React.ReactNode };

function Nothing({ t, view, searched, create }: NothingProps) {
  if (searched) return <EmptyState title={t("invoices.noMatches")} />;
  if (view === "credit_notes") {
    return (
      <EmptyState title={t("invoices.emptyCreditNotesTitle")}>
        {t("invoices.emptyCreditNotesText")}
      </EmptyState>
    );
  }
  if (view === "late") {
    return (
      <EmptyState title={t("claimDesk.lateFilter.emptyTitle")}>
        {t("claimDesk.lateFilter.emptyText")}
      </EmptyState>
    );
  }
  const [title, text] =
    view === "drafts"
      ? (["invoices.emptyDraftsTitle", "invoices.emptyDraftsText"] as const)
      : (["invoices.emptyTitle", "invoices.emptyText"] as const);
  return (
    <EmptyState title={t(title)} action={create}>
      {t(text)}
    </EmptyState>
  );
}

/** The row to begin after; an address that was written by hand and names none begins at the newest. */
function cursorOf(view: InvoiceView, before: string | undefined): string | undefined {
  const form = view === "sent" ? /^\d{1,15}$/ : /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
  return before && form.test(before) ? before : undefined;
}

function one(parameter: string | string[] | undefined): string | undefined {
  return typeof parameter === "string" ? parameter : undefined;
}
