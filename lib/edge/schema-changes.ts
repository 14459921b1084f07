/** A JSON Schema as the published document has it, as far as the comparison reads it. */
export type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
} & Partial<Record<Bound, number>>;

/** Whether a client writes what the schema describes, or reads it. */
export type Direction = "request" | "answer";

/** A difference between two versions. A breaking one can stop a client that was right before. */
export type Change = { readonly breaking: boolean; readonly where: string; readonly what: string };

/** Finds what `$ref` names, each in its own document. */
export type Resolve = { readonly before: (ref: string) => Schema; readonly after: (ref: string) => Schema };

const lowerBounds = ["minimum", "exclusiveMinimum", "minLength", "minItems"] as const;
const upperBounds = ["maximum", "exclusiveMaximum", "maxLength", "maxItems"] as const;
type Bound = (typeof lowerBounds)[number] | (typeof upperBounds)[number];

/** The pair being compared, and where it stands. */
type Pair = {
  readonly before: Schema;
  readonly after: Schema;
  readonly direction: Direction;
  readonly where: string;
  readonly resolve: Resolve;
  /** Pairs of references on the way here, so that a schema that holds itself is compared once. */
  readonly seen: ReadonlySet<string>;
};

/** What a client must know of a schema that has changed: of a request what is asked more of it, of an answer what is missing. */
export function schemaChanges(pair: Omit<Pair, "seen">): Change[] {
  return compare({ ...pair, seen: new Set() });
}

function compare(given: Pair): Change[] {
  const name = `${given.before.$ref}→${given.after.$ref}`;
  if (given.before.$ref && given.after.$ref && given.seen.has(name)) return [];
  const pair: Pair = {
    ...given,
    before: follow(given.before, given.resolve.before),
    after: follow(given.after, given.resolve.after),
    seen: new Set([...given.seen, name]),
  };
  const one = nullable(pair.before, pair.resolve.before);
  const two = nullable(pair.after, pair.resolve.after);
  const inner = { ...pair, before: one.core, after: two.core };
  return [
    ...nullChange(inner, one.isNullable, two.isNullable),
    ...typeChanges(inner),
    ...valueChanges(inner),
    ...boundChanges(inner),
    ...choiceChanges(inner),
    ...propertyChanges(inner),
    ...itemChanges(inner),
  ];
}

function follow(schema: Schema, resolve: (ref: string) => Schema): Schema {
  return schema.$ref ? follow(resolve(schema.$ref), resolve) : schema;
}

/** A schema apart from whether null will do. */
function nullable(
  schema: Schema,
  resolve: (ref: string) => Schema,
): { readonly core: Schema; readonly isNullable: boolean } {
  if (Array.isArray(schema.type) && schema.type.includes("null")) {
    const rest = schema.type.filter((type) => type !== "null");
    return { core: { ...schema, type: rest.length === 1 ? (rest[0] ?? "") : rest }, isNullable: true };
  }
  const others = schema.anyOf?.filter((choice) => choice.type !== "null") ?? [];
  if (schema.anyOf && others.length < schema.anyOf.length) {
    const [only] = others;
    const core = others.length === 1 && only ? follow(only, resolve) : { ...schema, anyOf: others };
    return { core, isNullable: true };
  }
  return { core: schema, isNullable: false };
}

function nullChange({ direction, where }: Pair, before: boolean, after: boolean): Change[] {
  if (before === after) return [];
  const what = after ? "may be null" : "may no longer be null";
  return [{ breaking: after === (direction === "answer"), where, what }];
}

const typesOf = ({ type }: Schema) => (type === undefined ? [] : ([type].flat() as string[]));

function typeChanges({ before, after, direction, where }: Pair): Change[] {
  const [old, now] = [typesOf(before), typesOf(after)];
  const same = old.length === now.length && old.every((type) => now.includes(type));
  const changes: Change[] = [];
  if (!same) {
    const [sent, borne] = direction === "request" ? [old, now] : [now, old];
    const fits = sent.length > 0 ? sent.every((type) => takes(borne, type)) : borne.length === 0;
    const what = `type ${old.join(" or ") || "anything"} became ${now.join(" or ") || "anything"}`;
    changes.push({ breaking: !fits, where, what });
  }
  for (const word of ["format", "pattern"] as const) {
    if (before[word] === after[word]) continue;
    const loosened = direction === "request" ? after[word] === undefined : before[word] === undefined;
    const what = `${word} ${before[word] ?? "none"} became ${after[word] ?? "none"}`;
    changes.push({ breaking: !loosened, where, what });
  }
  return changes;
}

