import type { Metadata } from "next";
import type { ReactNode } from "react";
import { CreditTable } from "@/components/claims/credit-table";
import { LateTable } from "@/components/claims/late-table";
import { ReturnedTable } from "@/components/claims/returned-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { listCreditsToClarify, listReturnedDisputes } from "@/db/queries/follow-up";
import { listLate } from "@/db/queries/late-invoices";
import { followUpPlace } from "@/lib/contracts/follow-up";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { getTexts } from "@/lib/text/server";

/** So many rows of a list at a time. */
const shown = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("claimDesk.followUp") };
}

/** «Oppfølging»: what the factoring company is late with (edge 24), credits to clarify (12, 29), returned disputes (34). */
export default async function FollowUpPage({
  params,
  searchParams,
}: PageProps<"/[company]/factoring/follow-up">) {
  const { company } = await params;
  const { late: lateAfter, credits: creditsAfter } = followUpPlace.parse(await searchParams);
  const scope = await requireScope(company);
  const [late, credits, returned] = await Promise.all([
    listLate(scope, { after: lateAfter, limit: shown }),
    listCreditsToClarify(scope, { after: creditsAfter, limit: shown }),
    listReturnedDisputes(scope, { limit: shown }),
  ]);
  const t = getTexts(await currentLocale());
  const path = `/${company}/factoring/follow-up`;
  const nothing = late.rows.length + credits.rows.length + returned.length === 0;
  const nextCredits = credits.next
    ? `${credits.next.series}-${credits.next.voucherNo}-${credits.next.line}`
    : null;

  return (
    <>
      <PageHeader title={t("claimDesk.followUp")} description={t("claimDesk.followUpText")} />
      {nothing ? (
        <EmptyState title={t("claimDesk.nothingToFollowUp")}>
          {t("claimDesk.nothingToFollowUpText")}
        </EmptyState>
      ) : null}
      {late.rows.length > 0 ? (
        <Section title={t("claimDesk.lateTitle")} description={t("claimDesk.lateDescription")}>
          <LateTable rows={late.rows} company={company} t={t} />
          <Further href={late.next ? `${path}?late=${late.next}` : null}>{t("common.showMore")}</Further>
        </Section>
      ) : null}
      {returned.length > 0 ? (
        <Section title={t("claimDesk.returnedTitle")} description={t("claimDesk.returnedDescription")}>
          <ReturnedTable rows={returned} company={company} t={t} />
        </Section>
      ) : null}
      {credits.rows.length > 0 ? (
        <Section title={t("claimDesk.creditTitle")} description={t("claimDesk.creditDescription")}>
          <CreditTable rows={credits.rows} company={company} t={t} />
          <Further href={nextCredits ? `${path}?credits=${nextCredits}` : null}>
            {t("common.showMore")}
          </Further>
        </Section>
      ) : null}
    </>
  );
}

function Further({ href, children }: { href: string | null; children: ReactNode }) {
  if (href === null) return null;
  return (
    <div className="mt-3">
      <LinkButton href={href}>{children}</LinkButton>
    </div>
  );
}
