import type { Todo } from "@/components/overview/todo-list";
import type { Texts } from "@/lib/text/server";

/** Recurring invoices that could not be sent, and agreements that wait to be run; nothing when there is none. */
export function recurringTodos(
  t: Texts,
  company: string,
  { unsent, due }: { readonly unsent: number; readonly due: number },
): Todo[] {
  const href = `/${company}/invoices/recurring/run`;
  const todos = [
    { href, count: unsent, text: t("recurring.todoUnsent", { count: unsent }) },
    { href, count: due, text: t("recurring.todoDue", { count: due }) },
  ];
  return todos.filter(({ count }) => count > 0);
}
