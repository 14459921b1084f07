import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ReconciledInvoices } from "@/components/ledger/reconciled-invoices";
import { Amount } from "@/components/ui/amount";
import { MomentText } from "@/components/ui/date-text";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { findReconciliation } from "@/db/queries/reconciliations";
import { uuidOf } from "@/lib/contracts/calls";
import { codeUnlessKroner } from "@/lib/domain/document-currency";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { formatDate } from "@/lib/text/format";
import { getTexts } from "@/lib/text/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("postings.reconciliation") };
}

/** One reconciliation: both balances of the account that day, and every invoice of which the two differ. */
export default async function ReconciliationPage({
  params,
}: PageProps<"/[company]/factoring/reconciliations/[id]">) {
  const { company, id: asked } = await params;
  const scope = await requireScope(company);
  const id = uuidOf(asked);
  const found = id ? await findReconciliation(scope, id) : null;
  if (!found) notFound();
  const { partner, asOf, accountNo, factorBalanceOre, ourBalanceOre, invoices, createdAt } = found;
  const code = codeUnlessKroner(found.currency);
  const t = getTexts(await currentLocale());
  const base = `/${company}`;

  return (
    <>
      <PageHeader
        title={t("postings.reconciliationOf", { partner, date: formatDate(asOf) })}
        breadcrumbs={[{ label: t("postings.reconciliations"), href: `${base}/factoring/reconciliations` }]}
      />
      <DescriptionList
        columns={4}
        items={[
          { label: t("postings.theirBalance"), value: <Amount ore={factorBalanceOre} currency={code} /> },
          {
            label: t("postings.ourBalanceOf", { account: String(accountNo) }),
            value: (
              <Link href={`${base}/ledger/accounts/${accountNo}?to=${asOf}`} className="link">
                <Amount ore={ourBalanceOre} currency={code} />
              </Link>
            ),
          },
          {
            label: t("postings.difference"),
            value: (
              <Amount ore={factorBalanceOre - ourBalanceOre} currency={code} className="font-semibold" />
            ),
          },
          { label: t("postings.told"), value: <MomentText moment={createdAt} /> },
        ]}
      />
      <div className="mt-8">
        <Section
          title={t("postings.differingInvoices")}
          description={invoices.length > 0 ? t("postings.differingText", { date: formatDate(asOf) }) : null}
        >
          {invoices.length === 0 ? (
            <p className="text-ink-soft">{t("postings.noneDiffer")}</p>
          ) : (
            <ReconciledInvoices rows={invoices} currency={code} basePath={base} t={t} />
          )}
        </Section>
      </div>
    </>
  );
}
