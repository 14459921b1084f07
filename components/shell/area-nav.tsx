"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { classNames } from "@/components/ui/class-names";
import { useTexts } from "@/lib/text/client";
import { type AreaName, areas } from "./areas";

/** Links between the pages of one area, above the page; the one that is open is marked. */
export function AreaNav({ area, basePath }: { area: AreaName; basePath: string }) {
  const t = useTexts();
  const pathname = usePathname();

  return (
    <nav
      aria-label={t(`shell.areaNames.${area}`)}
      data-print="hide"
      className="mb-4 flex gap-5 overflow-x-auto border-b border-rule px-0.5"
    >
      {areas[area].map(({ key, path }) => {
        const href = `${basePath}${path}`;
        const current = pathname === href;
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
            {t(`shell.areas.${key}`)}
          </Link>
        );
      })}
    </nav>
  );
}
