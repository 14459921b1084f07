"use client";

import { useState, useTransition } from "react";

/** Part of a list, and where the next part begins; null at the end. */
export type Page<Item> = { readonly items: readonly Item[]; readonly next: string | null };

/**
 * A list that grows by «Vis flere». It begins with what the server drew; a new first page (another filter,
 * fresh data) puts aside what had been added.
 */
export function usePages<Item>(first: Page<Item>, load: (cursor: string) => Promise<Page<Item>>) {
  const [added, setAdded] = useState<{ after: Page<Item>; items: readonly Item[]; next: string | null }>();
  const [loading, startLoading] = useTransition();
  const grown = added?.after === first ? added : { after: first, items: [], next: first.next };

  function showMore() {
    const cursor = grown.next;
    if (cursor === null || loading) return;
    startLoading(async () => {
      const { items, next } = await load(cursor);
      setAdded({ after: first, items: [...grown.items, ...items], next });
    });
  }

  return { items: [...first.items, ...grown.items], hasMore: grown.next !== null, loading, showMore };
}
