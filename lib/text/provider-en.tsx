"use client";

import type { ReactNode } from "react";
import { IntlProvider } from "use-intl";
import { en } from "./en";
import type { nb } from "./nb";

/** The English texts for client components; chosen by `TextProvider`. */
export function EnglishTexts({ children }: { children: ReactNode }) {
  // Keys and arguments are typed by `nb`; `en` is its twin by type.
  return (
    <IntlProvider locale="en" messages={en as typeof nb} timeZone="Europe/Oslo">
      {children}
    </IntlProvider>
  );
}
