import type { ReactNode } from "react";
import { BrandMark } from "./brand";

type SignInLayoutProps = {
  title: ReactNode;
  /** A line under the title. */
  intro?: ReactNode;
  children: ReactNode;
  /** Small print below: help, the demo's address. */
  footer?: ReactNode;
};

/** The page of those who are not inside yet: sign-in, choice of company. */
export function SignInLayout({ title, intro, children, footer }: SignInLayoutProps) {
  return (
    <div className="grid min-h-dvh bg-sunk sm:place-items-center">
      <main className="w-full bg-paper px-6 py-8 sm:max-w-sm sm:rounded-lg sm:border sm:border-rule sm:px-8">
        <p className="mb-6 flex items-center gap-2 text-lg font-semibold tracking-tight">
          <BrandMark />
          Fordring
        </p>
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        {intro ? <p className="mt-1 text-ink-soft">{intro}</p> : null}
        <div className="mt-6">{children}</div>
        {footer ? <div className="mt-6 border-t border-rule pt-4 text-sm text-ink-soft">{footer}</div> : null}
      </main>
    </div>
  );
}