/** Whether a reader that knows these types can take this one. */
function takes(types: readonly string[], type: string): boolean {
  return types.length === 0 || types.includes(type) || (type === "integer" && types.includes("number"));
}

const valuesOf = (schema: Schema) =>
  schema.const === undefined ? schema.enum : ([schema.const] as readonly unknown[]);

/** A value that a request may no longer have breaks; one that an answer may now have is to be borne. */
function valueChanges({ before, after, direction, where }: Pair): Change[] {
  const [old, now] = [valuesOf(before), valuesOf(after)];
  if (!old && !now) return [];
  if (!old) return [{ breaking: direction === "request", where, what: `only ${list(now)} will do now` }];
  if (!now) return [{ breaking: direction === "answer", where, what: `no longer only ${list(old)}` }];
  const gone = old.filter((value) => !now.includes(value));
  const come = now.filter((value) => !old.includes(value));
  return [
    ...gone.map((value) => ({ breaking: direction === "request", where, what: `value ${value} is gone` })),
    ...come.map((value) => ({ breaking: false, where, what: `value ${value} is new` })),
  ];
}

const list = (values: readonly unknown[] | undefined) => (values ?? []).map(String).join(", ");

/** Bounds matter where a client writes; of an answer they promise nothing that a client could lean on. */
function boundChanges({ before, after, direction, where }: Pair): Change[] {
  if (direction === "answer") return [];
  const changed = (bound: Bound, isNarrower: boolean): Change[] =>
    before[bound] === after[bound]
      ? []
      : [
          {
            breaking: isNarrower,
            where,
            what: `${bound} ${before[bound] ?? "none"} became ${after[bound] ?? "none"}`,
          },
        ];
  return [
    ...lowerBounds.flatMap((bound) =>
      changed(bound, (after[bound] ?? -Infinity) > (before[bound] ?? -Infinity)),
    ),
    ...upperBounds.flatMap((bound) =>
      changed(bound, (after[bound] ?? Infinity) < (before[bound] ?? Infinity)),
    ),
  ];
}

const choicesOf = (schema: Schema) => schema.anyOf ?? schema.oneOf ?? [];

function choiceChanges(pair: Pair): Change[] {
  const { direction, where } = pair;
  const [old, now] = [choicesOf(pair.before), choicesOf(pair.after)];
  if (old.length !== now.length) {
    const isNarrower = direction === "request" ? now.length < old.length : now.length > old.length;
    return [{ breaking: isNarrower, where, what: `${old.length} choices became ${now.length}` }];
  }
  return old.flatMap((before, index) =>
    compare({ ...pair, before, after: now[index] ?? {}, where: `${where}|${index}` }),
  );
}

function propertyChanges(pair: Pair): Change[] {
  const { before, after, direction, where } = pair;
  const [old, now] = [before.properties ?? {}, after.properties ?? {}];
  const isAsked = direction === "request";
  const changes: Change[] = [];
  for (const [name, schema] of Object.entries(old)) {
    const place = `${where}/${name}`;
    const next = now[name];
    if (!next) changes.push({ breaking: true, where: place, what: "field is gone" });
    else changes.push(...compare({ ...pair, before: schema, after: next, where: place }));
    const [was, is] = [before.required?.includes(name), after.required?.includes(name)];
    if (next && was !== is)
      changes.push({
        breaking: isAsked === is,
        where: place,
        what: is ? "became required" : "became optional",
      });
  }
  for (const name of Object.keys(now).filter((key) => !(key in old))) {
    const isRequired = after.required?.includes(name) === true;
    const what = isAsked && isRequired ? "new required field" : "new field";
    changes.push({ breaking: isAsked && isRequired, where: `${where}/${name}`, what });
  }
  if (isAsked && before.additionalProperties !== false && after.additionalProperties === false)
    changes.push({ breaking: true, where, what: "takes no unknown fields any more" });
  return changes;
}

function itemChanges(pair: Pair): Change[] {
  const { before, after } = pair;
  if (!before.items || !after.items) return [];
  return compare({ ...pair, before: before.items, after: after.items, where: `${pair.where}[]` });
}
