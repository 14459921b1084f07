import Link from "next/link";
import type { ReactNode } from "react";
import { MomentText } from "@/components/ui/date-text";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { Currency } from "@/lib/domain/currency";
import {
  type AccountNeed,
  type AgreementType,
  type ConnectionState,
  type FactoringStatus,
  factoringStatuses,
} from "@/lib/domain/factoring";
import { formatCount, formatOrgNr } from "@/lib/text/format";
import type { Texts } from "@/lib/text/server";
import type { Locale } from "@/lib/text/texts";
import { Accounts, type MappedAccountRow } from "./connection-tables";

/** An agreement, as this page asks for it. */
export type ConnectionFacts = {
  readonly name: string;
  readonly state: ConnectionState;
  readonly agreementType: AgreementType;
  readonly currencies: readonly Currency[];
  readonly activatedAt: Date;
  readonly activatedBy: string;
  readonly windingDownAt: Date | null;
  readonly closedAt: Date | null;
  /** Null when it closed by itself. */
  readonly closedBy: string | null;
  readonly closeReason: string | null;
  readonly integrationOrgNr: string;
};

type ConnectionViewProps = {
  connection: ConnectionFacts;
  accounts: readonly MappedAccountRow[];
  /** What stands on them, in øre, by number; those where only money between the two stands. */
  balances: ReadonlyMap<number, bigint>;
  /** What the partner calls the accounts that it declares. */
  declared: readonly AccountNeed[];
  /** «Nøkler», with what the user may do with them. */
  keysPanel: ReactNode;
  /** The link to the log of calls. */
  callsLink: ReactNode;
  counts: readonly { readonly status: FactoringStatus; readonly invoices: number }[];
  companySlug: string;
  /** The link that changes the accounts, for someone who may. */
  changeAccounts?: ReactNode;
  /** Accounts that were mapped before. */
  earlierAccounts?: ReactNode;
  locale: Locale;
  t: Texts;
};

/** A connection: state, agreement, what is with the partner, accounts and keys. */
export function ConnectionView(props: ConnectionViewProps) {
  const { connection, keysPanel, counts, companySlug, t } = props;
  return (
    <>
      <Section title={connection.name}>
        <DescriptionList columns={4} items={factsOf(connection, t)} />
      </Section>
      <StatusCounts counts={counts} companySlug={companySlug} t={t} />
      <Section title={t("factoring.accounts")} actions={props.changeAccounts}>
        <Accounts {...props} />
      </Section>
      {props.earlierAccounts}
      <Section
        title={t("factoring.keysTitle")}
        description={`${t("factoring.applicationKeyText")} ${t("desk.keysIntro")}`}
        actions={props.callsLink}
      >
        {keysPanel}
        <p className="mt-3">
          {t("desk.forIntegrators")}{" "}
          <a href="/docs" className="link">
            {t("desk.toDocs")}
          </a>
        </p>
      </Section>
    </>
  );
}

function factsOf(connection: ConnectionFacts, t: Texts) {
  const { state, activatedAt, windingDownAt, closedAt, closedBy, closeReason } = connection;
  const undone = closedAt !== null && windingDownAt === null;
  return [
    { label: t("common.status"), value: <Status code={state} /> },
    {
      label: t("factoring.agreementType"),
      value: t(`factoring.agreementTypes.${connection.agreementType}`),
    },
    { label: t("ledgerCurrency.currencies"), value: connection.currencies.join(", ") },
    { label: t("factoring.partnerOrgNr"), value: formatOrgNr(connection.integrationOrgNr) },
    { label: t("factoring.activatedAt"), value: <MomentText moment={activatedAt} /> },
    { label: t("factoring.activatedBy"), value: connection.activatedBy },
    ...(windingDownAt
      ? [{ label: t("connections.windingDownAt"), value: <MomentText moment={windingDownAt} /> }]
      : []),
    ...(closedAt
      ? [
          { label: t("connections.closedAt"), value: <MomentText moment={closedAt} /> },
          { label: t("connections.closedBy"), value: closedBy ?? t("connections.closedItself") },
        ]
      : []),
    ...(undone || closeReason
      ? [
          {
            label: t("connections.closeReason"),
            value: [undone ? t("connections.undoneMark") : "", closeReason ?? ""].filter(Boolean).join(": "),
          },
        ]
      : []),
  ];
}

function StatusCounts({ counts, companySlug, t }: Pick<ConnectionViewProps, "counts" | "companySlug" | "t">) {
  const inOrder = factoringStatuses.flatMap((status) => counts.filter((count) => count.status === status));
  return (
    <Section title={t("factoring.statusesTitle")}>
      {inOrder.length === 0 ? (
        <EmptyState title={t("factoring.noInvoices")} />
      ) : (
        <Table label={t("factoring.statusesTitle")} className="w-auto min-w-72">
          <TableHead>
            <tr>
              <Th>{t("common.status")}</Th>
              <Th numeric>{t("factoring.invoiceCount")}</Th>
            </tr>
          </TableHead>
          <TableBody>
            {inOrder.map(({ status, invoices }) => (
              <Tr key={status}>
                <Td>
                  <Status code={status} />
                </Td>
                <Td numeric>
                  <Link
                    href={`/${companySlug}/reports/invoices?status=${status}`}
                    aria-label={`${formatCount(invoices)} ${t(`statuses.${status}`)}`}
                    className="link"
                  >
                    {formatCount(invoices)}
                  </Link>
                </Td>
              </Tr>
            ))}
          </TableBody>
        </Table>
      )}
    </Section>
  );
}
