import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { type AccountNeed, standardEventKinds } from "@/lib/domain/factoring";
import type { Texts } from "@/lib/text/server";
import type { Locale } from "@/lib/text/texts";

/** Where one kind of event is posted; a subledger account stands under its control account `accountNo`. */
export type MappedAccountRow = {
  readonly eventKind: string;
  readonly accountNo: number;
  readonly name: string;
  readonly subledgerNo: number | null;
  readonly subledgerSeries: string | null;
};

type AccountsProps = {
  accounts: readonly MappedAccountRow[];
  /** What stands on them, in øre, by number; those where only money between the two stands. */
  balances: ReadonlyMap<number, bigint>;
  /** What the partner calls the accounts that it declares. */
  declared: readonly AccountNeed[];
  companySlug: string;
  locale: Locale;
  t: Texts;
};

/** «Kontoer»: where each kind of event is posted, and what stands there. */
export function Accounts({ accounts, balances, declared, companySlug, locale, t }: AccountsProps) {
  return (
    <Table label={t("factoring.accounts")} className="max-w-3xl">
      <TableHead>
        <tr>
          <Th>{t("factoring.event")}</Th>
          <Th>{t("factoring.account")}</Th>
          <Th numeric>{t("connections.balance")}</Th>
        </tr>
      </TableHead>
      <TableBody>
        {[...accounts].sort(byKind).map((account) => (
          <Tr key={account.eventKind}>
            <Td>{kindName(t, locale, declared, account.eventKind)}</Td>
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
            <Td numeric>
              <Balance ore={balances.get(account.subledgerNo ?? account.accountNo)} />
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}

function Balance({ ore }: { ore: bigint | undefined }) {
  return ore === undefined ? null : <Amount ore={ore} />;
}

/** What an event kind is called: our word for a standard one, the partner's for its own. */
export function kindName(
  t: Texts,
  locale: Locale,
  declared: readonly AccountNeed[],
  eventKind: string,
): string {
  const known = standardEventKinds.find((kind) => kind === eventKind);
  if (known) return t(`factoring.accountKinds.${known}`);
  return declared.find((need) => need.eventKind === eventKind)?.name[locale] ?? eventKind;
}

/** The standard kinds in their order; a partner's own ones stand before them. */
function byKind(a: MappedAccountRow, b: MappedAccountRow): number {
  const order: readonly string[] = standardEventKinds;
  return order.indexOf(a.eventKind) - order.indexOf(b.eventKind);
}
