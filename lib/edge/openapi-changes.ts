import { type Change, type Direction, type Resolve, type Schema, schemaChanges } from "./schema-changes";

type Content = Readonly<Record<string, { readonly schema?: Schema; readonly examples?: object }>>;
type Parameter = {
  readonly in: string;
  readonly name: string;
  readonly required?: boolean;
  readonly schema?: Schema;
};
type Answer = { readonly headers?: object; readonly content?: Content };
type Operation = {
  readonly operationId?: string;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses?: Readonly<Record<string, Answer>>;
};
type Items = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

/** A published document, as far as the comparison reads it. */
export type Published = {
  readonly info: { readonly version: string };
  readonly paths?: Items;
  readonly webhooks?: Items;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
};

/** What a step of the comparison knows: the two documents' definitions and the operation it is in. */
type Place = { readonly resolve: Resolve; readonly name: string };

/**
 * Every difference between two versions of the contract that a client could notice, and whether it breaks clients
 * that were right before. Texts and examples are none: new codes of an old status are, and are to be borne.
 */
export function apiChanges(before: Published, after: Published): Change[] {
  const resolve: Resolve = { before: definitionsOf(before), after: definitionsOf(after) };
  const pairs = [
    ...eachOperation(before.paths, after.paths),
    ...eachOperation(before.webhooks, after.webhooks, "webhook "),
  ];
  return pairs.flatMap(({ name, old, now, isWebhook }): Change[] => {
    if (!now) return [{ breaking: true, where: name, what: "operation is gone" }];
    if (!old) return [{ breaking: false, where: name, what: "new operation" }];
    const place = { resolve, name };
    if (isWebhook) return bodyChanges(place, old, now, "answer");
    return [
      ...renamed(place, old, now),
      ...securityChanges(place, old, now),
      ...parameterChanges(place, old, now),
      ...bodyChanges(place, old, now, "request"),
      ...answerChanges(place, old, now),
    ];
  });
}

function definitionsOf(document: Published): (ref: string) => Schema {
  return (ref) => document.components?.schemas?.[ref.split("/").at(-1) ?? ""] ?? {};
}

function eachOperation(before: Items = {}, after: Items = {}, prefix = "") {
  const places = [before, after].flatMap((items) =>
    Object.entries(items).flatMap(([path, item]) => Object.keys(item).map((method) => `${method} ${path}`)),
  );
  return [...new Set(places)].map((place) => {
    const [method = "", path = ""] = place.split(" ");
    const [old, now] = [before[path]?.[method], after[path]?.[method]];
    const name = prefix ? `${prefix}${path}` : (old?.operationId ?? now?.operationId ?? place);
    return { name, old, now, isWebhook: prefix !== "" };
  });
}

/** Generated clients call operations by their id. */
function renamed({ name }: Place, old: Operation, now: Operation): Change[] {
  return old.operationId === now.operationId
    ? []
    : [{ breaking: true, where: name, what: `operation is called ${now.operationId} now` }];
}

function securityChanges({ name }: Place, old: Operation, now: Operation): Change[] {
  const scopesOf = ({ security = [] }: Operation) => security.flatMap((one) => Object.values(one).flat());
  const had = scopesOf(old);
  return scopesOf(now)
    .filter((scope) => !had.includes(scope))
    .map((scope) => ({ breaking: true, where: name, what: `asks for the scope ${scope}` }));
}

