import { issues as issuesEn, problems as problemsEn } from "@/lib/text/en/problems";
import { issues as issuesNb, problems as problemsNb } from "@/lib/text/nb/problems";

export type Language = "nb" | "en";

/** The texts of problem documents, by language. */
export const problemTexts = {
  nb: { problems: problemsNb, issues: issuesNb },
  en: { problems: problemsEn, issues: issuesEn },
} as const;

/** Norwegian, unless `Accept-Language` ranks English above it (RFC 9110 § 12.5.4). */
export function languageOf(acceptLanguage: string | null): Language {
  let best: { language: Language; weight: number } | null = null;

  for (const range of (acceptLanguage ?? "").slice(0, 500).split(",")) {
    const [tag = "", ...parameters] = range.trim().toLowerCase().split(";");
    const language = languages[tag.split("-")[0] ?? ""];
    const weight = Number(/^\s*q=([\d.]+)\s*$/.exec(parameters[0] ?? "")?.[1] ?? "1");
    if (language && weight > (best?.weight ?? 0)) best = { language, weight };
  }
  return best?.language ?? "nb";
}

const languages: Readonly<Record<string, Language | undefined>> = { nb: "nb", no: "nb", nn: "nb", en: "en" };

/** Put the facts into a text: "locked through {lockDate}". A fact that is not there leaves its name standing. */
export function fill(template: string, facts: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in facts ? String(facts[name]) : whole,
  );
}
