"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { BrandMark } from "@/components/shell/brand";
import { UserMenu, type UserMenuProps } from "@/components/shell/user-menu";
import { useTexts } from "@/lib/text/client";

type DeskShellProps = UserMenuProps & {
  /** The partners that the person works for. */
  partners: readonly string[];
  children: ReactNode;
};

/** The frame around the partner's desk: skip link, whose desk it is, the way to the API's documentation, the user. */
export function DeskShell({ partners, children, ...userMenu }: DeskShellProps) {
  const t = useTexts();
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-accent font-medium text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:px-3 focus:py-2"
      >
        {t("shell.skipToContent")}
      </a>
      <header
        data-print="hide"
        className="sticky top-0 z-20 flex h-12 shrink-0 items-center gap-3 border-b border-rule bg-paper px-4 md:px-8"
      >
        <Link
          href="/partner"
          className="flex h-8 min-w-0 items-center gap-2 rounded-md font-semibold tracking-tight"
        >
          <BrandMark className="size-5 shrink-0" />
          <span className="max-sm:sr-only">{t("common.appName")}</span>
          <span className="truncate font-normal text-ink-soft">{partners.join(", ")}</span>
        </Link>
        <nav aria-label={t("deskPeople.navLabel")} className="ml-auto flex gap-4">
          <Link href="/partner" className="link max-sm:hidden">
            {t("deskPeople.connections")}
          </Link>
          <Link href="/partner/people" className="link">
            {t("deskPeople.title")}
          </Link>
        </nav>
        <a href="/docs" className="link whitespace-nowrap">
          {t("desk.toDocs")}
        </a>
        <UserMenu {...userMenu} />
      </header>
      <main id="content" tabIndex={-1} className="min-w-0 flex-1 px-4 py-5 outline-none md:px-8 md:py-6">
        {children}
      </main>
    </div>
  );
}