function parameterChanges({ resolve, name }: Place, old: Operation, now: Operation): Change[] {
  const keyOf = (one: Parameter) => `${one.in} ${one.name}`;
  const had = new Map((old.parameters ?? []).map((one) => [keyOf(one), one]));
  const has = new Map((now.parameters ?? []).map((one) => [keyOf(one), one]));
  const changes: Change[] = [];
  for (const [key, before] of had) {
    const where = `${name} ${key}`;
    const after = has.get(key);
    if (!after) {
      changes.push({ breaking: true, where, what: "parameter is gone" });
      continue;
    }
    if (after.required && !before.required) changes.push({ breaking: true, where, what: "became required" });
    changes.push(
      ...schemaChanges({
        before: before.schema ?? {},
        after: after.schema ?? {},
        ...{ direction: "request", where, resolve },
      }),
    );
  }
  for (const [key, after] of has) {
    if (had.has(key)) continue;
    const breaking = after.required === true;
    changes.push({
      breaking,
      where: `${name} ${key}`,
      what: breaking ? "new required parameter" : "new parameter",
    });
  }
  return changes;
}

function bodyChanges(
  { resolve, name }: Place,
  old: Operation,
  now: Operation,
  direction: Direction,
): Change[] {
  const where = `${name} body`;
  const [before, after] = [old.requestBody, now.requestBody];
  if (!before && !after) return [];
  if (!before) return [{ breaking: after?.required === true, where, what: "new body" }];
  if (!after) return [{ breaking: true, where, what: "body is gone" }];
  const demanded = after.required && !before.required;
  return [
    ...(demanded ? [{ breaking: true, where, what: "became required" }] : []),
    ...contentChanges(resolve, before.content, after.content, { direction, where }),
  ];
}

function contentChanges(
  resolve: Resolve,
  before: Content,
  after: Content,
  { direction, where }: { direction: Direction; where: string },
): Change[] {
  return Object.entries(before).flatMap(([media, old]): Change[] => {
    const now = after[media];
    if (!now) return [{ breaking: true, where, what: `${media} is gone` }];
    return schemaChanges({ before: old.schema ?? {}, after: now.schema ?? {}, direction, where, resolve });
  });
}

function answerChanges({ resolve, name }: Place, old: Operation, now: Operation): Change[] {
  const [had, has] = [old.responses ?? {}, now.responses ?? {}];
  const changes = Object.entries(had).flatMap(([status, before]): Change[] => {
    const where = `${name} ${status}`;
    const after = has[status];
    if (!after) return [{ breaking: true, where, what: "status is gone" }];
    const lost = Object.keys(before.headers ?? {}).filter((header) => !(header in (after.headers ?? {})));
    return [
      ...codeChanges(where, before, after),
      ...lost.map((header) => ({ breaking: true, where, what: `header ${header} is gone` })),
      ...contentChanges(resolve, before.content ?? {}, after.content ?? {}, { direction: "answer", where }),
    ];
  });
  const added = Object.keys(has).filter((status) => !(status in had));
  return [
    ...changes,
    ...added.map((status) => ({ breaking: false, where: `${name} ${status}`, what: "new status" })),
  ];
}

/** Problem codes stand as the names of a refusal's examples. A client must bear new ones, by their status. */
function codeChanges(where: string, before: Answer, after: Answer): Change[] {
  const codesOf = ({ content }: Answer) => Object.keys(content?.["application/problem+json"]?.examples ?? {});
  const [had, has] = [codesOf(before), codesOf(after)];
  const [gone, come] = [had.filter((code) => !has.includes(code)), has.filter((code) => !had.includes(code))];
  return [
    ...gone.map((code) => ({ breaking: false, where, what: `code ${code} is gone` })),
    ...come.map((code) => ({ breaking: false, where, what: `code ${code} is new` })),
  ];
}

/** Breaking changes that the notes of a version do not name, as `where: what`, ready to be written there. */
export function unannounced(changes: readonly Change[], notes: string): string[] {
  return changes
    .filter(({ breaking }) => breaking)
    .map(({ where, what }) => `${where}: ${what}`)
    .filter((line) => !notes.includes(`\`${line}\``));
}

/** A version's notes in the changelog: from its heading `## 1.2.0 (2026-11-22)` to the next; null when it has none. */
export function notesOf(changelog: string, version: string): string | null {
  const sections = changelog.split(/^## /m).slice(1);
  return sections.find((section) => section.startsWith(`${version} (`)) ?? null;
}
