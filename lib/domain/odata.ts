import { type ODataToken, tokensOf } from "./odata-tokens";
import type { Result } from "./result";
import { ok, refuse } from "./result";

/** What a field of the list holds, which says how it may be compared and with what. */
export type FieldKind = "id" | "integer" | "amount" | "text" | "date" | "moment" | "flag" | "status";

/** The fields by their names in small letters: v1 writes filters in PascalCase and answers in camelCase. */
export type Fields<Field extends string> = Readonly<Record<Field, FieldKind>>;

export const comparisons = ["eq", "ne", "gt", "ge", "lt", "le"] as const;
export type Comparison = (typeof comparisons)[number];

/** A literal as written, before its field says what it must be. */
export type Literal = {
  readonly kind: "text" | "number" | "date" | "id" | "flag" | "null";
  readonly text: string;
};

/** One comparison of a field with a literal. */
export type Condition<Field> = {
  readonly is: "condition";
  readonly field: Field;
  readonly comparison: Comparison;
  readonly literal: Literal;
};

/** A `$filter`, read: comparisons joined by and/or. */
export type Filter<Field> =
  | Condition<Field>
  | { readonly is: "and" | "or"; readonly of: readonly Filter<Field>[] };

/** A field to sort by. */
export type Order<Field> = { readonly field: Field; readonly descending: boolean };

/** Why an OData option cannot be read: what stands in the way, as it was written. */
export type ODataRefusal = {
  readonly code: "invalid";
  readonly reason: "not_understood" | "unknown_field" | "unfit_literal" | "too_long";
  readonly near: string;
};

const LONGEST = 4_000;
const MOST_CONDITIONS = 100;
const MOST_PARENTHESES = 100;

/**
 * Read a `$filter`: eq, ne, gt, ge, lt and le between a field and a literal, joined by `and` and `or` (`and` binds
 * tighter) and parentheses. Functions, arithmetic and `not` are refused by name.
 */
export function parseFilter<Field extends string>(
  text: string,
  fields: Fields<Field>,
): Result<Filter<Field>, ODataRefusal> {
  const tokens = readTokens(text);
  if (!tokens.ok) return tokens;
  const conditions = tokens.value.filter(({ text: word }) => isComparison(word.toLowerCase())).length;
  const parentheses = tokens.value.filter(({ kind }) => kind === "open").length;
  if (conditions > MOST_CONDITIONS || parentheses > MOST_PARENTHESES) return refusal("too_long", text);

  const reader = { tokens: tokens.value, at: 0, fields };
  const filter = readOr(reader);
  const rest = reader.tokens[reader.at];
  return filter.ok && rest ? refusal("not_understood", rest.text) : filter;
}

/** Read an `$orderby`: fields separated by commas, each with `asc` or `desc` or neither. */
export function parseOrder<Field extends string>(
  text: string,
  fields: Fields<Field>,
): Result<readonly Order<Field>[], ODataRefusal> {
  const tokens = readTokens(text);
  if (!tokens.ok) return tokens;
  const orders: Order<Field>[] = [];
  const reader = { tokens: tokens.value, at: 0, fields };
  do {
    const field = readField(reader);
    if (!field.ok) return field;
    const direction = reader.tokens[reader.at]?.text.toLowerCase();
    if (direction === "asc" || direction === "desc") reader.at += 1;
    orders.push({ field: field.value, descending: direction === "desc" });
  } while (reader.tokens[reader.at++]?.text === ",");

  const rest = reader.tokens[reader.at - 1];
  return rest ? refusal("not_understood", rest.text) : ok(orders);
}

type Reader<Field extends string> = {
  readonly tokens: readonly ODataToken[];
  at: number;
  readonly fields: Fields<Field>;
};
type Read<Field> = Result<Filter<Field>, ODataRefusal>;

function readOr<Field extends string>(reader: Reader<Field>): Read<Field> {
  return readJoined(reader, "or", (inner) => readJoined(inner, "and", readTerm));
}

function readJoined<Field extends string>(
  reader: Reader<Field>,
  is: "and" | "or",
  readPart: (reader: Reader<Field>) => Read<Field>,
): Read<Field> {
  const parts: Filter<Field>[] = [];
  do {
    const part = readPart(reader);
    if (!part.ok) return part;
    parts.push(part.value);
  } while (takeWord(reader, is));
  const [only] = parts;
  return ok(only && parts.length === 1 ? only : { is, of: parts });
}

function readTerm<Field extends string>(reader: Reader<Field>): Read<Field> {
  if (reader.tokens[reader.at]?.kind !== "open") return readCondition(reader);
  reader.at += 1;
  const inner = readOr(reader);
  if (!inner.ok) return inner;
  const closing = reader.tokens[reader.at++];
  return closing?.kind === "close" ? inner : refusal("not_understood", closing?.text ?? "(");
}

function readCondition<Field extends string>(reader: Reader<Field>): Read<Field> {
  const field = readField(reader);
  if (!field.ok) return field;
  const operator = reader.tokens[reader.at++];
  const comparison = operator?.text.toLowerCase() ?? "";
  if (operator?.kind !== "word" || !isComparison(comparison))
    return refusal("not_understood", operator?.text ?? field.value);
  const written = reader.tokens[reader.at++];
  const literal = written ? literalOf(written) : null;
  if (!literal) return refusal("not_understood", written?.text ?? comparison);
  return ok({ is: "condition", field: field.value, comparison, literal });
}

function readField<Field extends string>(reader: Reader<Field>): Result<Field, ODataRefusal> {
  const token = reader.tokens[reader.at++];
  if (token?.kind !== "word") return refusal("not_understood", token?.text ?? "");
  const name = Object.keys(reader.fields).find((field) => field.toLowerCase() === token.text.toLowerCase());
  if (name === undefined) {
    const isCall = reader.tokens[reader.at]?.kind === "open" || token.text.toLowerCase() === "not";
    return refusal(isCall ? "not_understood" : "unknown_field", token.text);
  }
  return ok(name as Field);
}

function literalOf({ kind, text }: ODataToken): Literal | null {
  const word = text.toLowerCase();
  if (kind === "word" && (word === "true" || word === "false")) return { kind: "flag", text: word };
  if (kind === "word" && word === "null") return { kind: "null", text: word };
  return kind === "word" || kind === "open" || kind === "close" || kind === "comma" ? null : { kind, text };
}

function takeWord(reader: Reader<string>, word: string): boolean {
  const token = reader.tokens[reader.at];
  const found = token?.kind === "word" && token.text.toLowerCase() === word;
  if (found) reader.at += 1;
  return found;
}

function readTokens(text: string): Result<readonly ODataToken[], ODataRefusal> {
  if (text.length > LONGEST) return refusal("too_long", text);
  const { tokens, rest } = tokensOf(text);
  return rest === "" ? ok(tokens) : refusal("not_understood", rest);
}

function isComparison(word: string): word is Comparison {
  return comparisons.some((comparison) => comparison === word);
}

function refusal(reason: ODataRefusal["reason"], near: string) {
  return refuse<ODataRefusal>({ code: "invalid", reason, near: near.slice(0, 40) });
}
