"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { classNames } from "@/components/ui/class-names";
import { useTexts } from "@/lib/text/client";

/** The pages of one agreement at the desk, in the order in which one looks. */
const pages = [
  { key: "overview", path: "" },
  { key: "calls", path: "/calls" },
  { key: "webhooks", path: "/webhooks" },
  { key: "events", path: "/events" },
  { key: "scenarios", path: "/scenarios" },
] as const;

/** Links between the pages of one agreement; the one that is open is marked. */
export function ConnectionNav({ connectionId, company }: { connectionId: string; company: string }) {
  const t = useTexts();
  const pathname = usePathname();
  return (
    <nav
      aria-label={t("desk.navOf", { name: company })}
      data-print="hide"
      className="mb-4 flex gap-5 overflow-x-auto border-b border-rule px-0.5"
    >
      {pages.map(({ key, path }) => {
        const href = `/partner/${connectionId}${path}`;
        const current = path === "" ? pathname === href : pathname.startsWith(href);
        return (
          <Link
            key={key}
            href={href}
            aria-current={current ? "page" : undefined}
            className={classNames(
              "inline-flex h-9 items-center border-b-2 border-transparent whitespace-nowrap text-ink-soft hover:text-ink focus-visible:-outline-offset-2",
              current && "border-accent font-medium text-ink",
            )}
          >
            {t(`desk.${key}`)}
          </Link>
        );
      })}
    </nav>
  );
}
