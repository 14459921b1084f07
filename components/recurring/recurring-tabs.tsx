import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { classNames } from "@/components/ui/class-names";
import type { Texts } from "@/lib/text/server";

const tabs = [
  { key: "agreements", path: "" },
  { key: "run", path: "/run" },
  { key: "runs", path: "/runs" },
] as const;

type RecurringTabsProps = {
  t: Texts;
  company: string;
  current: (typeof tabs)[number]["key"];
  /** How many invoices wait to be mended; shown where they are. */
  unsent?: number;
};

/** The three pages of «Gjentakende fakturaer». */
export function RecurringTabs({ t, company, current, unsent = 0 }: RecurringTabsProps) {
  return (
    <nav aria-label={t("recurring.title")} className="mb-5 flex gap-5 overflow-x-auto border-b border-rule">
      {tabs.map(({ key, path }) => (
        <Link
          key={key}
          href={`/${company}/invoices/recurring${path}`}
          aria-current={key === current ? "page" : undefined}
          className={classNames(
            "inline-flex h-9 items-center gap-1.5 border-b-2 border-transparent whitespace-nowrap text-ink-soft hover:text-ink focus-visible:-outline-offset-2",
            key === current && "border-accent font-medium text-ink",
          )}
        >
          {t(`recurring.tabs.${key}`)}
          {key === "run" && unsent > 0 ? <Badge tone="negative">{unsent}</Badge> : null}
        </Link>
      ))}
    </nav>
  );
}
