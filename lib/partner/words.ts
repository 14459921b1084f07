import { checkPhrases } from "./phrases/checks";
import { findingPhrases } from "./phrases/findings";
import { promisePhrases } from "./phrases/promises";
import { stepPhrases } from "./phrases/steps";
import { storyPhrases } from "./phrases/stories";

/** A text in both languages that reports are read in. */
export type Words = { readonly en: string; readonly nb: string };

/** The languages of reports. */
export type Language = keyof Words;

// English is written where it is said; the Norwegian of each phrase stands beside it here. One that is missing does not compile.
const norwegian = {
  ...stepPhrases,
  ...storyPhrases,
  ...promisePhrases,
  ...checkPhrases,
  ...findingPhrases,
} as const;

/** What reports say, with `{names}` for what is filled in. */
export type Phrase = keyof typeof norwegian;

type NamesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
type Bare<P> = P extends Phrase ? ([NamesIn<P>] extends [never] ? P : never) : never;

/** A phrase with nothing to fill in. */
export type BarePhrase = Bare<Phrase>;

/** What can be said: a phrase by itself, or words that are made already. */
export type Said = BarePhrase | Words;

/** A phrase with its names filled in, each in its own language where it has two. */
export function words<P extends Phrase>(
  phrase: P,
  values: Readonly<Record<NamesIn<P>, string | number | Words>>,
): Words {
  const known = new Map<string, string | number | Words>(Object.entries(values));
  const fill = (template: string, language: Language) =>
    template.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = known.get(name) ?? "";
      return typeof value === "object" ? value[language] : String(value);
    });
  return { en: fill(phrase, "en"), nb: fill(norwegian[phrase], "nb") };
}

/** What is said, in both languages. */
export function inWords(said: Said): Words {
  return typeof said === "string" ? { en: said, nb: norwegian[said] } : said;
}

/** What is the same in every language: a number, an address, somebody else's words. */
export function verbatim(text: string): Words {
  return { en: text, nb: text };
}

/** One after the other. */
export function joined(all: readonly Words[], between = "; "): Words {
  const join = (language: Language) =>
    all
      .map((one) => one[language])
      .filter((text) => text !== "")
      .join(between);
  return { en: join("en"), nb: join("nb") };
}

/** Every phrase beside its Norwegian, for tests. */
export const phraseBook: readonly (readonly [en: string, nb: string])[] = Object.entries(norwegian);

/** The language that somebody asked for; null when it is none of ours. */
export function languageNamed(asked: string): Language | null {
  return asked === "en" || asked === "nb" ? asked : null;
}
