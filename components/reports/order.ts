import type { ReportColumnId, ReportOrder, ReportView } from "@/lib/domain/report";

/** "-total" is by total, largest first. What the view does not sort by falls back to the view's own order. */
export function orderOf(text: string | null, { columns, order }: ReportView): ReportOrder {
  const descending = text?.startsWith("-") ?? false;
  const named = text?.slice(descending ? 1 : 0);
  const by = columns.find(({ id, sorts }) => id === named && sorts !== false)?.id;
  return by ? { by, descending } : order;
}

/** The order after a press on a heading: its column rising, then falling. */
export function nextSort(pressed: ReportColumnId, present: ReportOrder): string {
  return present.by === pressed && !present.descending ? `-${pressed}` : pressed;
}
