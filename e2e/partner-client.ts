import type { APIRequestContext, APIResponse } from "@playwright/test";

/** The two keys of a connection. */
export type PartnerKeys = { readonly applicationKey: string; readonly clientKey: string };

type Options = NonNullable<Parameters<APIRequestContext["fetch"]>[1]>;

/** The partner API as one connection sees it. Paths are under `/api/v1`. */
export type Partner = {
  readonly keys: PartnerKeys;
  readonly token: string;
  readonly get: (path: string, options?: Options) => Promise<APIResponse>;
  /** With `data`, `multipart` or whatever else of Playwright's options. */
  readonly post: (path: string, data?: unknown, options?: Options) => Promise<APIResponse>;
  /** Any method, with no header but the token. */
  readonly fetch: (path: string, options?: Options) => Promise<APIResponse>;
};

/** Ask for a token, as a partner does. */
export function askToken(
  request: APIRequestContext,
  { applicationKey, clientKey }: PartnerKeys,
  form: Record<string, string> = { grant_type: "client_credentials" },
): Promise<APIResponse> {
  const basic = Buffer.from(`${applicationKey}:${clientKey}`).toString("base64");
  return request.post("/api/v1/oauth/token", { headers: { Authorization: `Basic ${basic}` }, form });
}

/** A client with a fresh token; `scope` narrows what it may do. */
export async function connect(
  request: APIRequestContext,
  keys: PartnerKeys,
  scope?: string,
): Promise<Partner> {
  const form = { grant_type: "client_credentials", ...(scope ? { scope } : {}) };
  const answer = await askToken(request, keys, form);
  if (!answer.ok()) throw new Error(`no token: ${answer.status()} ${await answer.text()}`);
  const { access_token: token } = (await answer.json()) as { access_token: string };
  return clientOf(request, keys, token);
}

/** A client with a token that may be no good. */
export function clientOf(request: APIRequestContext, keys: PartnerKeys, token: string): Partner {
  const send = (path: string, { headers, ...options }: Options = {}) =>
    request.fetch(`/api/v1${path}`, {
      ...options,
      headers: { Authorization: `Bearer ${token}`, ...headers },
    });
  return {
    keys,
    token,
    fetch: send,
    get: send,
    post: (path, data, options) =>
      send(path, { method: "POST", ...(data === undefined ? {} : { data }), ...options }),
  };
}
