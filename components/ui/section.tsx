import { type ReactNode, useId } from "react";

type SectionProps = {
  title: ReactNode;
  children: ReactNode;
  actions?: ReactNode;
  description?: ReactNode;
  className?: string | undefined;
};

/** A part of a page under its own `h2`, set off by space and a rule instead of a box. */
export function Section({ title, children, actions, description, className }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={className ?? "mb-8"}>
      <div className="mb-2 flex flex-wrap items-end gap-x-4 gap-y-1">
        <h2 id={id} className="text-lg font-semibold">
          {title}
        </h2>
        {actions ? (
          <div data-print="hide" className="ml-auto flex flex-wrap gap-2">
            {actions}
          </div>
        ) : null}
      </div>
      {description ? <p className="mb-3 max-w-prose text-ink-soft">{description}</p> : null}
      {children}
    </section>
  );
}
