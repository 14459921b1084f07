import { Callout } from "@/components/ui/callout";
import { daysBetween, type IsoDate } from "@/lib/domain/dates";
import { formatAmount, formatDate } from "@/lib/text/format";
import type { Texts } from "@/lib/text/server";

/** What stands on a deviation account, in øre, credit negative, and how much of it is open direct payments. */
export type DeviationAccountView = {
  readonly no: number;
  readonly name: string;
  readonly balanceOre: bigint;
  readonly openOre: bigint;
  readonly openPayments: number;
  readonly oldest: IsoDate | null;
};

type DeviationAccountsProps = {
  accounts: readonly DeviationAccountView[];
  company: string;
  today: IsoDate;
  t: Texts;
};

/** The deviation account must end at zero: whether it does, what it is due to, since when, and what is left to explain. */
export function DeviationAccounts({ accounts, company, today, t }: DeviationAccountsProps) {
  return (
    <div className="mb-8 flex flex-col gap-3">
      {accounts.map(({ no, name, balanceOre, openOre, openPayments, oldest }) => {
        const account = `${no} ${name}`;
        const unexplained = balanceOre + openOre;
        const isSound = balanceOre === 0n && openPayments === 0;
        return (
          <Callout
            key={no}
            tone={isSound ? "success" : "warning"}
            title={
              isSound
                ? t("directPayments.accountAtZero", { account })
                : t("directPayments.accountNotAtZero", { account, amount: formatAmount(balanceOre) })
            }
            links={
              isSound
                ? []
                : [
                    {
                      label: t("directPayments.seeAccount", { account }),
                      href: `/${company}/ledger/accounts/${no}`,
                    },
                  ]
            }
          >
            {oldest ? (
              <p>
                {t("directPayments.openSince", {
                  count: openPayments,
                  date: formatDate(oldest),
                  days: daysBetween(oldest, today),
                })}
              </p>
            ) : null}
            {unexplained === 0n ? null : (
              <p>{t("directPayments.difference", { amount: formatAmount(unexplained) })}</p>
            )}
          </Callout>
        );
      })}
    </div>
  );
}
