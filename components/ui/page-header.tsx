import type { ReactNode } from "react";
import { Breadcrumbs, type Crumb } from "./breadcrumbs";

type PageHeaderProps = {
  title: ReactNode;
  breadcrumbs?: readonly Crumb[] | undefined;
  /** Beside the title: a `Status`, a `Badge`. */
  status?: ReactNode;
  /** A line under the title. */
  description?: ReactNode;
  /** Buttons; the main one last. They wrap under the title at 390 px. */
  actions?: ReactNode;
};

/** The head of a page: where it is, its `h1`, its state and what can be done. */
export function PageHeader({ title, breadcrumbs, status, description, actions }: PageHeaderProps) {
  return (
    <header className="mb-5 flex flex-col gap-1">
      {breadcrumbs?.length ? <Breadcrumbs crumbs={breadcrumbs} /> : null}
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
            {status}
          </div>
          {description ? <p className="mt-0.5 max-w-prose text-ink-soft">{description}</p> : null}
        </div>
        {actions ? (
          <div data-print="hide" className="flex flex-wrap gap-2 sm:ml-auto">
            {actions}
          </div>
        ) : null}
      </div>
    </header>
  );
}
