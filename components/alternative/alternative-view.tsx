import Link from "next/link";
import type { ReactNode } from "react";
import { Callout } from "@/components/ui/callout";
import { MomentText } from "@/components/ui/date-text";
import { DescriptionList } from "@/components/ui/description-list";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { type ConnectionState, standardEventKinds } from "@/lib/domain/factoring";
import { formatAmount } from "@/lib/text/format";
import type { Texts } from "@/lib/text/server";

type AlternativeViewProps = {
  connection: { readonly state: ConnectionState; readonly activatedAt: Date };
  template: { readonly id: string; readonly name: string } | null;
  open: { readonly invoices: number; readonly remainingOre: bigint };
  accounts: readonly {
    readonly eventKind: string;
    readonly accountNo: number;
    readonly subledgerNo: number | null;
    readonly name: string;
  }[];
  /** «Nøkler», with what the user may do with them. */
  keysPanel: ReactNode;
  /** The link to the log of calls. */
  callsLink: ReactNode;
  /** «Bytt mal», for whoever may. */
  changeTemplate: ReactNode;
  companySlug: string;
  t: Texts;
};

/** An alternative integration in use: its template, what is to be paid to it, accounts and key. */
export function AlternativeView(props: AlternativeViewProps) {
  const { connection, template, open, accounts, changeTemplate, companySlug, t } = props;
  return (
    <>
      {connection.state === "winding_down" ? (
        <div className="mb-6 max-w-3xl">
          <Callout tone="warning">{t("alternative.windingDown")}</Callout>
        </div>
      ) : null}
      <Section title={t("factoring.connection")}>
        <DescriptionList
          columns={4}
          items={[
            { label: t("common.status"), value: <Status code={connection.state} /> },
            { label: t("factoring.activatedAt"), value: <MomentText moment={connection.activatedAt} /> },
            {
              label: t("alternative.template"),
              value: template ? (
                <Link href={`/${companySlug}/settings/templates/${template.id}`} className="link">
                  {template.name}
                </Link>
              ) : null,
            },
            {
              label: t("alternative.openInvoices"),
              value: t("alternative.openInvoicesValue", {
                count: open.invoices,
                amount: formatAmount(open.remainingOre),
              }),
            },
          ]}
        />
        {changeTemplate ? <div className="mt-4">{changeTemplate}</div> : null}
      </Section>
      <Section title={t("factoring.accounts")}>
        <Table label={t("factoring.accounts")} className="max-w-3xl">
          <TableHead>
            <tr>
              <Th>{t("factoring.event")}</Th>
              <Th>{t("factoring.account")}</Th>
            </tr>
          </TableHead>
          <TableBody>
            {accounts.map(({ eventKind, accountNo, subledgerNo, name }) => (
              <Tr key={eventKind}>
                <Td>{kindName(t, eventKind)}</Td>
                <Td>
                  <Link href={`/${companySlug}/ledger/accounts/${subledgerNo ?? accountNo}`} className="link">
                    {`${subledgerNo ?? accountNo} ${name}`}
                  </Link>
                </Td>
              </Tr>
            ))}
          </TableBody>
        </Table>
      </Section>
      <Section title={t("factoring.keysTitle")} description={t("desk.keysIntro")} actions={props.callsLink}>
        {props.keysPanel}
      </Section>
    </>
  );
}

function kindName(t: Texts, eventKind: string): string {
  const known = standardEventKinds.find((kind) => kind === eventKind);
  return known ? t(`factoring.accountKinds.${known}`) : eventKind;
}
