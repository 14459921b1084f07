import { Callout } from "@/components/ui/callout";
import { formatAmount } from "@/lib/text/format";
import type { Texts } from "@/lib/text/server";

type LeftOnClearingProps = {
  name: string;
  accounts: readonly {
    readonly accountNo: number;
    readonly subledgerNo: number | null;
    readonly name: string;
  }[];
  /** In øre, by account, where money between the two stands. */
  balances: ReadonlyMap<number, bigint>;
  companySlug: string;
  t: Texts;
};

/** An agreement that is over with money left between the two: said, since nobody posts it any more. */
export function LeftOnClearing({ name, accounts, balances, companySlug, t }: LeftOnClearingProps) {
  const numbers = new Map(
    accounts.map((account) => [account.subledgerNo ?? account.accountNo, account.name]),
  );
  const left = [...numbers].flatMap(([no, accountName]) => {
    const ore = balances.get(no) ?? 0n;
    return ore === 0n ? [] : [{ no, accountName, ore }];
  });
  if (left.length === 0) return null;
  return (
    <div className="mb-8 max-w-3xl">
      <Callout
        tone="warning"
        title={t("connections.leftOnClearing", { name })}
        links={left.map(({ no, accountName, ore }) => ({
          href: `/${companySlug}/ledger/accounts/${no}`,
          label: `${no} ${accountName}: ${formatAmount(ore)}`,
        }))}
      >
        {t("connections.leftOnClearingText")}
      </Callout>
    </div>
  );
}
