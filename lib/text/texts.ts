import type { nb } from "./nb";

/** The languages a user can choose between (M34). Norwegian comes first and is the default. */
export const locales = ["nb", "en"] as const;

export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = "nb";

/** The locale when `text` names one, else the default: for cookies, headers and columns. */
export function toLocale(text: string | null | undefined): Locale {
  return locales.find((locale) => locale === text) ?? defaultLocale;
}

/** The same tree of keys with any text at the leaves: what a translation must be. */
export type SameKeys<Tree> = {
  readonly [Key in keyof Tree]: Tree[Key] extends string ? string : SameKeys<Tree[Key]>;
};

declare module "use-intl" {
  /** Makes every key and every argument of `t(…)` checked by the compiler. */
  interface AppConfig {
    Locale: Locale;
    Messages: typeof nb;
  }
}
