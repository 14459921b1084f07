import { Callout } from "@/components/ui/callout";
import { formatAmount } from "@/lib/text/format";
import type { Texts } from "@/lib/text/server";

type CreditToClarifyProps = {
  /** Øre, positive; zero says nothing. */
  creditOre: bigint;
  company: string;
  t: Texts;
};

/** On a customer's ledger: what he has to his credit may be with the factoring company, so nothing is paid out unasked (edges 12 and 29). */
export function CreditToClarify({ creditOre, company, t }: CreditToClarifyProps) {
  if (creditOre <= 0n) return null;
  return (
    <div className="mb-4 max-w-3xl">
      <Callout
        tone="warning"
        title={t("claimDesk.creditFlag")}
        links={[{ label: t("claimDesk.creditTitle"), href: `/${company}/factoring/follow-up` }]}
      >
        {t("claimDesk.creditOnCard", { amount: formatAmount(creditOre) })}
      </Callout>
    </div>
  );
}
