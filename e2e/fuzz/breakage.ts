import fc from "fast-check";
import type { Json } from "./schema";

/** A body that is wrong in one way, or right. `value` is there when it is JSON after all. */
export type Body = {
  readonly about: string;
  readonly bytes: Uint8Array;
  readonly type?: string | null;
  readonly encoding?: string;
  readonly value?: Json;
};

const utf8 = (text: string) => new TextEncoder().encode(text);
const asJson = (about: string, value: Json): Body => ({ about, bytes: utf8(JSON.stringify(value)), value });

/** Values that no field, or hardly any, can take: JSON as written, for numbers that JavaScript cannot hold. */
const strangeValues: readonly string[] = [
  "null",
  "true",
  "0",
  "-0",
  "-1",
  "1.5",
  "1e21",
  "1e400",
  "-1e400",
  "9007199254740992",
  "9007199254740993",
  "92233720368547758080",
  "2147483648",
  "[]",
  "{}",
  "[[]]",
  '{"a":1}',
  '""',
  '" "',
  '"\\u0000"',
  '"a\\u0000b"',
  '"\\ud800"',
  '"\\udc00x"',
  '"\\u007f"',
  '"\\ufeff"',
  '"\\u202e"',
  '"2026-02-30"',
  '"0000-00-00"',
  '"9999-99-99"',
  '"2026-13-01"',
  '"+275760-09-13"',
  '"2026-02-30T10:00:00Z"',
  '"2026-03-02T25:61:00Z"',
  '"2026-03-02T10:00:00"',
  '"NaN"',
  '"Infinity"',
  '"019ab1c2-7d00-7a11-8c22-00000000dead"',
  '"\'; drop table vouchers; --"',
  '"💶"',
  '"%00"',
];
const longValues = [
  JSON.stringify("x".repeat(5_000)),
  JSON.stringify("å".repeat(70_000)),
  `[${"0,".repeat(2_000)}0]`,
  "[".repeat(5_000) + "]".repeat(5_000),
];

type Path = readonly (string | number)[];

/** Every place in a value, the whole first. */
function placesOf(value: Json, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  const inner = Array.isArray(value)
    ? value.map((each, index) => [index, each] as const)
    : Object.entries(value);
  return [path, ...inner.flatMap(([step, each]) => placesOf(each as Json, [...path, step]))];
}

const MARK = "@@here@@";

/** The same value with something else in one place, `undefined` taking it away. */
function replaced(value: Json, [step, ...rest]: Path, by: Json | undefined): Json | undefined {
  if (step === undefined) return by;
  if (Array.isArray(value)) {
    return value.flatMap((each: Json, index) => {
      const inner = index === step ? replaced(each, rest, by) : each;
      return inner === undefined ? [] : [inner];
    });
  }
  return Object.fromEntries(
    Object.entries(value as Record<string, Json>).flatMap(([name, each]) => {
      const inner = name === step ? replaced(each, rest, by) : each;
      return inner === undefined ? [] : [[name, inner]];
    }),
  );
}

function withRaw(value: Json, path: Path, raw: string): Body {
  const text = JSON.stringify(replaced(value, path, MARK)).replace(`"${MARK}"`, raw);
  return { about: `${raw.slice(0, 30)} at /${path.join("/")}`, bytes: utf8(text), value: JSON.parse(text) };
}

/** A body with something wrong inside it. */
export function brokenInside(value: Json): fc.Arbitrary<Body> {
  const places = placesOf(value);
  const place = fc.constantFrom(...places);
  const inner = places.filter((path) => path.length > 0);
  const objects = places.filter((path) => isObject(at(value, path)));
  return fc.oneof(
    {
      weight: 8,
      arbitrary: fc
        .tuple(place, fc.constantFrom(...strangeValues))
        .map(([path, raw]) => withRaw(value, path, raw)),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(place, fc.constantFrom(...longValues))
        .map(([path, raw]) => withRaw(value, path, raw)),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(place, fc.jsonValue())
        .map(([path, any]) => withRaw(value, path, JSON.stringify(any))),
    },
    {
      weight: inner.length > 0 ? 2 : 0,
      arbitrary: fc
        .constantFrom(...(inner.length > 0 ? inner : places))
        .map((path) => asJson(`without /${path.join("/")}`, replaced(value, path, undefined) ?? null)),
    },
    {
      weight: objects.length > 0 ? 2 : 0,
      arbitrary: fc
        .tuple(
          fc.constantFrom(...(objects.length > 0 ? objects : places)),
          fc.constantFrom("colour", "__proto__", "constructor", "", "a/b~c", "\u0000"),
        )
        .map(([path, name]) => unknownMember(value, path, name)),
    },
  );
}

function unknownMember(value: Json, path: Path, name: string): Body {
  const object = at(value, path);
  if (!isObject(object)) return asJson("as it is", value);
  const text = `${JSON.stringify(object).slice(0, -1)}${Object.keys(object).length > 0 ? "," : ""}${JSON.stringify(name)}:1}`;
  return withRaw(value, path, text);
}

function at(value: Json, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((inner, step) => (inner as Record<string, Json>)[step], value);
}

function isObject(value: Json | undefined): value is Record<string, Json> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A body that is wrong as a whole: its encoding, its media type, its length, or no JSON at all. */
export function brokenOutside(value: Json): fc.Arbitrary<Body> {
  const text = JSON.stringify(value);
  const bytes = utf8(text);
  return fc.constantFrom<Body>(
    { about: "truncated", bytes: bytes.slice(0, Math.max(1, Math.floor(bytes.length / 2))) },
    { about: "empty", bytes: new Uint8Array() },
    { about: "not JSON", bytes: utf8("{'a': 1}") },
    { about: "NaN", bytes: utf8("NaN") },
    { about: "two values", bytes: utf8(`${text}${text}`) },
    { about: "Latin-1", bytes: Buffer.from(`{"text":"å"}`, "latin1") },
    { about: "UTF-16", bytes: Buffer.from(text, "utf16le") },
    { about: "byte order mark", bytes: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]), value },
    { about: "NUL after it", bytes: utf8(`${text}\u0000`) },
    { about: "only NULs", bytes: new Uint8Array(64) },
    { about: "twenty thousand brackets", bytes: utf8("[".repeat(20_000)) },
    { about: "twenty thousand objects", bytes: utf8('{"a":'.repeat(20_000)) },
    { about: "more than a megabyte", bytes: utf8(" ".repeat(1_100_000) + text), value },
    { about: "text/plain", bytes, type: "text/plain", value },
    { about: "no media type", bytes, type: null, value },
    { about: "broken media type", bytes, type: "application/json; charset=utf-16", value },
    { about: "form", bytes: utf8("a=1"), type: "application/x-www-form-urlencoded" },
    { about: "XML", bytes: utf8("<a/>"), type: "application/xml" },
    { about: "said to be gzip", bytes: Buffer.from([0x1f, 0x8b, 8, 0, 1, 2]), encoding: "gzip" },
  );
}
