import type { Metadata } from "next";
import { RateForm } from "@/components/currency/rate-form";
import { Callout } from "@/components/ui/callout";
import { DateText, MomentText } from "@/components/ui/date-text";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { listExchangeRates } from "@/db/queries/exchange-rates";
import { ratesAsked } from "@/lib/contracts/exchange-rate";
import { dateInNorway } from "@/lib/domain/dates";
import { typedDecimal } from "@/lib/domain/typed-numbers";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { denial } from "@/lib/services/permissions";
import { getTexts } from "@/lib/text/server";
import { saveExchangeRateAction } from "./actions";

const pageSize = 50;

type Props = PageProps<"/[company]/settings/exchange-rates">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("currency.ratesTitle") };
}

/** «Valutakurser»: what is suggested on invoices in another currency than kroner, and who wrote it (edge 41). */
export default async function ExchangeRatesPage({ params, searchParams }: Props) {
  const { company } = await params;
  const scope = await requireScope(company);
  const t = getTexts(await currentLocale());
  const { before } = ratesAsked.parse(await searchParams);
  const found = await listExchangeRates(scope, { before, limit: pageSize + 1 });
  const rates = found.slice(0, pageSize);
  const last = rates.at(-1);
  const here = `/${company}/settings/exchange-rates`;

  return (
    <>
      <PageHeader
        title={t("currency.ratesTitle")}
        description={t("currency.ratesDescription")}
        breadcrumbs={[{ label: t("settings.title"), href: `/${company}/settings` }]}
      />
      <Section title={t("currency.addRate")}>
        {denial(scope.actor, "invoice/save-rate") === null ? (
          <RateForm today={dateInNorway(scope.now)} save={saveExchangeRateAction.bind(null, company)} />
        ) : (
          <Callout tone="info">{t("currency.onlyBookkeeper")}</Callout>
        )}
      </Section>
      <Section title={t("currency.ratesTitle")}>
        {rates.length === 0 ? (
          <EmptyState title={t("currency.noRates")}>{t("currency.noRatesText")}</EmptyState>
        ) : (
          <Table label={t("currency.ratesTitle")}>
            <TableHead>
              <tr>
                <Th>{t("currency.currency")}</Th>
                <Th>{t("currency.validFrom")}</Th>
                <Th numeric>{t("currency.ratePerUnit")}</Th>
                <Th>{t("currency.source")}</Th>
                <Th>{t("currency.enteredBy")}</Th>
                <Th>{t("currency.enteredAt")}</Th>
              </tr>
            </TableHead>
            <TableBody>
              {rates.map((rate) => (
                <Tr key={rate.id}>
                  <Td>
                    {rate.currency}{" "}
                    <span className="text-ink-soft">{t(`currency.names.${rate.currency}`)}</span>
                  </Td>
                  <Td>
                    <DateText date={rate.validFrom} />
                  </Td>
                  <Td numeric>{typedDecimal(rate.rateMicro, 6)}</Td>
                  <Td>{t(`currency.sources.${rate.source}`)}</Td>
                  <Td>{rate.actorName}</Td>
                  <Td>
                    <MomentText moment={rate.createdAt} />
                  </Td>
                </Tr>
              ))}
            </TableBody>
          </Table>
        )}
        <nav aria-label={t("invoices.older")} className="mt-3 flex gap-2">
          {before ? <LinkButton href={here}>{t("invoices.newest")}</LinkButton> : null}
          {found.length > pageSize && last ? (
            <LinkButton href={`${here}?before=${last.id}`}>{t("invoices.older")}</LinkButton>
          ) : null}
        </nav>
      </Section>
    </>
  );
}
