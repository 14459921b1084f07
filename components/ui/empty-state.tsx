import type { ReactNode } from "react";

type EmptyStateProps = {
  title: ReactNode;
  /** What to do next, in a sentence. */
  children?: ReactNode;
  /** The button or link that does it. */
  action?: ReactNode;
};

/** What stands where a list would: why it is empty, and the next step. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-start gap-1 border-y border-rule px-3 py-8">
      <p className="text-lg font-semibold">{title}</p>
      {children ? <p className="max-w-prose text-ink-soft">{children}</p> : null}
      {action ? (
        <div data-print="hide" className="mt-3 flex flex-wrap gap-2">
          {action}
        </div>
      ) : null}
    </div>
  );
}
