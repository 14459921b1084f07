import { rateLimitHeaders } from "./openapi-headers";
import { type ProblemExample, problemGaps } from "./openapi-problem-gaps";

type Json = { readonly [name: string]: unknown };
type Media = {
  readonly schema?: Json;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value?: unknown }>>;
};
type Parameter = {
  readonly in: string;
  readonly name: string;
  readonly schema?: Json;
  readonly example?: unknown;
};
type Answer = {
  readonly description?: string;
  readonly headers?: Json;
  readonly content?: Readonly<Record<string, Media>>;
};
type Operation = {
  readonly operationId?: string;
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses?: Readonly<Record<string, Answer>>;
};

/** A published document, as far as its completeness is looked at. */
export type Described = {
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly webhooks?: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Json>> };
};

/** One operation under way: its method and path, and how its gaps begin. */
type Place = {
  readonly document: Described;
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
};

/** The two that are not made of a contract: the token is OAuth's shape, and the document describes the rest. */
const apart = ["issueToken", "getOpenApi"];

/** What an integrator would look for in the document and not find, each said so that its contract can be mended. */
export function documentGaps(document: Described): string[] {
  const gaps: string[] = [];
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(item)) {
      const place = { document, name: operation.operationId ?? `${method} ${path}`, method, path, operation };
      gaps.push(
        ...wordGaps(place),
        ...parameterGaps(place),
        ...requestGaps(place),
        ...statusGaps(place),
        ...Object.entries(operation.responses ?? {}).flatMap(([status, answer]) =>
          answerGaps(place, status, answer),
        ),
      );
    }
  }
  for (const [name, item] of Object.entries(document.webhooks ?? {}))
    gaps.push(...webhookGaps(name, item.post));
  return gaps;
}

function wordGaps({ name, operation }: Place): string[] {
  const words = {
    operationId: operation.operationId,
    summary: operation.summary,
    description: operation.description,
  };
  return [
    ...Object.entries(words).flatMap(([word, value]) => (value ? [] : [`${name}: has no ${word}`])),
    ...(operation.tags?.length ? [] : [`${name}: has no tag`]),
    ...(operation.security ? [] : [`${name}: does not say how to be authorised (security)`]),
  ];
}

function parameterGaps({ name, method, path, operation }: Place): string[] {
  const parameters = operation.parameters ?? [];
  const has = (place: string, called: string) =>
    parameters.find((one) => one.in === place && one.name === called);
  const braces = [...path.matchAll(/\{(\w+)\}/g)].map(([, brace = ""]) => brace);
  const gaps = braces.flatMap((brace) => {
    const found = has("path", brace);
    if (!found) return [`${name}: the path's {${brace}} has no parameter (contract.params)`];
    return found.example === undefined ? [`${name}: the path's {${brace}} has no example`] : [];
  });
  if (apart.includes(name)) return gaps;
  if (!has("header", "Accept-Language")) gaps.push(`${name}: takes no Accept-Language`);
  if (method !== "get" && !has("header", "Idempotency-Key")) gaps.push(`${name}: takes no Idempotency-Key`);
  return gaps;
}

function requestGaps({ document, name, operation }: Place): string[] {
  return Object.entries(operation.requestBody?.content ?? {}).flatMap(
    ([media, { schema, example, examples }]) => [
      ...(example === undefined && !examples
        ? [`${name}: the ${media} body has no example (contract.examples.body)`]
        : []),
      ...(schema ? openSchemas(document, schema, "", new Set()) : ["/"]).map(
        (pointer) =>
          `${name}: the ${media} body takes unknown fields at ${pointer || "/"} (use z.strictObject)`,
      ),
    ],
  );
}

