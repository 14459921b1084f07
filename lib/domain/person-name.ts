/** Small words that begin a last name. */
const particles = new Set([
  "van",
  "von",
  "de",
  "der",
  "den",
  "af",
  "av",
  "la",
  "le",
  "du",
  "di",
  "da",
  "dos",
  "bin",
  "al",
]);

/**
 * A full name as first and last name: the last word, with the small words before it, is the last name; "Nordmann, Ola" is
 * the other way about. Null when it cannot be told: a single word, or two people in one ("Ola og Kari Nordmann").
 */
export function splitName(full: string): { firstName: string; lastName: string } | null {
  const text = full.trim().replace(/\s+/g, " ");
  const turned = /^(?<lastName>[^,]+), ?(?<firstName>[^,]+)$/.exec(text)?.groups;
  if (turned) return { firstName: turned.firstName?.trim() ?? "", lastName: turned.lastName?.trim() ?? "" };
  if (/[,&/+\d]| og | and /i.test(text)) return null;

  const words = text.split(" ");
  if (words.length < 2) return null;
  let start = words.length - 1;
  while (start > 1 && particles.has((words[start - 1] ?? "").toLowerCase())) start -= 1;
  return { firstName: words.slice(0, start).join(" "), lastName: words.slice(start).join(" ") };
}
