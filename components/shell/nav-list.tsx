"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { classNames } from "@/components/ui/class-names";
import { useTexts } from "@/lib/text/client";
import { navItems } from "./nav-items";

type NavListProps = {
  /** "/[company]" of the company that is open. */
  basePath: string;
  /** Icons alone; the words are still read and shown as a tooltip. */
  collapsed?: boolean | undefined;
  onNavigate?: (() => void) | undefined;
};

/** The links of the main navigation; the place that is open is marked by `aria-current` and a bar. */
export function NavList({ basePath, collapsed, onNavigate }: NavListProps) {
  const t = useTexts();
  const pathname = usePathname();

  return (
    <ul className="flex flex-col gap-0.5">
      {navItems.map(({ key, path, Icon }) => {
        const href = `${basePath}${path}`;
        const current =
          path === "" ? pathname === href : pathname === href || pathname.startsWith(`${href}/`);
        return (
          <li key={key}>
            <Link
              href={href}
              onClick={() => onNavigate?.()}
              aria-current={current ? "page" : undefined}
              title={collapsed ? t(`shell.${key}`) : undefined}
              className={classNames(
                "relative flex h-8 items-center gap-2.5 rounded-md px-2 text-ink-soft hover:bg-hover hover:text-ink",
                current &&
                  "bg-accent-wash font-medium text-ink before:absolute before:inset-y-1.5 before:left-0 before:w-0.5 before:bg-accent",
                collapsed && "justify-center px-0",
              )}
            >
              <Icon aria-hidden className={classNames("size-4 shrink-0", current && "text-accent")} />
              <span className={collapsed ? "sr-only" : undefined}>{t(`shell.${key}`)}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
