import Link from "next/link";
import type { ReactNode } from "react";
import { viewParameter } from "@/components/invoices/invoice-views";
import { Callout } from "@/components/ui/callout";
import { MoreRows } from "@/components/ui/more-rows";
import { Section } from "@/components/ui/section";
import { Table, TableBody, TableHead, Th } from "@/components/ui/table";
import type { Page } from "@/components/ui/use-pages";
import type { Texts } from "@/lib/text/server";
import { type LackingRow, LackingRows } from "./lacking-rows";
import { type MethodCount, MethodCounts } from "./method-counts";

/** What activation meets and changes, as this report asks for it. */
type ReadinessFacts = {
  readonly customers: number;
  readonly methods: readonly MethodCount[];
  readonly lacking: number;
  readonly unassessed: number;
  readonly drafts: number;
  readonly imported: number;
  readonly ownOpen: number;
};

type ReadinessReportProps = {
  readiness: ReadinessFacts;
  /** The first page of the cards that lack data, and the way to the next ones. */
  lacking: { readonly rows: readonly LackingRow[]; readonly next: string | null };
  moreLacking: (cursor: string) => Promise<Page<ReactNode>>;
  integrationName: string;
  /** Agreements that are winding down meanwhile. */
  windingDown: readonly string[];
  companySlug: string;
  t: Texts;
};

/** «Det som endres» (M4, edge 3): customers and their methods, cards that lack data, drafts, and what is left alone. */
export function ReadinessReport(props: ReadinessReportProps) {
  const { readiness, integrationName: name, windingDown, companySlug, t } = props;
  return (
    <>
      <Section
        title={t("connections.methodsTitle")}
        description={t("factoring.changeCustomers", { name, count: readiness.customers })}
      >
        {readiness.methods.length === 0 ? null : (
          <MethodCounts methods={readiness.methods} label={t("connections.methodNow")} after={name} t={t} />
        )}
      </Section>
      <Cards {...props} />
      <Section title={t("connections.documentsTitle")}>
        <ul className="flex max-w-prose list-disc flex-col gap-1 pl-5">
          <li>
            {t("connections.drafts", { count: readiness.drafts, name })}{" "}
            {readiness.drafts > 0 ? (
              <Link
                href={`/${companySlug}/invoices?view=${viewParameter.drafts}`}
                target="_blank"
                className="link"
              >
                {t("connections.seeDrafts")}
              </Link>
            ) : null}
          </li>
          <li>{t("connections.ownOpen", { count: readiness.ownOpen })}</li>
          {readiness.imported > 0 ? (
            <li>{t("connections.imported", { count: readiness.imported, name })}</li>
          ) : null}
          <li>{t("connections.dunning", { name })}</li>
          {windingDown.map((other) => (
            <li key={other}>{t("connections.windingDownBeside", { name: other })}</li>
          ))}
        </ul>
      </Section>
    </>
  );
}

function Cards({ readiness, lacking, moreLacking, integrationName, companySlug, t }: ReadinessReportProps) {
  const count = readiness.lacking;
  const explained = count > 0 ? ` ${t("factoring.lackingText", { name: integrationName })}` : "";
  return (
    <Section
      title={t("factoring.cards")}
      description={
        readiness.customers === 0 && count === 0
          ? t("factoring.noCustomers")
          : `${t("factoring.customersLacking", { count })}.${explained}`
      }
      actions={
        count > 0 ? (
          <Link href={`/${companySlug}/factoring/data-quality`} target="_blank" className="link">
            {t("connections.openDataQuality")}
          </Link>
        ) : null
      }
    >
      {readiness.unassessed > 0 ? (
        <div className="mb-3 max-w-3xl">
          <Callout tone="info">{t("connections.unassessed", { count: readiness.unassessed })}</Callout>
        </div>
      ) : null}
      {lacking.rows.length === 0 ? null : (
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
              <LackingRows rows={lacking.rows} companySlug={companySlug} t={t} />
              <MoreRows columns={3} next={lacking.next} load={moreLacking} />
            </TableBody>
          </Table>
        </div>
      )}
    </Section>
  );
}
