"use client";

import { Search } from "lucide-react";
import Form from "next/form";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { TextInput } from "@/components/ui/text-input";
import { useTexts } from "@/lib/text/client";
import { type InvoiceView, invoiceViews, viewParameter } from "./invoice-views";

type InvoiceTabsProps = {
  base: string;
  view: InvoiceView;
  search: string;
  drafts: number;
  /** How many the factoring company is late with (edge 24); without any, there is no such list to choose. */
  late: number;
};

/** Which invoices, and the search among them: both stand in the address, so that a list can be shared. */
export function InvoiceTabs({ base, view, search, drafts, late }: InvoiceTabsProps) {
  const t = useTexts();
  const counts: Partial<Record<InvoiceView, number>> = { drafts, late };
  return (
    <div className="mb-4 flex flex-wrap items-end gap-x-6 gap-y-3 border-b border-rule">
      <nav aria-label={t("invoices.title")} className="-mb-px flex gap-5 overflow-x-auto">
        {invoiceViews
          .filter((each) => each !== "late" || late > 0 || view === "late")
          .map((each) => (
            <Link
              key={each}
              href={`${base}?view=${viewParameter[each]}`}
              aria-current={each === view ? "page" : undefined}
              className={classNames(
                "inline-flex h-9 items-center gap-1.5 border-b-2 border-transparent text-ink-soft hover:text-ink",
                each === view && "border-accent font-medium text-ink",
              )}
            >
              {t(`invoices.views.${each}`)}
              {counts[each] ? <Badge>{counts[each]}</Badge> : null}
            </Link>
          ))}
        <Link
          href={`${base}/recurring`}
          className="inline-flex h-9 items-center border-b-2 border-transparent text-ink-soft hover:text-ink"
        >
          {t("recurring.tab")}
        </Link>
      </nav>
      <Form
        key={`${view} ${search}`}
        action={base}
        role="search"
        className="mb-2 flex w-full gap-2 sm:ml-auto sm:w-72"
      >
        <input type="hidden" name="view" value={viewParameter[view]} />
        <TextInput
          name="q"
          type="search"
          aria-label={t("invoices.searchLabel")}
          placeholder={t("invoices.searchPlaceholder")}
          defaultValue={search}
        />
        <Button type="submit" size="icon" aria-label={t("common.search")}>
          <Search aria-hidden />
        </Button>
      </Form>
    </div>
  );
}
