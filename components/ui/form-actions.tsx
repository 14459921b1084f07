import type { ReactNode } from "react";

/** The buttons under a form, the main one first; they wrap on narrow screens. */
export function FormActions({ children }: { children: ReactNode }) {
  return (
    <div data-print="hide" className="mt-2 flex flex-wrap items-center gap-2">
      {children}
    </div>
  );
}
