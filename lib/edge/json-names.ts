import { pointerOf } from "./issues";

/** Where the reader stands: in an object with the names it has had, or in an array at an index. */
type Level = { readonly names: Set<string> | null; step: string | number };

const structure = /["{}[\],]/g;

/**
 * Pointers at the members of a JSON text that stand twice in one object. JSON leaves open which of them counts (RFC 8259
 * § 4), and a partner's amounts are nothing to guess about. The text must be valid JSON.
 *
 * @param most no more than these are looked for
 */
export function repeatedNames(text: string, most: number): string[] {
  const pointers: string[] = [];
  const levels: Level[] = [];
  structure.lastIndex = 0;
  for (let found = structure.exec(text); found && pointers.length < most; found = structure.exec(text)) {
    const level = levels.at(-1);
    if (found[0] === "{") levels.push({ names: new Set(), step: "" });
    else if (found[0] === "[") levels.push({ names: null, step: 0 });
    else if (found[0] === "}" || found[0] === "]") levels.pop();
    else if (found[0] === ",") {
      if (level && typeof level.step === "number") level.step += 1;
    } else {
      const end = closingQuote(text, found.index);
      structure.lastIndex = end + 1;
      if (!level?.names || !isName(text, end)) continue;
      const name = nameOf(text.slice(found.index, end + 1));
      level.step = name;
      if (level.names.has(name)) pointers.push(pointerOf(levels.map(({ step }) => step)));
      level.names.add(name);
    }
  }
  return pointers;
}

function closingQuote(text: string, opening: number): number {
  for (let at = text.indexOf('"', opening + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === "\\") slashes += 1;
    if (slashes % 2 === 0) return at;
  }
  return text.length;
}

/** A text before a colon is a member's name. */
function isName(text: string, end: number): boolean {
  let at = end + 1;
  while (text[at] === " " || text[at] === "\n" || text[at] === "\r" || text[at] === "\t") at += 1;
  return text[at] === ":";
}

function nameOf(quoted: string): string {
  return quoted.includes("\\") ? String(JSON.parse(quoted)) : quoted.slice(1, -1);
}
