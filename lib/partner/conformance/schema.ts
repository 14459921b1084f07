/** JSON Schema as far as the OpenAPI document goes. */
export type Schema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
};

/** The definitions that a schema may refer to, by their names. */
export type Definitions = Readonly<Record<string, Schema>>;

/** What of a value is not as its schema says, each by its place; empty when all is. */
export function violations(schema: Schema, value: unknown, definitions: Definitions, place = ""): string[] {
  const found: string[] = [];
  const say = (words: string) => found.push(`${place || "/"} ${words}`);
  const within = (part: Schema, at: unknown, where = place) => violations(part, at, definitions, where);

  if (schema.$ref) found.push(...within(definitionOf(schema.$ref, definitions), value));
  for (const part of schema.allOf ?? []) found.push(...within(part, value));
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices && !choices.some((part) => within(part, value).length === 0)) say("is none of what it may be");
  if (schema.enum && !schema.enum.includes(value))
    say(`is ${JSON.stringify(value)}, none of ${schema.enum.join(", ")}`);
  if ("const" in schema && schema.const !== value)
    say(`is ${JSON.stringify(value)}, not ${JSON.stringify(schema.const)}`);
  if (schema.type && ![schema.type].flat().some((type) => isOf(type, value))) {
    say(`is ${JSON.stringify(value)?.slice(0, 60)}, not ${[schema.type].flat().join(" or ")}`);
    return found;
  }
  if (typeof value === "string" || typeof value === "number") found.push(...bounds(schema, value, place));
  if (Array.isArray(value) && schema.items) {
    for (const [index, one] of value.entries()) found.push(...within(schema.items, one, `${place}/${index}`));
  }
  if (isRecord(value)) found.push(...members(schema, value, place, within));
  return found;
}

function members(
  { properties = {}, required = [], additionalProperties }: Schema,
  value: Record<string, unknown>,
  place: string,
  within: (part: Schema, at: unknown, where: string) => string[],
): string[] {
  const found = required.filter((name) => !(name in value)).map((name) => `${place}/${name} is missing`);
  for (const [name, member] of Object.entries(value)) {
    const known = properties[name];
    if (known) found.push(...within(known, member, `${place}/${name}`));
    else if (additionalProperties === false) found.push(`${place}/${name} is not in the document`);
    else if (typeof additionalProperties === "object")
      found.push(...within(additionalProperties, member, `${place}/${name}`));
  }
  return found;
}

function bounds(schema: Schema, value: string | number, place: string): string[] {
  if (typeof value === "number") {
    const { minimum = -Infinity, maximum = Infinity } = schema;
    return value < minimum || value > maximum ? [`${place} is ${value}, out of bounds`] : [];
  }
  const { pattern, minLength = 0, maxLength = Infinity } = schema;
  if (value.length < minLength || value.length > maxLength)
    return [`${place} has ${value.length} characters`];
  return pattern && !new RegExp(pattern, "u").test(value) ? [`${place} is not like ${pattern}`] : [];
}

function definitionOf(ref: string, definitions: Definitions): Schema {
  const definition = definitions[ref.split("/").at(-1) ?? ""];
  if (!definition) throw new Error(`the document refers to ${ref}, and has no such definition`);
  return definition;
}

function isOf(type: string, value: unknown): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isRecord(value);
  if (type === "integer") return Number.isInteger(value);
  return typeof value === type;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
