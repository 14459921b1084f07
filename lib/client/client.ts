import { checkDigest } from "./digest.ts";
import type { components } from "./openapi.d.ts";
import type {
  Answer,
  Arguments,
  CallOptions,
  Item,
  Method,
  Operation,
  Page,
  PagedPath,
  PathWith,
} from "./operations.ts";
import { type EventOptions, eventsOf, type FeedEvent, itemsOf, pagesOf } from "./paging.ts";
import { type Keys, tokenKeeper, tokenRequest } from "./token.ts";
import { createTransport, type Received, type TransportOptions } from "./transport.ts";

/** Where a Fordring is, and who asks: your keys, or a source of tokens that you keep yourself. */
export type ClientOptions = TransportOptions & {
  /** `https://host`; the client adds `/api/v1`. */
  baseUrl: string;
  /** The language of problem documents: Norwegian when not given. */
  language?: "nb" | "en" | undefined;
} & (Keys | { token: () => Promise<string> });

/** A file as it is. */
export type Download = { bytes: Uint8Array<ArrayBuffer>; sha256: string; headers: Headers };

type DeliveryMeta = components["schemas"]["DeliveryMeta"];
type ReplacementMeta = components["schemas"]["ReplacementMeta"];

/** The API with its types: a wrong path, a missing field or a misspelt one does not compile. */
export type Client = {
  get: Call<"get">;
  post: Call<"post">;
  put: Call<"put">;
  patch: Call<"patch">;
  delete: Call<"delete">;
  /** A list page by page; the query's `cursor` is where to begin. */
  pages<P extends PagedPath>(path: P, ...input: Arguments<Operation<"get", P>>): AsyncGenerator<Page<P>>;
  /** A list element by element. */
  items<P extends PagedPath>(path: P, ...input: Arguments<Operation<"get", P>>): AsyncGenerator<Item<P>>;
  /** The event feed from a place on: what has come, or with `follow` what comes too, until its signal. */
  events(after: number, options?: EventOptions): AsyncGenerator<FeedEvent>;
  /** Send the receipt of a delivery with its PDF. The same PDF again is safe. */
  deliver(
    invoiceId: string,
    meta: DeliveryMeta,
    pdf: Uint8Array<ArrayBuffer> | Blob,
    options?: CallOptions,
  ): Promise<Answer<Operation<"post", "/factoring/invoices/{invoiceId}/delivery">>>;
  /** Put another PDF in the place of one that was delivered, with the reason; both are kept. The same again is safe. */
  replacePdf(
    invoiceId: string,
    meta: ReplacementMeta,
    pdf: Uint8Array<ArrayBuffer> | Blob,
    options?: CallOptions,
  ): Promise<Answer<Operation<"put", "/factoring/invoices/{invoiceId}/delivery/pdf">>>;
  /** Send in a PDF to name as a voucher's document (`documentIds`). The same again is the same document. */
  sendDocument(
    filename: string,
    pdf: Uint8Array<ArrayBuffer> | Blob,
    options?: CallOptions,
  ): Promise<Answer<Operation<"post", "/factoring/documents">>>;
  /**
   * A file, checked against its `Repr-Digest` and, when given, the checksum that the list promised. `href` is what an
   * invoice says of it.
   *
   * @throws DigestError when the bytes are others
   */
  download(href: string, options?: CallOptions & { sha256?: string }): Promise<Download>;
  /** Anything at all below `/api/v1`, once, with a token; whatever comes back is yours to judge. */
  request(method: string, path: string, init?: RequestInit): Promise<Received>;
};

type Call<M extends Method> = <P extends PathWith<M>>(
  path: P,
  ...input: Arguments<Operation<M, P>>
) => Promise<Answer<Operation<M, P>>>;

/**
 * A client for one connection. Each call carries a fresh enough token and is tried again when the network or the
 * server fails; a change keeps its `Idempotency-Key` through all its tries, so that an answer that was lost on the way is
 * given again and nothing happens twice.
 *
 * Refusals are thrown as ProblemError, a missing token as TokenError, silence as NetworkError.
 */
