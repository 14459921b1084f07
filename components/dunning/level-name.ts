import type { Texts } from "@/lib/text/server";

/** «Purring» or «Inkassovarsel». */
export function levelName(t: Texts, level: number): string {
  return t(level === 1 ? "dunning.levels.reminder" : "dunning.levels.notice");
}
