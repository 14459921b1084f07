import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import type { Texts } from "@/lib/text/server";

/** The books that «Kontoplan» can show: the general ledger and the subledgers. */
export const ledgerViews = ["ledger", "customer", "supplier", "finance"] as const;

export type LedgerView = (typeof ledgerViews)[number];

/** Links between the books; plain links, so that each has an address. */
export function LedgerViews({ base, view, t }: { base: string; view: LedgerView; t: Texts }) {
  return (
    <nav
      aria-label={t("ledger.title")}
      className="mb-4 flex gap-5 overflow-x-auto border-b border-rule px-0.5"
    >
      {ledgerViews.map((one) => (
        <Link
          key={one}
          href={one === "ledger" ? base : `${base}?view=${one}`}
          aria-current={one === view ? "page" : undefined}
          className={classNames(
            "inline-flex h-9 items-center border-b-2 border-transparent whitespace-nowrap text-ink-soft hover:text-ink focus-visible:-outline-offset-2",
            one === view && "border-accent font-medium text-ink",
          )}
        >
          {one === "ledger" ? t("ledger.accountsTab") : t(`ledger.subledgerKinds.${one}`)}
        </Link>
      ))}
    </nav>
  );
}
