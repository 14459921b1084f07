import type { paths } from "./openapi.d.ts";

export type Method = "get" | "post" | "put" | "patch" | "delete";

/** The published paths that have the method. */
export type PathWith<M extends Method> = {
  [P in keyof paths]: paths[P][M] extends { responses: object } ? P : never;
}[keyof paths];

/** One operation, by its method and path. */
export type Operation<M extends Method, P extends PathWith<M>> = paths[P][M];

/** What every call takes beside what its operation does. */
export type CallOptions = {
  /** Ends this call, its tries and its waits. */
  signal?: AbortSignal;
  /** For a change: one of your own, kept through a restart of yours. Without it each call has a fresh one. */
  idempotencyKey?: string;
};

type PathPart<Op> = Op extends { parameters: { path: infer Path } } ? { path: Path } : unknown;

type QueryPart<Op> = Op extends { parameters: { query: infer Query } }
  ? { query: Query }
  : Op extends { parameters: { query?: infer Query } }
    ? [Query] extends [undefined]
      ? unknown
      : { query?: Query }
    : unknown;

type BodyPart<Op> = Op extends { requestBody: { content: infer Content } }
  ? { body: BodyOf<Content> }
  : unknown;

/** JSON as its type says; a form where the operation takes files. */
type BodyOf<Content> =
  | (Content extends { "application/json": infer Json } ? Json : never)
  | (Content extends { "multipart/form-data": unknown } ? FormData : never);

/** What an operation is told: the braces of its path, its query and its body. */
export type Input<Op> = PathPart<Op> & QueryPart<Op> & BodyPart<Op> & CallOptions;

/** The argument may be left out when nothing in it must be given. */
export type Arguments<Op> = Record<never, never> extends Input<Op> ? [input?: Input<Op>] : [input: Input<Op>];

/** What an operation answers when it goes well. */
export type Answer<Op> = Op extends { responses: infer Responses }
  ? {
      [Status in keyof Responses]: Status extends 200 | 201 | 202
        ? Responses[Status] extends { content: { "application/json": infer Body } }
          ? Body
          : never
        : never;
    }[keyof Responses]
  : never;

/** The lists that are read page by page with a cursor. */
export type PagedPath = {
  [P in PathWith<"get">]: Operation<"get", P> extends { parameters: { query?: { cursor?: string } } }
    ? Answer<Operation<"get", P>> extends { data: unknown[]; nextCursor: string | null; hasMore: boolean }
      ? P
      : never
    : never;
}[PathWith<"get">];

/** One page of a list. */
export type Page<P extends PagedPath> = Answer<Operation<"get", P>>;

/** One element of a list. */
export type Item<P extends PagedPath> = Page<P> extends { data: readonly (infer One)[] } ? One : never;
