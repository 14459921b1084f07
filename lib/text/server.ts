import { createTranslator } from "use-intl/core";
import { en } from "./en";
import { nb } from "./nb";
import type { Locale } from "./texts";

const timeZone = "Europe/Oslo";

function translator(locale: Locale) {
  // The keys are typed by `nb`; `en` is its twin by type.
  const messages = (locale === "nb" ? nb : en) as typeof nb;
  return createTranslator({ locale, messages, timeZone });
}

/** Texts by full key, `t("customers.title")`: the same function on the server and, by `useTexts`, in the browser. */
export type Texts = ReturnType<typeof translator>;

const translators: Record<Locale, Texts> = { nb: translator("nb"), en: translator("en") };

/**
 * The texts of one language, for server components, route handlers, jobs and mail.
 * Client components use `useTexts` from `./client`.
 */
export function getTexts(locale: Locale): Texts {
  return translators[locale];
}
