"use client";

import Link from "next/link";
import { useTexts } from "@/lib/text/client";

export type Crumb = { readonly label: string; readonly href: string };

/** The way back up; the page itself is the heading and not repeated here. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useTexts();
  return (
    <nav aria-label={t("common.breadcrumbs")} data-print="hide">
      <ol className="-ml-1 flex flex-wrap items-center text-sm text-ink-soft">
        {crumbs.map((crumb) => (
          <li key={crumb.href} className="flex items-center">
            <Link href={crumb.href} className="rounded-sm px-1 py-0.5 hover:text-ink hover:underline">
              {crumb.label}
            </Link>
            <span aria-hidden>/</span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
