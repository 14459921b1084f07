import Link from "next/link";
import { MomentText } from "@/components/ui/date-text";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import {
  type AgreementType,
  type ConnectionState,
  type FactoringStatus,
  factoringStatuses,
  standardEventKinds,
} from "@/lib/domain/factoring";
import { formatCount, formatOrgNr } from "@/lib/text/format";
import type { Texts } from "@/lib/text/server";

/** An active agreement, as this page asks for it. */
type ConnectionFacts = {
  readonly name: string;
  readonly state: ConnectionState;
  readonly agreementType: AgreementType;
  readonly activatedAt: Date;
  readonly activatedBy: string;
  readonly integrationOrgNr: string;
};

/** Where one kind of event is posted; a subledger account stands under its control account `accountNo`. */
type MappedAccountRow = {
  readonly eventKind: string;
  readonly accountNo: number;
  readonly name: string;
  readonly subledgerNo: number | null;
  readonly subledgerSeries: string | null;
};

/** A client key without its secret. */
type ClientKeyRow = {
  readonly id: string;
  readonly hint: string;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
};

type ConnectionViewProps = {
  connection: ConnectionFacts;
  accounts: readonly MappedAccountRow[];
  keys: readonly ClientKeyRow[];
  counts: readonly { readonly status: FactoringStatus; readonly invoices: number }[];
  companySlug: string;
  t: Texts;
};

/** The active connection: state, agreement, what is with the partner, accounts and keys. */
export function ConnectionView({ connection, accounts, keys, counts, companySlug, t }: ConnectionViewProps) {
  return (
    <>
      <Section title={connection.name}>
        <DescriptionList
          columns={4}
          items={[
            { label: t("common.status"), value: <Status code={connection.state} /> },
            {
              label: t("factoring.agreementType"),
              value: t(`factoring.agreementTypes.${connection.agreementType}`),
            },
            { label: t("factoring.activatedAt"), value: <MomentText moment={connection.activatedAt} /> },
            { label: t("factoring.activatedBy"), value: connection.activatedBy },
            { label: t("factoring.partnerOrgNr"), value: formatOrgNr(connection.integrationOrgNr) },
          ]}
        />
      </Section>
      <StatusCounts counts={counts} companySlug={companySlug} t={t} />
      <Section title={t("factoring.accounts")}>
        <Accounts accounts={accounts} companySlug={companySlug} t={t} />
      </Section>
      <Section title={t("factoring.keysTitle")} description={t("factoring.applicationKeyText")}>
        <Keys keys={keys} t={t} />
      </Section>
    </>
  );
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

function Accounts({ accounts, companySlug, t }: Pick<ConnectionViewProps, "accounts" | "companySlug" | "t">) {
  return (
    <Table label={t("factoring.accounts")} className="max-w-3xl">
      <TableHead>
        <tr>
          <Th>{t("factoring.event")}</Th>
          <Th>{t("factoring.account")}</Th>
        </tr>
      </TableHead>
      <TableBody>
        {[...accounts].sort(byKind).map((account) => (
          <Tr key={account.eventKind}>
            <Td>{kindName(t, account.eventKind)}</Td>
            <Td>
              <Link
                href={`/${companySlug}/ledger/accounts/${account.subledgerNo ?? account.accountNo}`}
                className="link"
              >
                {`${account.subledgerNo ?? account.accountNo} ${account.name}`}
              </Link>
              {account.subledgerSeries ? (
                <span className="ml-2 text-sm text-ink-soft">
                  {t("factoring.subledgerOf", {
                    series: account.subledgerSeries,
                    account: String(account.accountNo),
                  })}
                </span>
              ) : null}
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}

function Keys({ keys, t }: Pick<ConnectionViewProps, "keys" | "t">) {
  return (
    <Table label={t("factoring.keysTitle")} className="max-w-3xl">
      <TableHead>
        <tr>
          <Th>{t("factoring.clientKey")}</Th>
          <Th>{t("factoring.keyCreated")}</Th>
          <Th>{t("factoring.keyLastUsed")}</Th>
        </tr>
      </TableHead>
      <TableBody>
        {keys.map((key) => (
          <Tr key={key.id}>
            <Td>
              <code>{`fck_…${key.hint}`}</code>
              {key.revokedAt ? <span className="ml-2 text-negative">{t("factoring.keyRevoked")}</span> : null}
            </Td>
            <Td>
              <MomentText moment={key.createdAt} />
            </Td>
            <Td>{key.lastUsedAt ? <MomentText moment={key.lastUsedAt} /> : t("factoring.keyNeverUsed")}</Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}

function kindName(t: Texts, eventKind: string): string {
  const known = standardEventKinds.find((kind) => kind === eventKind);
  return known ? t(`factoring.accountKinds.${known}`) : eventKind;
}

/** The standard kinds in their order; a partner's own ones stand before them. */
function byKind(a: MappedAccountRow, b: MappedAccountRow): number {
  const order: readonly string[] = standardEventKinds;
  return order.indexOf(a.eventKind) - order.indexOf(b.eventKind);
}
