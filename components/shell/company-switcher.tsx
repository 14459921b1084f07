"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { Check, ChevronsUpDown } from "lucide-react";
import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import { menuItemStyle, menuStyle } from "@/components/ui/popup-style";
import { useTexts } from "@/lib/text/client";
import { formatOrgNr } from "@/lib/text/format";

/** A company the user is a member of, as the shell names it. */
export type ShellCompany = { readonly slug: string; readonly name: string; readonly orgNr: string };

/** Whose books are open, always in sight; a list of links, so that a company can be opened in a tab of its own. */
export function CompanySwitcher({
  companies,
  current,
}: {
  companies: readonly ShellCompany[];
  current: ShellCompany;
}) {
  const t = useTexts();
  const orgNr = formatOrgNr(current.orgNr);

  return (
    <Base.Root>
      <Base.Trigger
        aria-label={t("shell.switchCompany", { name: current.name, orgNr })}
        className="flex h-10 max-w-full min-w-0 items-center gap-3 rounded-md px-2 text-left hover:bg-hover data-popup-open:bg-hover"
      >
        <CompanyName name={current.name} orgNr={orgNr} />
        <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-ink-soft" />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="start" className="z-50 outline-none">
          <Base.Popup aria-label={t("shell.companies")} className={classNames(menuStyle, "min-w-64")}>
            {companies.map((company) => (
              <Base.LinkItem
                key={company.slug}
                render={<Link href={`/${company.slug}`} />}
                closeOnClick
                label={company.name}
                className={classNames(menuItemStyle, "min-h-10")}
              >
                <CompanyName name={company.name} orgNr={formatOrgNr(company.orgNr)} />
                {company.slug === current.slug ? <Check aria-hidden className="text-accent" /> : null}
              </Base.LinkItem>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function CompanyName({ name, orgNr }: { name: string; orgNr: string }) {
  return (
    <span className="min-w-0 flex-1">
      <span className="block truncate leading-4.5 font-semibold">{name}</span>
      <span className="block truncate text-xs text-ink-soft tabular-nums">{orgNr}</span>
    </span>
  );
}
