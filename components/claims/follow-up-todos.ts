import type { Todo } from "@/components/overview/todo-list";
import type { Texts } from "@/lib/text/server";

/** In the order in which they are shown. */
const kinds = ["notFetchedInTime", "notDeliveredInTime", "heldAfterReturn", "creditToClarify"] as const;

/** Where each is listed by itself: as many as the count says. */
const places: Readonly<Record<(typeof kinds)[number], string>> = {
  notFetchedInTime: "invoices?view=late&late=not_fetched",
  notDeliveredInTime: "invoices?view=late&late=not_delivered",
  heldAfterReturn: "factoring/follow-up",
  creditToClarify: "factoring/follow-up",
};

/** What there is to follow up at the factoring company, each line leading to the list of it; nothing when there is none. */
export function followUpTodos(
  t: Texts,
  company: string,
  counts: Readonly<Record<(typeof kinds)[number], number>>,
): Todo[] {
  return kinds
    .filter((kind) => counts[kind] > 0)
    .map((kind) => ({
      href: `/${company}/${places[kind]}`,
      count: counts[kind],
      text: t(`claimDesk.${kind}`, { count: counts[kind] }),
    }));
}
