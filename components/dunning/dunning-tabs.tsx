import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import type { Texts } from "@/lib/text/server";

const tabs = [
  { key: "proposal", path: "" },
  { key: "runs", path: "/runs" },
  { key: "collection", path: "/collection" },
] as const;

type DunningTabsProps = { t: Texts; company: string; current: (typeof tabs)[number]["key"] };

/** The three pages of «Purring». */
export function DunningTabs({ t, company, current }: DunningTabsProps) {
  return (
    <nav aria-label={t("dunning.title")} className="mb-5 flex gap-5 overflow-x-auto border-b border-rule">
      {tabs.map(({ key, path }) => (
        <Link
          key={key}
          href={`/${company}/dunning${path}`}
          aria-current={key === current ? "page" : undefined}
          className={classNames(
            "inline-flex h-9 items-center border-b-2 border-transparent whitespace-nowrap text-ink-soft hover:text-ink focus-visible:-outline-offset-2",
            key === current && "border-accent font-medium text-ink",
          )}
        >
          {t(`dunning.tabs.${key}`)}
        </Link>
      ))}
    </nav>
  );
}
