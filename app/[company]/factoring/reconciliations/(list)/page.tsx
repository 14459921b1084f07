import type { Metadata } from "next";
import { Reconciliations } from "@/components/ledger/reconciliations";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { listReconciliations } from "@/db/queries/reconciliations";
import { uuidOf } from "@/lib/contracts/calls";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { getTexts } from "@/lib/text/server";

/** So many at a time. */
const shown = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("postings.reconciliations") };
}

/** «Avstemminger»: what factoring companies have told of their clearing accounts, beside the books. */
export default async function ReconciliationsPage({
  params,
  searchParams,
}: PageProps<"/[company]/factoring/reconciliations">) {
  const { company } = await params;
  const { before } = await searchParams;
  const scope = await requireScope(company);
  const from = typeof before === "string" ? (uuidOf(before) ?? undefined) : undefined;
  const found = await listReconciliations(scope, { before: from, limit: shown + 1 });
  const rows = found.slice(0, shown);
  const t = getTexts(await currentLocale());
  const path = `/${company}/factoring/reconciliations`;

  return (
    <>
      <PageHeader title={t("postings.reconciliations")} description={t("postings.reconciliationsText")} />
      {rows.length === 0 ? (
        <EmptyState title={t("postings.noReconciliations")}>{t("postings.noReconciliationsText")}</EmptyState>
      ) : (
        <Reconciliations rows={rows} basePath={`/${company}`} t={t} />
      )}
      {found.length > shown ? (
        <div className="mt-3">
          <LinkButton href={`${path}?before=${rows.at(-1)?.id}`}>{t("common.showMore")}</LinkButton>
        </div>
      ) : null}
    </>
  );
}
