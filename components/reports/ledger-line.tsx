import { CircleCheck } from "lucide-react";
import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { Callout } from "@/components/ui/callout";
import type { IsoDate } from "@/lib/domain/dates";
import type { ReportLedger } from "@/lib/domain/report";
import { formatAmount, formatDate } from "@/lib/text/format";
import type { Texts } from "@/lib/text/server";

type LedgerLineProps = {
  ledger: ReportLedger;
  /** What the report's own lines add up to, in øre: a balance, or with an opening balance the movement. */
  reportedOre: bigint;
  /** The day that the balance is of; null is everything posted. */
  day: IsoDate | null;
  basePath: string;
  t: Texts;
};

/** Over a report that is a balance: what it opens and closes with, and that it agrees with the general ledger. */
export function LedgerLine({
  ledger: { openingOre, control },
  reportedOre,
  day,
  basePath,
  t,
}: LedgerLineProps) {
  const closingOre = (openingOre ?? 0n) + reportedOre;
  return (
    <div className="mb-4 flex flex-wrap items-baseline gap-x-8 gap-y-1">
      {openingOre === null ? null : (
        <>
          <Balance label={t("reports.opening")} ore={openingOre} />
          <Balance label={t("reports.closing")} ore={closingOre} />
        </>
      )}
      {control && control.balanceOre === closingOre ? (
        <p className="inline-flex items-baseline gap-1.5 text-ink-soft">
          <CircleCheck aria-hidden className="size-4 shrink-0 self-center text-positive" />
          <Link
            href={`${basePath}/ledger/accounts/${control.accountNo}${day ? `?to=${day}` : ""}`}
            className="link"
          >
            {day
              ? t("reports.agrees", { account: accountOf(control), date: formatDate(day) })
              : t("reports.agreesNow", { account: accountOf(control) })}
          </Link>
          <Amount ore={control.balanceOre} />
        </p>
      ) : null}
      {control && control.balanceOre !== closingOre ? (
        <Callout
          tone="error"
          title={t("reports.disagrees", { account: accountOf(control) })}
          links={[{ label: accountOf(control), href: `${basePath}/ledger/accounts/${control.accountNo}` }]}
        >
          {t("reports.disagreesText", {
            control: formatAmount(control.balanceOre),
            reported: formatAmount(closingOre),
            difference: formatAmount(closingOre - control.balanceOre),
          })}
        </Callout>
      ) : null}
    </div>
  );
}

function accountOf({ accountNo, name }: { accountNo: number; name: string }): string {
  return `${accountNo} ${name}`;
}

function Balance({ label, ore }: { label: string; ore: bigint }) {
  return (
    <p>
      <span className="text-ink-soft">{label}</span> <Amount ore={ore} className="font-semibold" />
    </p>
  );
}
