import type { Metadata } from "next";
import { DeviationAccounts } from "@/components/direct-payments/deviation-accounts";
import { DirectPaymentsView } from "@/components/direct-payments/direct-payments-view";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import type { BankLinePlace } from "@/db/queries/bank-lines";
import {
  listClearedDirectPayments,
  listDeviationAccounts,
  listOpenDirectPayments,
} from "@/db/queries/direct-payments";
import { directPaymentsPlace } from "@/lib/contracts/direct-payment";
import { dateInNorway } from "@/lib/domain/dates";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { listBankAccounts, listPaymentAccounts } from "@/lib/services/payments/payment-accounts";
import { findPayable, searchPayable, waitingLines } from "@/lib/services/payments/waiting-lines";
import { denial } from "@/lib/services/permissions";
import { getTexts } from "@/lib/text/server";
import {
  forwardDirectPaymentAction,
  importStatementAction,
  reopenDirectPaymentAction,
  reportDirectPaymentAction,
  reverseDirectPaymentAction,
  searchPayableAction,
  setOffDirectPaymentAction,
} from "./actions";

const linesShown = 50;
const clearedShown = 25;

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("directPayments.title") };
}

/** «Direkte innbetalinger» (M29b): what debtors paid to the company, from the bank's line to a cleared deviation account. */
export default async function DirectPaymentsPage({
  params,
  searchParams,
}: PageProps<"/[company]/factoring/direct-payments">) {
  const { company } = await params;
  const { invoice, line, before } = directPaymentsPlace.parse(await searchParams);
  const scope = await requireScope(company);
  const t = getTexts(await currentLocale());
  const path = `/${company}/factoring/direct-payments`;
  const accounts = await listPaymentAccounts(scope);
  if (Object.keys(accounts).length === 0) return <NoFactoring company={company} />;

  const [deviations, open, waiting, cleared, bankAccounts, latest, preset] = await Promise.all([
    listDeviationAccounts(scope),
    listOpenDirectPayments(scope),
    waitingLines(scope, { after: line, limit: linesShown }),
    listClearedDirectPayments(scope, { before, limit: clearedShown + 1 }),
    listBankAccounts(scope),
    searchPayable(scope, ""),
    invoice ? findPayable(scope, invoice) : null,
  ]);
  const today = dateInNorway(scope.now);
  const last = cleared[clearedShown - 1];
  return (
    <DirectPaymentsView
      // A form that was opened by its address is not opened anew when the address is left.
      key={invoice ?? ""}
      company={company}
      today={today}
      mayPost={denial(scope.actor, "factoring/report-direct-payment") === null}
      balances={<DeviationAccounts accounts={deviations} company={company} today={today} t={t} />}
      open={open}
      lines={waiting.lines}
      olderLines={waiting.next ? `${path}?line=${placeOf(waiting.next)}` : null}
      newestLines={line ? path : null}
      cleared={cleared.slice(0, clearedShown)}
      olderCleared={cleared.length > clearedShown && last ? `${path}?before=${last.sequence}` : null}
      accounts={accounts}
      bankAccounts={bankAccounts}
      latest={latest}
      preset={preset}
      search={searchPayableAction}
      report={reportDirectPaymentAction}
      forward={forwardDirectPaymentAction}
      setOff={setOffDirectPaymentAction}
      reverse={reverseDirectPaymentAction}
      reopen={reopenDirectPaymentAction}
      readStatement={importStatementAction}
    />
  );
}

async function NoFactoring({ company }: { company: string }) {
  const t = getTexts(await currentLocale());
  return (
    <>
      <PageHeader title={t("directPayments.title")} description={t("directPayments.about")} />
      <EmptyState
        title={t("directPayments.noFactoringTitle")}
        action={<LinkButton href={`/${company}/factoring`}>{t("factoring.catalogue")}</LinkButton>}
      >
        {t("directPayments.noFactoringText")}
      </EmptyState>
    </>
  );
}

function placeOf({ bookedOn, id }: BankLinePlace): string {
  return `${bookedOn}_${id}`;
}
