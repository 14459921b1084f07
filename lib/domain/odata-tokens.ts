/** A word of an OData expression. Of a literal, `text` is what stands inside its quotes. */
export type ODataToken = {
  readonly kind: "word" | "open" | "close" | "comma" | "text" | "number" | "date" | "id";
  readonly text: string;
};

const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const moment = String.raw`\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?(?:Z|[+-]\d{2}:\d{2})?)?`;

/** In this order: an id and a date begin as a number does. Literals with a type before their quotes are OData 2's. */
const patterns: readonly (readonly [ODataToken["kind"], RegExp])[] = [
  ["open", /\(/y],
  ["close", /\)/y],
  ["comma", /,/y],
  ["date", new RegExp(`datetime(?:offset)?'(${moment})'`, "iy")],
  ["id", new RegExp(`guid'(${uuid})'`, "iy")],
  ["text", /'((?:[^']|'')*)'/y],
  ["id", new RegExp(`(${uuid})(?![\\w-])`, "iy")],
  ["date", new RegExp(`(${moment})(?![\\w-])`, "iy")],
  ["number", /(-?\d{1,20}(?:\.\d{1,20})?)[mdfl]?(?![\w.])/iy],
  ["word", /([a-z][a-z0-9_]*)/iy],
];

/** An expression in words, and what is left when something stands there that is none. */
export function tokensOf(text: string): { readonly tokens: readonly ODataToken[]; readonly rest: string } {
  const tokens: ODataToken[] = [];
  let at = 0;
  while (at < text.length) {
    if (text[at] === " ") {
      at += 1;
      continue;
    }
    const found = match(text, at);
    if (!found) return { tokens, rest: text.slice(at) };
    tokens.push(found.token);
    at = found.end;
  }
  return { tokens, rest: "" };
}

function match(text: string, at: number): { token: ODataToken; end: number } | null {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) continue;
    const inner = found[1] ?? found[0];
    return {
      token: { kind, text: kind === "text" ? inner.replaceAll("''", "'") : inner },
      end: pattern.lastIndex,
    };
  }
  return null;
}
