import fc from "fast-check";

/** JSON as it is sent. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** What we read of a JSON schema of the OpenAPI document. */
export type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: Json;
  readonly enum?: readonly Json[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly contentEncoding?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
};

/** One operation of the document. */
export type Operation = {
  readonly operationId: string;
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, unknown>>;
};

/** The document, as far as a fuzz needs it. */
export type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

const word = fc.stringMatching(/^[a-zæøå0-9 .,-]{1,20}$/);
const day = fc
  .date({ min: new Date("2026-01-01"), max: new Date("2026-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString());

/** A body out of its schema: of the right types, and about nothing in particular. */
export function arbitraryOf(schema: Schema, document: Document): fc.Arbitrary<Json> {
  const { $ref, anyOf, oneOf, type } = schema;
  const of = (part: Schema) => arbitraryOf(part, document);
  if ($ref) return of(document.components.schemas[$ref.split("/").at(-1) ?? ""] ?? {});
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = anyOf ?? oneOf;
  if (choices) return fc.oneof(...choices.map(of));
  if (Array.isArray(type)) return fc.oneof(...type.map((one: string) => of({ ...schema, type: one })));
  switch (type) {
    case "object":
      return objectOf(schema, of);
    case "array":
      return fc.array(of(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: 4 });
    case "string":
      return textOf(schema);
    case "integer":
    case "number":
      return fc.integer({ min: schema.minimum ?? -2_000_000, max: schema.maximum ?? 2_000_000 });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default:
      return word;
  }
}

function objectOf(schema: Schema, of: (part: Schema) => fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  const members = Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, part]) => [name, of(part)]),
  );
  const requiredKeys = (schema.required ?? []).filter((name) => name in members);
  return fc.record(members, { requiredKeys, noNullPrototype: true }) as fc.Arbitrary<Json>;
}

function textOf({ format, pattern, contentEncoding, maxLength }: Schema): fc.Arbitrary<string> {
  if (contentEncoding === "base64") return fc.base64String({ maxLength: 60 });
  if (format === "uuid") return fc.uuid();
  if (format === "date") return day.map((moment) => moment.slice(0, 10));
  if (format === "date-time") return day;
  if (format === "uri") return fc.webUrl({ validSchemes: ["https"] });
  if (pattern) return fc.stringMatching(new RegExp(pattern));
  return maxLength === undefined ? word : word.map((text) => text.slice(0, maxLength));
}
