import type { Metadata } from "next";
import Link from "next/link";
import { CollectButton } from "@/components/dunning/collect-button";
import { DunningTabs } from "@/components/dunning/dunning-tabs";
import { OlderNav } from "@/components/dunning/older-nav";
import { Amount } from "@/components/ui/amount";
import { Callout } from "@/components/ui/callout";
import { MomentText } from "@/components/ui/date-text";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { listCollectionCases } from "@/db/queries/collection";
import { findDunningSettings } from "@/db/queries/dunning";
import { pageAsked } from "@/lib/contracts/dunning";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { denial } from "@/lib/services/permissions";
import { getTexts } from "@/lib/text/server";
import { withdrawFromCollectionAction } from "../actions";

const pageSize = 50;

export async function generateMetadata(): Promise<Metadata> {
  const t = getTexts(await currentLocale());
  return { title: `${t("dunning.title")}: ${t("dunning.tabs.collection")}` };
}

/** Invoices with the company's own debt collector, and the way back. Factored ones are never here (M25, edge 38). */
export default async function CollectionPage({
  params,
  searchParams,
}: PageProps<"/[company]/dunning/collection">) {
  const { company } = await params;
  const { before } = pageAsked.parse(await searchParams);
  const scope = await requireScope(company);
  const t = getTexts(await currentLocale());
  const [settings, found] = await Promise.all([
    findDunningSettings(scope),
    listCollectionCases(scope, { before, limit: pageSize + 1 }),
  ]);
  const cases = found.slice(0, pageSize);
  const mayAct = denial(scope.actor, "dunning/withdraw-from-collection") === null;

  return (
    <>
      <PageHeader title={t("dunning.title")} description={t("dunning.description")} />
      <DunningTabs t={t} company={company} current="collection" />
      {settings.collectionEnabled ? null : (
        <div className="mb-5 max-w-3xl">
          <Callout
            tone="info"
            title={t("dunning.collectionOff")}
            links={[{ label: t("dunning.settings"), href: `/${company}/settings/dunning` }]}
          >
            {t("dunning.collectionOffText")}
          </Callout>
        </div>
      )}
      {cases.length === 0 ? (
        <EmptyState title={t("dunning.noCasesTitle")}>{t("dunning.noCasesText")}</EmptyState>
      ) : (
        <Table label={t("dunning.tabs.collection")}>
          <TableHead>
            <tr>
              <Th>{t("dunning.customer")}</Th>
              <Th>{t("dunning.invoice")}</Th>
              <Th>{t("dunning.agency")}</Th>
              <Th numeric>{t("dunning.owed")}</Th>
              <Th>{t("dunning.sentAt")}</Th>
              <Th>{t("dunning.by")}</Th>
              <Th>{t("dunning.withdrawn")}</Th>
            </tr>
          </TableHead>
          <TableBody>
            {cases.map((each) => (
              <Tr key={each.id}>
                <Td>
                  <Link href={`/${company}/customers/${each.customerNo}`} className="link">
                    {each.customerName}
                  </Link>
                </Td>
                <Td>
                  <Link href={`/${company}/invoices/${each.invoiceId}`} className="link tabular-nums">
                    {each.invoiceNo}
                  </Link>
                </Td>
                <Td>{each.agency}</Td>
                <Td numeric>
                  <Amount ore={each.remainingOre} />
                </Td>
                <Td>
                  <MomentText moment={each.sentAt} />
                </Td>
                <Td>{each.sentBy}</Td>
                <Td>
                  {each.withdrawnAt ? (
                    <MomentText moment={each.withdrawnAt} />
                  ) : mayAct ? (
                    <CollectButton
                      withdraws
                      company={company}
                      invoiceId={each.invoiceId}
                      invoiceNo={each.invoiceNo}
                      agency={each.agency}
                      act={withdrawFromCollectionAction}
                    />
                  ) : null}
                </Td>
              </Tr>
            ))}
          </TableBody>
        </Table>
      )}
      <OlderNav
        t={t}
        base={`/${company}/dunning/collection`}
        paged={before !== undefined}
        older={found.length > pageSize ? (cases.at(-1)?.id ?? null) : null}
      />
    </>
  );
}
