"use client";

import type { ReactNode } from "react";
import { IntlProvider } from "use-intl";
import { nb } from "./nb";

/** The Norwegian texts for client components; chosen by `TextProvider`. */
export function NorwegianTexts({ children }: { children: ReactNode }) {
  return (
    <IntlProvider locale="nb" messages={nb} timeZone="Europe/Oslo">
      {children}
    </IntlProvider>
  );
}