/** Where a schema lets unknown fields in. */
function openSchemas(document: Described, schema: Json, at: string, seen: ReadonlySet<unknown>): string[] {
  const ref = schema.$ref;
  if (typeof ref === "string") {
    const target = document.components?.schemas?.[ref.split("/").at(-1) ?? ""];
    return seen.has(ref) || !target ? [] : openSchemas(document, target, at, new Set([...seen, ref]));
  }
  const properties = (schema.properties ?? {}) as Readonly<Record<string, Json>>;
  const isObject = schema.type === "object" || schema.properties !== undefined;
  const inner: [string, unknown][] = [
    ...Object.entries(properties).map(([key, value]): [string, unknown] => [`${at}/${key}`, value]),
    [`${at}[]`, schema.items],
    ...["anyOf", "oneOf", "allOf"].flatMap((word) =>
      ((schema[word] ?? []) as unknown[]).map((choice): [string, unknown] => [at, choice]),
    ),
  ];
  return [
    ...(isObject && schema.additionalProperties !== false ? [at] : []),
    ...inner.flatMap(([place, value]) =>
      typeof value === "object" && value !== null ? openSchemas(document, value as Json, place, seen) : [],
    ),
  ];
}

function statusGaps({ name, operation }: Place): string[] {
  const statuses = Object.keys(operation.responses ?? {});
  const wanted = apart.includes(name) ? ["405"] : ["401", "403", "405", "429", "500"];
  return [
    ...(statuses.some((status) => status.startsWith("2")) ? [] : [`${name}: has no success`]),
    ...wanted.filter((status) => !statuses.includes(status)).map((status) => `${name}: has no ${status}`),
  ];
}

function answerGaps(place: Place, status: string, answer: Answer): string[] {
  const { name, operation, path } = place;
  const problems = answer.content?.["application/problem+json"]?.examples ?? {};
  const contentGaps = Object.entries(answer.content ?? {}).flatMap(([media, { example, examples }]) =>
    example === undefined && Object.keys(examples ?? {}).length === 0
      ? [`${name} ${status}: ${media} has no example (contract.examples.output)`]
      : [],
  );
  return [
    ...(answer.description ? [] : [`${name} ${status}: has no description`]),
    ...wantedHeaders(place, status, answer)
      .filter((header) => !(header in (answer.headers ?? {})))
      .map((header) => `${name} ${status}: has no header ${header}`),
    ...contentGaps,
    ...Object.entries(problems).flatMap(([code, { value }]) =>
      problemGaps(value as ProblemExample, {
        ...{ code, status, path },
        scopes: (operation.security ?? []).flatMap((one) => Object.values(one).flat()),
        body: operation.requestBody?.content["application/json"]?.example,
        query: (operation.parameters ?? []).filter((one) => one.in === "query").map((one) => one.name),
      }).map((gap) => `${name} ${status} ${code}: ${gap}`),
    ),
  ];
}

const rateLimitFieldNames = Object.keys(rateLimitHeaders);

function wantedHeaders({ name, method }: Place, status: string, { content = {} }: Answer): string[] {
  const isFile = Object.keys(content).some((media) => !/^application\/(problem\+)?json$/.test(media));
  const codes = Object.keys(content["application/problem+json"]?.examples ?? {});
  return [
    "Request-Id",
    ...(status === "304" || isFile ? ["ETag", "Repr-Digest"] : []),
    ...(status === "401" || codes.includes("scope_missing") ? ["WWW-Authenticate"] : []),
    ...(status === "405" ? ["Allow"] : []),
    ...(status === "429" ? [...rateLimitFieldNames, "Retry-After"] : []),
    ...(status.startsWith("2") && name !== "getOpenApi" ? rateLimitFieldNames : []),
    ...(codes.length > 0 ? ["Content-Language"] : []),
    ...(codes.includes("duplicate_external_reference") ? ["Location"] : []),
    ...(status.startsWith("2") && method !== "get" && !apart.includes(name) ? ["Idempotent-Replayed"] : []),
  ];
}

function webhookGaps(name: string, operation: Operation | undefined): string[] {
  const sent = (operation?.parameters ?? []).map((one) => one.name);
  const media = operation?.requestBody?.content["application/json"];
  return [
    ...(operation?.summary && operation.description ? [] : [`webhook ${name}: does not say what it tells`]),
    ...(media?.example === undefined ? [`webhook ${name}: has no example`] : []),
    ...["webhook-id", "webhook-timestamp", "webhook-signature"]
      .filter((header) => !sent.includes(header))
      .map((header) => `webhook ${name}: has no header ${header}`),
  ];
}
