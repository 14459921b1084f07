import type { ReactNode } from "react";
import { EnglishTexts } from "./provider-en";
import { NorwegianTexts } from "./provider-nb";
import type { Locale } from "./texts";

/**
 * Gives client components below it their texts. A server component picks the language, so that
 * the browser gets the texts as a cached script of that one language and not in every document.
 */
export function TextProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return locale === "en" ? (
    <EnglishTexts>{children}</EnglishTexts>
  ) : (
    <NorwegianTexts>{children}</NorwegianTexts>
  );
}
