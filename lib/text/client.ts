"use client";

import { useLocale, useTranslations } from "use-intl";
import type { Texts } from "./server";
import type { Locale } from "./texts";

/** The texts of the user's language in a client component, by full key: `t("customers.title")`. */
export function useTexts(): Texts {
  return useTranslations();
}

/** The user's language in a client component. */
export function useUserLocale(): Locale {
  return useLocale();
}
