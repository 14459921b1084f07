"use client";

import { Menu as Base } from "@base-ui/react/menu";
import Link from "next/link";
import type { ReactNode } from "react";
import { type ButtonLook, buttonStyle } from "./button-style";
import { classNames } from "./class-names";
import { menuItemStyle, menuStyle } from "./popup-style";

export type MenuEntry =
  | {
      readonly label: string;
      readonly icon?: ReactNode;
      readonly onSelect: () => void;
      readonly disabled?: boolean | undefined;
      readonly danger?: boolean | undefined;
    }
  | { readonly label: string; readonly icon?: ReactNode; readonly href: string }
  /** A tick; the menu stays open, as in a column chooser. */
  | {
      readonly label: string;
      readonly checked: boolean;
      readonly onCheckedChange: (checked: boolean) => void;
    }
  | "separator";

type MenuProps = ButtonLook & {
  /** What stands on the button. */
  trigger: ReactNode;
  /** The button's name when `trigger` is an icon alone. */
  label?: string | undefined;
  entries: readonly MenuEntry[];
  align?: "start" | "end" | undefined;
};

/** A button that opens a list of actions, links or ticks. Arrow keys, typing ahead and Escape work as usual. */
export function Menu({ trigger, label, entries, align = "end", variant, size }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger aria-label={label} className={buttonStyle({ variant, size })}>
        {trigger}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} align={align} className="z-50 outline-none">
          {/* A long list scrolls: then it must take focus itself (WCAG 2.1.1). */}
          <Base.Popup className={menuStyle} tabIndex={0}>
            {entries.map((entry, position) =>
              entry === "separator" ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: a rule between entries has no name but its place.
                <Base.Separator key={`separator-${position}`} className="mx-1 my-1 h-px bg-rule" />
              ) : (
                <MenuRow key={entry.label} entry={entry} />
              ),
            )}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function MenuRow({ entry }: { entry: Exclude<MenuEntry, "separator"> }) {
  if ("checked" in entry) {
    return (
      <Base.CheckboxItem
        checked={entry.checked}
        onCheckedChange={(checked) => entry.onCheckedChange(checked)}
        className={menuItemStyle}
      >
        <MenuTick />
        {entry.label}
      </Base.CheckboxItem>
    );
  }
  if ("href" in entry) {
    return (
      <Base.LinkItem render={<Link href={entry.href} />} closeOnClick className={menuItemStyle}>
        {entry.icon}
        {entry.label}
      </Base.LinkItem>
    );
  }
  return (
    <Base.Item
      disabled={entry.disabled ?? false}
      onClick={entry.onSelect}
      className={classNames(menuItemStyle, entry.danger && "text-negative")}
    >
      {entry.icon}
      {entry.label}
    </Base.Item>
  );
}

function MenuTick() {
  return (
    <span className="grid size-4 place-items-center rounded-sm border border-rule-strong">
      <Base.CheckboxItemIndicator className="size-2 rounded-[1px] bg-accent" />
    </span>
  );
}
