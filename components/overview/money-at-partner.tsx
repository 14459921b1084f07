import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { DescriptionList } from "@/components/ui/description-list";
import type { Texts } from "@/lib/text/server";

type MoneyAtPartnerProps = {
  /** The company's pages: "/the-company". */
  base: string;
  clearing: readonly { readonly connectionName: string; readonly no: number; readonly balanceOre: bigint }[];
  deviations: readonly { readonly no: number; readonly name: string; readonly balanceOre: bigint }[];
  factored: { readonly openOre: bigint; readonly advancedOre: bigint };
  t: Texts;
};

/** «Hos factoringselskapet»: what stands between the two, each figure leading to its account; the way to one while there is none. */
export function MoneyAtPartner({ base, clearing, deviations, factored, t }: MoneyAtPartnerProps) {
  if (clearing.length === 0) {
    return (
      <p className="text-ink-soft">
        {`${t("overview.noFactoring")}. `}
        <Link href={`${base}/factoring`} className="link">
          {t("factoring.catalogue")}
        </Link>
      </p>
    );
  }
  const linked = (href: string, balanceOre: bigint) => (
    <Link href={href} className="link">
      <Amount ore={balanceOre} className="w-32" />
    </Link>
  );
  return (
    <DescriptionList
      items={[
        ...clearing.map(({ connectionName, no, balanceOre }) => ({
          label: t("overview.clearing", { name: connectionName }),
          value: linked(`${base}/ledger/accounts/${no}`, balanceOre),
        })),
        ...deviations
          .filter(({ balanceOre }) => balanceOre !== 0n)
          .map(({ no, name, balanceOre }) => ({
            label: t("directPayments.deviation", { account: `${no} ${name}` }),
            value: linked(`${base}/factoring/direct-payments`, balanceOre),
          })),
        {
          label: t("overview.receivablesAtPartner"),
          value: <Amount ore={factored.openOre} className="w-32" />,
        },
        { label: t("overview.advanced"), value: <Amount ore={factored.advancedOre} className="w-32" /> },
      ]}
    />
  );
}
