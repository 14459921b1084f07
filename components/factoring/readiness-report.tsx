import Link from "next/link";
import { cardHref } from "@/components/customers/card-places";
import { missingFields } from "@/components/customers/customer-table";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { CustomerProblem } from "@/lib/domain/customer";
import type { Texts } from "@/lib/text/server";

/** A card that lacks data, as this report asks for it. */
type LackingRow = {
  readonly customerNo: number;
  readonly name: string;
  readonly problems: readonly CustomerProblem[];
};

const SHOWN = 100;

type ReadinessReportProps = {
  customers: number;
  lacking: readonly LackingRow[];
  integrationName: string;
  companySlug: string;
  t: Texts;
};

/** What activation finds in the customer cards (edge 3): how many it switches, and which lack data, each linked. */
export function ReadinessReport({
  customers,
  lacking,
  integrationName,
  companySlug,
  t,
}: ReadinessReportProps) {
  const report =
    lacking.length === 0
      ? undefined
      : `${t("factoring.customersLacking", { count: lacking.length })}. ${t("factoring.lackingText", { name: integrationName })}`;
  return (
    <Section
      title={t("factoring.cards")}
      description={report}
      actions={
        lacking.length > 0 ? (
          <LinkButton href={`/${companySlug}/factoring/data-quality`} target="_blank" size="small">
            {t("dataQuality.mendAll")}
          </LinkButton>
        ) : null
      }
    >
      {lacking.length === 0 ? (
        <p>
          {customers === 0 ? t("factoring.noCustomers") : `${t("factoring.customersLacking", { count: 0 })}.`}
        </p>
      ) : (
        <LackingTable lacking={lacking.slice(0, SHOWN)} companySlug={companySlug} t={t} />
      )}
      {lacking.length > SHOWN ? (
        <p className="mt-1 px-3 text-ink-soft">
          {t("factoring.moreLacking", { count: lacking.length - SHOWN })}
        </p>
      ) : null}
    </Section>
  );
}

function LackingTable({
  lacking,
  companySlug,
  t,
}: Pick<ReadinessReportProps, "lacking" | "companySlug" | "t">) {
  return (
    <div className="max-w-3xl [&>[data-scroll-region]]:max-h-[21rem]">
      <Table label={t("factoring.lackingList")}>
        <TableHead>
          <tr>
            <Th numeric className="w-24">
              {t("customers.customerNo")}
            </Th>
            <Th>{t("customers.name")}</Th>
            <Th>{t("factoring.lackingField")}</Th>
          </tr>
        </TableHead>
        <TableBody>
          {lacking.map(({ customerNo, name, problems }) => (
            <Tr key={customerNo}>
              <Td numeric>{customerNo}</Td>
              <Td>
                <Link href={cardHref(companySlug, customerNo, problems)} target="_blank" className="link">
                  {name}
                </Link>
              </Td>
              <Td wrap>{missingFields(t, problems)}</Td>
            </Tr>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
