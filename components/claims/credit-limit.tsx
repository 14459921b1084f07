import { Amount } from "@/components/ui/amount";
import { DateText, MomentText } from "@/components/ui/date-text";
import { DescriptionList } from "@/components/ui/description-list";
import { leftOf } from "@/lib/domain/credit-limit";
import type { IsoDate } from "@/lib/domain/dates";
import { formatDate } from "@/lib/text/format";
import type { Texts } from "@/lib/text/server";

/** What a factoring company has said that it will finance of a customer; øre. */
export type ReportedLimit = {
  readonly connectionName: string;
  readonly limitOre: bigint;
  readonly usedOre: bigint;
  readonly validTo: IsoDate | null;
  readonly reportedAt: Date;
};

type CreditLimitProps = {
  limit: ReportedLimit | null;
  /** The factoring company that has said none. */
  integrationName: string;
  today: IsoDate;
  t: Texts;
};

/** «Kredittgrense» on the customer's card, as the factoring company last reported it (edge 14). Read only. */
export function CreditLimitFacts({ limit, integrationName, today, t }: CreditLimitProps) {
  const name = limit?.connectionName ?? integrationName;
  return (
    <section aria-label={t("claimDesk.limitOf", { name })} className="border-t border-rule pt-4">
      <h2 className="mb-2 font-semibold">{t("claimDesk.limitOf", { name })}</h2>
      {limit ? (
        <>
          <DescriptionList
            columns={4}
            items={[
              { label: t("claimDesk.limit"), value: <Amount ore={limit.limitOre} /> },
              { label: t("claimDesk.limitUsed"), value: <Amount ore={limit.usedOre} /> },
              { label: t("claimDesk.limitLeft"), value: <Amount ore={leftOf(limit)} /> },
              ...(limit.validTo
                ? [{ label: t("claimDesk.limitValidTo"), value: <DateText date={limit.validTo} /> }]
                : []),
              { label: t("claimDesk.limitReported"), value: <MomentText moment={limit.reportedAt} /> },
            ]}
          />
          {limit.validTo && limit.validTo < today ? (
            <p className="mt-2 font-medium">
              {t("claimDesk.limitExpired", { date: formatDate(limit.validTo) })}
            </p>
          ) : null}
          <p className="mt-2 text-sm text-ink-soft">{t("claimDesk.limitNotInvoices", { name })}</p>
        </>
      ) : (
        <p className="text-ink-soft">{t("claimDesk.noLimit", { name })}</p>
      )}
    </section>
  );
}
