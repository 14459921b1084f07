import { Pencil } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { InvoiceLines } from "@/components/invoices/invoice-lines";
import { Totals } from "@/components/invoices/totals";
import { AgreementActions } from "@/components/recurring/agreement-actions";
import { AgreementDates } from "@/components/recurring/agreement-dates";
import { shownState } from "@/components/recurring/recurring-table";
import { dayText, intervalText } from "@/components/recurring/recurring-words";
import { DateText } from "@/components/ui/date-text";
import { DescriptionList } from "@/components/ui/description-list";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { findRecurring, listRecurringDates, type RecurringAgreement } from "@/db/queries/recurring";
import { recurringPageAsked } from "@/lib/contracts/recurring";
import { parseIsoDate } from "@/lib/domain/dates";
import { priceLine, totalsOf } from "@/lib/domain/invoice";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { denial } from "@/lib/services/permissions";
import { formatDate } from "@/lib/text/format";
import { getTexts, type Texts } from "@/lib/text/server";
import { changeStateAction } from "../actions";

type Props = PageProps<"/[company]/invoices/recurring/[id]">;

const pageSize = 50;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { agreement } = await open(await params);
  return { title: `${getTexts(await currentLocale())("recurring.origin")}: ${agreement.customerName}` };
}

/** An agreement: when it is invoiced, what it says, and every invoice that it has made. */
export default async function AgreementPage({ params, searchParams }: Props) {
  const { company, id } = await params;
  const { scope, agreement } = await open({ company, id });
  const t = getTexts(await currentLocale());
  const before = parseIsoDate(recurringPageAsked.parse(await searchParams).before ?? "") ?? undefined;
  const found = await listRecurringDates(scope, id, { before, limit: pageSize + 1 });
  const dates = found.slice(0, pageSize);
  const last = found.length > pageSize ? dates.at(-1) : undefined;
  const lines = agreement.lines.map(priceLine);
  const base = `/${company}/invoices/recurring`;
  const mayAct = denial(scope.actor, "recurring/save") === null && agreement.state !== "ended";

  return (
    <>
      <PageHeader
        title={agreement.customerName}
        status={<Status code={shownState[agreement.state]} />}
        description={agreement.lines[0]?.text}
        breadcrumbs={[
          { label: t("invoices.title"), href: `/${company}/invoices` },
          { label: t("recurring.title"), href: base },
        ]}
        actions={
          mayAct ? (
            <>
              <AgreementActions
                company={company}
                recurringId={id}
                version={agreement.version}
                state={agreement.state}
                change={changeStateAction}
              />
              <LinkButton href={`${base}/${id}/edit`} variant="primary">
                <Pencil aria-hidden />
                {t("recurring.edit")}
              </LinkButton>
            </>
          ) : null
        }
      />
      <Section title={t("recurring.facts")}>
        <DescriptionList columns={4} items={factsOf(t, company, agreement)} />
      </Section>
      <Section title={t("invoices.lines")}>
        <InvoiceLines lines={lines} currency="NOK" />
        <div className="mt-3">
          <Totals kind="invoice" totals={totalsOf(lines)} currency="NOK" rate={null} />
        </div>
      </Section>
      <Section title={t("recurring.invoices")}>
        {dates.length === 0 ? (
          <p className="text-ink-soft">
            {agreement.nextDate
              ? t("recurring.noInvoices", { date: formatDate(agreement.nextDate) })
              : t("recurring.noInvoicesEver")}
          </p>
        ) : (
          <AgreementDates t={t} company={company} rows={dates} />
        )}
        <nav aria-label={t("recurring.more")} className="mt-3 flex gap-2">
          {before ? <LinkButton href={`${base}/${id}`}>{t("recurring.first")}</LinkButton> : null}
          {last ? (
            <LinkButton href={`${base}/${id}?before=${last.date}`}>{t("recurring.more")}</LinkButton>
          ) : null}
        </nav>
      </Section>
    </>
  );
}

function factsOf(t: Texts, company: string, agreement: RecurringAgreement) {
  const { made, times, buyerReference, orderReference } = agreement;
  const facts = [
    {
      label: t("recurring.customer"),
      value: (
        <Link href={`/${company}/customers/${agreement.customerNo}`} className="link">
          {agreement.customerNo} {agreement.customerName}
        </Link>
      ),
    },
    { label: t("recurring.nextDate"), value: <DateText date={agreement.nextDate} /> },
    { label: t("recurring.interval"), value: intervalText(t, agreement.intervalMonths) },
    { label: t("recurring.dayOfMonth"), value: dayText(t, agreement.dayOfMonth) },
    { label: t("recurring.firstDate"), value: <DateText date={agreement.firstDate} /> },
    agreement.endDate
      ? { label: t("recurring.endDate"), value: <DateText date={agreement.endDate} /> }
      : null,
    {
      label: t("recurring.made"),
      value: times === null ? made : t("recurring.timesMade", { made: String(made), times: String(times) }),
    },
    {
      label: t("recurring.sending"),
      value: t(agreement.sendsItself ? "recurring.automatic" : "recurring.manual"),
    },
    { label: t("invoices.paymentTermsDays"), value: agreement.paymentTermsDays },
    buyerReference ? { label: t("invoices.buyerReference"), value: buyerReference } : null,
    orderReference ? { label: t("invoices.orderReference"), value: orderReference } : null,
  ];
  return facts.filter((fact) => fact !== null);
}

async function open({ company, id }: Awaited<Props["params"]>) {
  const scope = await requireScope(company);
  const agreement = z.uuid().safeParse(id).success ? await findRecurring(scope, id) : null;
  return agreement ? { scope, agreement } : notFound();
}
