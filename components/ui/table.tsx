"use client";

import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { useTexts } from "@/lib/text/client";
import { classNames } from "./class-names";

type TableProps = {
  /** The table's name: names its scroll region, which takes focus so that arrow keys can scroll it. */
  label: string;
  /** `TableHead`, `TableBody` and perhaps `TableFoot`. */
  children: ReactNode;
  /** Scroll inside a box of at most the screen's height, under a header row that stays. */
  tall?: boolean | undefined;
  className?: string | undefined;
};

/** A dense table with 32 px rows that scrolls sideways by itself and never moves the page. */
export function Table({ label, children, tall, className }: TableProps) {
  const t = useTexts();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a named region is what a scrolling box needs; a section says no more.
    <div
      data-scroll-region
      role="region"
      aria-label={t("common.tableScroll", { name: label })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1).
      tabIndex={0}
      className={classNames(
        "relative scroll-pt-9 overflow-auto focus-visible:-outline-offset-2",
        tall && "max-h-[max(20rem,calc(100dvh-14rem))]",
      )}
    >
      <table
        aria-label={label}
        className={classNames("w-full border-separate border-spacing-0 text-left", className)}
      >
        {children}
      </table>
    </div>
  );
}

/** The header row, which stays in sight; holds one `<tr>` of `Th`. */
export function TableHead({ className, ...rest }: ComponentProps<"thead">) {
  return <thead {...rest} className={classNames("sticky top-0 z-10 bg-paper", className)} />;
}

export function TableBody(props: ComponentProps<"tbody">) {
  return <tbody {...props} />;
}

/** Totals, ruled as in a ledger: a line above and a double line below. */
export function TableFoot({ className, ...rest }: ComponentProps<"tfoot">) {
  return (
    <tfoot
      {...rest}
      className={classNames(
        "font-semibold [&_td]:border-t [&_td]:border-b-[3px] [&_td]:border-double [&_td]:border-t-ink [&_td]:border-b-ink [&_th]:border-t [&_th]:border-b-[3px] [&_th]:border-double [&_th]:border-t-ink [&_th]:border-b-ink [&_th]:text-ink",
        className,
      )}
    />
  );
}

/** A row; `selected` tints it and says so. */
export function Tr({
  selected,
  className,
  ...rest
}: ComponentProps<"tr"> & { selected?: boolean | undefined }) {
  return (
    <tr
      {...rest}
      data-selected={selected || undefined}
      className={classNames("group hover:bg-hover data-selected:bg-accent-wash", className)}
    />
  );
}

type ThProps = Omit<ComponentProps<"th">, "onClick"> & {
  /** Right aligned, as the amounts below it. */
  numeric?: boolean | undefined;
  /** How the rows are sorted by this column now; give it with `onSort` to make the heading a button. */
  sort?: "asc" | "desc" | false | undefined;
  onSort?: (() => void) | undefined;
};

/** A column heading, with a sort button and `aria-sort` when `onSort` is given. */
export function Th({ numeric, sort, onSort, className, children, ...rest }: ThProps) {
  const SortIcon = sort === "asc" ? ArrowUp : sort === "desc" ? ArrowDown : ChevronsUpDown;
  const ariaSort = sort === "asc" ? "ascending" : sort === "desc" ? "descending" : undefined;
  return (
    <th
      scope="col"
      {...rest}
      aria-sort={ariaSort}
      className={classNames(
        "h-8 border-b border-ink px-2 text-sm font-medium whitespace-nowrap text-ink-soft first:pl-3 last:pr-3",
        numeric && "text-right",
        className,
      )}
    >
      {onSort ? (
        <button
          type="button"
          onClick={onSort}
          className={classNames(
            "-mx-1 inline-flex h-7 items-center gap-1 rounded-sm px-1 hover:bg-hover hover:text-ink",
            numeric && "flex-row-reverse",
            sort && "text-ink",
          )}
        >
          {children}
          <SortIcon aria-hidden className={classNames("size-3.5", !sort && "opacity-45")} />
        </button>
      ) : (
        children
      )}
    </th>
  );
}

type TdProps = ComponentProps<"td"> & {
  /** Right aligned with tabular figures. */
  numeric?: boolean | undefined;
  /** Long text that may take several lines; other cells keep to one, so that rows stay 32 px. */
  wrap?: boolean | undefined;
};

/** A cell, 32 px high. */
export function Td({ numeric, wrap, className, ...rest }: TdProps) {
  return (
    <td
      {...rest}
      className={classNames(
        "h-8 border-b border-rule px-2 first:pl-3 last:pr-3",
        wrap ? "min-w-56 py-1" : "whitespace-nowrap",
        numeric && "text-right tabular-nums",
        className,
      )}
    />
  );
}
