import type { Todo } from "@/components/overview/todo-list";
import type { Texts } from "@/lib/text/server";

/** In the order in which they are shown. */
const kinds = ["notFetchedInTime", "notDeliveredInTime", "heldAfterReturn", "creditToClarify"] as const;

/** What there is to follow up at the factoring company, each line leading to the list of it; nothing when there is none. */
export function followUpTodos(
  t: Texts,
  company: string,
  counts: Readonly<Record<(typeof kinds)[number], number>>,
): Todo[] {
  return kinds
    .filter((kind) => counts[kind] > 0)
    .map((kind) => ({
      href: `/${company}/factoring/follow-up`,
      count: counts[kind],
      text: t(`claimDesk.${kind}`, { count: counts[kind] }),
    }));
}