export function createClient(options: ClientOptions): Client {
  const tokens = tokensOf(options);
  const transport = createTransport(options, tokens.forget);
  async function authorised(headers: HeadersInit = {}): Promise<Headers> {
    const all = new Headers(headers);
    if (options.language && !all.has("Accept-Language")) all.set("Accept-Language", options.language);
    all.set("Authorization", `Bearer ${await tokens.token()}`);
    return all;
  }

  async function call(method: Method, path: string, input: Loose = {}): Promise<Received> {
    const url = addressOf(options.baseUrl, path, input);
    const key = method === "get" ? {} : { "Idempotency-Key": input.idempotencyKey ?? crypto.randomUUID() };
    const { body, headers } = bodyOf(input.body);
    const request = async () => ({
      method: method.toUpperCase(),
      headers: await authorised({ ...headers, ...key }),
      body,
    });
    return await transport.send(url, request, input.signal);
  }

  const json =
    <M extends Method>(method: M): Call<M> =>
    async (path, ...[input]) =>
      JSON.parse(new TextDecoder().decode((await call(method, path, input)).bytes));

  const get = json("get");
  return {
    get,
    post: json("post"),
    put: json("put"),
    patch: json("patch"),
    delete: json("delete"),
    pages: (path, ...input) => pagesOf({ get }, path, ...input),
    items: (path, ...input) => itemsOf({ get }, path, ...input),
    events: (after, how = {}) => eventsOf({ get, wait: transport.wait }, after, how),
    deliver(invoiceId, meta, pdf, how = {}) {
      const body = formOf(meta, pdf, `${meta.factorReference ?? invoiceId}.pdf`);
      return json("post")("/factoring/invoices/{invoiceId}/delivery", { path: { invoiceId }, body, ...how });
    },
    replacePdf(invoiceId, meta, pdf, how = {}) {
      const body = formOf(meta, pdf, `${invoiceId}.pdf`);
      const path = { invoiceId };
      return json("put")("/factoring/invoices/{invoiceId}/delivery/pdf", { path, body, ...how });
    },
    sendDocument: (filename, pdf, how = {}) =>
      json("post")("/factoring/documents", { body: formOf({ filename }, pdf, filename), ...how }),
    async download(href, how = {}) {
      const url = ownAddress(options.baseUrl, href);
      const request = async () => ({ method: "GET", headers: await authorised() });
      const { bytes, headers } = await transport.send(url, request, how.signal);
      return { bytes, headers, sha256: await checkDigest(bytes, headers.get("Repr-Digest"), how.sha256) };
    },
    async request(method, path, init = {}) {
      const headers = await authorised(init.headers);
      const url = ownAddress(options.baseUrl, `/api/v1${path}`);
      return await transport.once(url, { ...init, method, headers }, init.signal ?? undefined);
    },
  };
}

type Tokens = { token: () => Promise<string>; forget: (authorization: string | null) => void };

/** Tokens of the caller's own, or those that the keys give. */
function tokensOf(options: ClientOptions): Tokens {
  if ("token" in options) return { token: options.token, forget: () => undefined };
  const url = new URL("/api/v1/oauth/token", options.baseUrl);
  const transport = createTransport(options, () => undefined);
  return tokenKeeper(() => transport.send(url, () => Promise.resolve(tokenRequest(options))));
}

/** An address at the same host, so that a token never goes anywhere else. */
function ownAddress(baseUrl: string, href: string): URL {
  const url = new URL(href, baseUrl);
  if (url.origin !== new URL(baseUrl).origin) throw new TypeError(`${url.origin} is not ${baseUrl}`);
  return url;
}

type Loose = { path?: object; query?: object | undefined; body?: unknown } & CallOptions;

function addressOf(baseUrl: string, path: string, { path: braces = {}, query = {} }: Loose): URL {
  const names = new Map<string, unknown>(Object.entries(braces));
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(names.get(name))));
  const url = new URL(`/api/v1${filled}`, baseUrl);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url;
}

/** The two parts of every upload: what it is, and the PDF. */
function formOf(meta: object, pdf: Uint8Array<ArrayBuffer> | Blob, filename: string): FormData {
  const form = new FormData();
  form.set("meta", new Blob([JSON.stringify(meta)], { type: "application/json" }));
  form.set("pdf", new Blob([pdf], { type: "application/pdf" }), filename);
  return form;
}

/** A form names its own media type, with the boundary between its parts. */
function bodyOf(body: unknown): { body: BodyInit | null; headers: Record<string, string> } {
  if (body instanceof FormData) return { body, headers: {} };
  if (body === undefined) return { body: null, headers: {} };
  return { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
}
