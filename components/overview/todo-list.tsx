import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { formatCount } from "@/lib/text/format";

/** Something that waits for the user, and where it is done. */
export type Todo = { readonly href: string; readonly count: number; readonly text: string };

/** What waits for the user: a count, what it is, and the whole line as the way there. */
export function TodoList({ todos }: { todos: readonly Todo[] }) {
  return (
    <ul className="border-t border-rule">
      {todos.map(({ href, count, text }) => (
        <li key={`${href} ${text}`} className="border-b border-rule">
          <Link href={href} className="flex min-h-10 items-center gap-3 px-3 py-1.5 hover:bg-hover">
            <span className="w-12 text-right text-lg font-semibold tabular-nums">{formatCount(count)}</span>
            <span className="flex-1">{text}</span>
            <ChevronRight aria-hidden className="size-4 text-ink-soft" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
