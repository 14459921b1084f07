"use client";

import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { useTexts } from "@/lib/text/client";
import { BrandMark } from "./brand";
import { CompanySwitcher, type ShellCompany } from "./company-switcher";
import { HelpLink } from "./help-link";
import { MobileNav } from "./mobile-nav";
import { NavList } from "./nav-list";
import { UserMenu, type UserMenuProps } from "./user-menu";

type AppShellProps = UserMenuProps & {
  companies: readonly ShellCompany[];
  current: ShellCompany;
  /** From the cookie `nav` = "collapsed", so that the server draws what the user left. */
  navCollapsed?: boolean | undefined;
  children: ReactNode;
};

/**
 * The frame around a company's pages: skip link, navigation on the left (a sheet below 768 px),
 * the company always in sight above the page, the user's menu, and the page in `main`.
 */
export function AppShell({ companies, current, navCollapsed = false, children, ...userMenu }: AppShellProps) {
  const t = useTexts();
  const basePath = `/${current.slug}`;

  return (
    <div className="flex min-h-dvh print:block">
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-accent font-medium text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:px-3 focus:py-2"
      >
        {t("shell.skipToContent")}
      </a>
      <SideNav basePath={basePath} collapsedAtFirst={navCollapsed} />
      <div className="flex min-w-0 flex-1 flex-col">
        <header
          data-print="hide"
          className="sticky top-0 z-20 flex h-12 shrink-0 items-center gap-1 border-b border-rule bg-paper px-2 md:px-6"
        >
          <div className="md:hidden">
            <MobileNav basePath={basePath} />
          </div>
          <div className="mr-auto min-w-0">
            <CompanySwitcher companies={companies} current={current} />
          </div>
          <HelpLink />
          <UserMenu {...userMenu} />
        </header>
        <main id="content" tabIndex={-1} className="min-w-0 flex-1 px-4 py-5 outline-none md:px-8 md:py-6">
          {children}
        </main>
      </div>
    </div>
  );
}

function SideNav({ basePath, collapsedAtFirst }: { basePath: string; collapsedAtFirst: boolean }) {
  const t = useTexts();
  const [collapsed, setCollapsed] = useState(collapsedAtFirst);
  const ToggleIcon = collapsed ? PanelLeftOpen : PanelLeftClose;

  function toggle() {
    setCollapsed(!collapsed);
    rememberCollapsed(!collapsed);
  }

  return (
    <nav
      aria-label={t("shell.mainNavigation")}
      data-print="hide"
      className={classNames(
        "sticky top-0 hidden h-dvh shrink-0 flex-col overflow-y-auto border-r border-rule bg-sunk px-2 pb-2 md:flex",
        collapsed ? "w-13" : "w-52",
      )}
    >
      <Link
        href={basePath}
        className={classNames(
          "my-2 flex h-8 items-center gap-2 rounded-md px-1.5 font-semibold tracking-tight",
          collapsed && "justify-center",
        )}
      >
        <BrandMark className="size-5" />
        <span className={collapsed ? "sr-only" : undefined}>{t("common.appName")}</span>
      </Link>
      <div className="mt-2 flex-1">
        <NavList basePath={basePath} collapsed={collapsed} />
      </div>
      <Button
        variant="quiet"
        size="icon"
        onClick={toggle}
        aria-label={t(collapsed ? "shell.expandMenu" : "shell.collapseMenu")}
        className="text-ink-soft"
      >
        <ToggleIcon aria-hidden />
      </Button>
    </nav>
  );
}

function rememberCollapsed(collapsed: boolean) {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we serve.
  document.cookie = `nav=${collapsed ? "collapsed" : "open"}; path=/; max-age=31536000; samesite=lax`;
}
