"use client";

import { Tabs as Base } from "@base-ui/react/tabs";
import { CircleAlert } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { useTexts } from "@/lib/text/client";

export type TabItem = {
  readonly value: string;
  readonly label: string;
  readonly content: ReactNode;
  /** Something inside must be mended: the tab gets a mark that is also read aloud. */
  readonly invalid?: boolean | undefined;
};

type TabsProps = {
  tabs: readonly TabItem[];
  /** What the row of tabs is about, for screen readers. */
  label: string;
  /** With `onValueChange` for a tab kept in the URL (nuqs) or opened by an error; without, the first one opens. */
  value?: string | undefined;
  onValueChange?: ((value: string) => void) | undefined;
};

/** Tabs over one page. Hidden panels stay mounted, so that a form may spread over several of them. */
export function Tabs({ tabs, label, value, onValueChange }: TabsProps) {
  const t = useTexts();
  const state = value === undefined ? { defaultValue: tabs[0]?.value } : { value };
  const list = useRef<HTMLDivElement>(null);

  // On a narrow screen the row scrolls sideways: the open tab, as a link may ask for, must be in sight.
  useEffect(() => {
    const open = value && list.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (open && list.current) list.current.scrollLeft = open.offsetLeft - 40;
  }, [value]);

  return (
    <Base.Root {...state} onValueChange={(next) => onValueChange?.(String(next))}>
      <Base.List
        ref={list}
        aria-label={label}
        className="relative flex gap-5 overflow-x-auto overflow-y-hidden border-b border-rule px-0.5"
      >
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="inline-flex h-9 items-center gap-1.5 whitespace-nowrap text-ink-soft hover:text-ink focus-visible:-outline-offset-2 data-active:font-medium data-active:text-ink"
          >
            {tab.label}
            {tab.invalid ? (
              <CircleAlert
                role="img"
                aria-label={t("errors.validation_failed")}
                className="size-3.5 text-negative"
              />
            ) : null}
          </Base.Tab>
        ))}
        <Base.Indicator className="absolute bottom-0 left-0 h-0.5 w-(--active-tab-width) translate-x-(--active-tab-left) bg-accent transition-[translate,width] duration-150" />
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} keepMounted className="pt-5 [&[hidden]]:hidden">
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
