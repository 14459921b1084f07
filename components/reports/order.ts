import type { ReportOrder } from "@/lib/domain/invoice-report";

/** "-total" is by total, largest first. What is no column of the report falls back to `otherwise`, newest first. */
export function orderOf<Sort extends string>(
  text: string,
  sorts: readonly Sort[],
  otherwise: Sort,
): ReportOrder<Sort> {
  const descending = text.startsWith("-");
  const by = sorts.find((sort) => sort === text.slice(descending ? 1 : 0));
  return by ? { by, descending } : { by: otherwise, descending: true };
}

/** The order after a press on a heading: its column rising, then falling. */
export function nextSort(pressed: string, present: ReportOrder<string>): string {
  return present.by === pressed && !present.descending ? `-${pressed}` : pressed;
}
