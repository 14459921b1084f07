import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { Callout } from "@/components/ui/callout";
import { MomentText } from "@/components/ui/date-text";
import { Section } from "@/components/ui/section";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { maySubledger } from "@/lib/domain/account-mapping";
import type { AccountNeed } from "@/lib/domain/factoring";
import type { Texts } from "@/lib/text/server";
import type { Locale } from "@/lib/text/texts";
import { kindName } from "./connection-tables";

/** An account that was mapped before, as this table asks for it. */
type EarlierAccount = {
  readonly id: string;
  readonly eventKind: string;
  readonly no: number;
  readonly name: string;
  readonly replacedAt: Date;
  readonly replacedBy: string;
  readonly balanceOre: bigint;
  /** Whether the connection still posts to it. */
  readonly isMapped: boolean;
};

type EarlierAccountsProps = {
  accounts: readonly EarlierAccount[];
  declared: readonly AccountNeed[];
  companySlug: string;
  locale: Locale;
  t: Texts;
};

/** «Tidligere kontoer» (edge 45): what was mapped before, who changed it, and what is left there. Nothing when nothing was. */
export function EarlierAccounts({ accounts, declared, companySlug, locale, t }: EarlierAccountsProps) {
  if (accounts.length === 0) return null;
  const left = new Set(accounts.filter(hasMoneyLeft).map(({ no }) => no));
  return (
    <Section title={t("connections.historyTitle")} description={t("connections.historyText")}>
      {left.size > 0 ? (
        <div className="mb-3 max-w-3xl">
          <Callout tone="warning" title={t("connections.leftOverTitle", { count: left.size })}>
            {t("connections.leftOver")}
          </Callout>
        </div>
      ) : null}
      <Table label={t("connections.historyTitle")} className="max-w-4xl">
        <TableHead>
          <tr>
            <Th>{t("factoring.event")}</Th>
            <Th>{t("factoring.account")}</Th>
            <Th>{t("connections.replaced")}</Th>
            <Th>{t("connections.replacedBy")}</Th>
            <Th numeric>{t("connections.balance")}</Th>
          </tr>
        </TableHead>
        <TableBody>
          {accounts.map((account) => (
            <Tr key={account.id}>
              <Td>{kindName(t, locale, declared, account.eventKind)}</Td>
              <Td>
                <Link href={`/${companySlug}/ledger/accounts/${account.no}`} className="link">
                  {`${account.no} ${account.name}`}
                </Link>
                {account.isMapped ? (
                  <span className="ml-2 text-sm text-ink-soft">{t("connections.stillMapped")}</span>
                ) : null}
              </Td>
              <Td>
                <MomentText moment={account.replacedAt} />
              </Td>
              <Td>{account.replacedBy}</Td>
              <Td numeric>
                {account.isMapped || !maySubledger(account.eventKind) ? null : (
                  <Amount ore={account.balanceOre} />
                )}
              </Td>
            </Tr>
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}

/** A cost stays where it was posted; only money between the two is to be moved. */
function hasMoneyLeft({ eventKind, isMapped, balanceOre }: EarlierAccount): boolean {
  return maySubledger(eventKind) && !isMapped && balanceOre !== 0n;
}
