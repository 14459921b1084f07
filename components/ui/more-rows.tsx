"use client";

import { Fragment, type ReactNode, useMemo } from "react";
import { useTexts } from "@/lib/text/client";
import { Button } from "./button";
import { Td } from "./table";
import { type Page, usePages } from "./use-pages";

type MoreRowsProps = {
  /** Where the next rows begin; null when all are shown. */
  next: string | null;
  /** Server action: the next rows, drawn on the server as the first ones were. */
  load: (cursor: string) => Promise<Page<ReactNode>>;
  /** How many columns the table has. */
  columns: number;
};

/** «Vis flere» as the last row of a table that the server draws. */
export function MoreRows({ next, load, columns }: MoreRowsProps) {
  const t = useTexts();
  const first = useMemo(() => ({ items: [], next }), [next]);
  const { items, hasMore, loading, showMore } = usePages<ReactNode>(first, load);

  return (
    <>
      {items.map((rows, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pages are only ever added at the end.
        <Fragment key={position}>{rows}</Fragment>
      ))}
      {hasMore ? (
        <tr data-print="hide">
          <Td colSpan={columns} className="h-12 border-b-0">
            <Button pending={loading} onClick={showMore}>
              {t("common.showMore")}
            </Button>
          </Td>
        </tr>
      ) : null}
    </>
  );
}
