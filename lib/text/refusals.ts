import { parseIsoDate } from "@/lib/domain/dates";
import { formatAmount, formatBankAccount, formatDate } from "./format";
import { errorFacts, errors } from "./nb/errors";
import type { Texts } from "./server";

/** A refusal as the domain, a verb or a form state gives it: a code, and facts when there are some. */
export type RefusalFacts = { readonly code: string } & Readonly<Record<string, unknown>>;

/**
 * The sentence that tells a person why something was refused: with its facts when the text asks for
 * none that is missing, else the plain one; `errors.unknown` for a code without a text. Øre (bigint)
 * and ISO dates among the facts are written the Norwegian way.
 */
export function refusalText(t: Texts, refusal: RefusalFacts): string {
  const { code, ...facts } = refusal;
  if (!isKey(errors, code)) return t("errors.unknown");

  if (isKey(errorFacts, code)) {
    const values = shownFacts(facts);
    const asked = [...errorFacts[code].matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
    // The compiler cannot join a key chosen at run time with that key's arguments.
    const fill = t as (key: string, values: Record<string, string>) => string;
    if (asked.every((name) => name in values)) return fill(`errorFacts.${code}`, values);
  }
  return t(`errors.${code}`);
}

function isKey<Tree extends object>(tree: Tree, key: string): key is Extract<keyof Tree, string> {
  return Object.hasOwn(tree, key);
}

function shownFacts(facts: Record<string, unknown>): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const [name, fact] of Object.entries(facts)) {
    if (typeof fact === "bigint") shown[name] = formatAmount(fact);
    else if (typeof fact === "number") shown[name] = String(fact);
    else if (typeof fact === "string" && /account$/i.test(name)) shown[name] = formatBankAccount(fact);
    else if (typeof fact === "string") shown[name] = formatIfDate(fact);
  }
  return shown;
}

function formatIfDate(text: string): string {
  const date = parseIsoDate(text);
  return date ? formatDate(date) : text;
}
