import { randomUUID } from "node:crypto";
import { log } from "@/lib/adapters/log";
import {
  TOKEN_LIFETIME_SECONDS,
  type TokenError,
  tokenErrorStatus,
  tokenRequest,
} from "@/lib/contracts/partner-api/token";
import { type PartnerScope, partnerScopes } from "@/lib/domain/actor";
import { type RateStanding, rateLimitFields } from "@/lib/domain/rate-limit";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { commonHeaders, goneAnswer } from "./answer";
import { ClientGone, readBytes } from "./body";
import { type CalledOperation, type CallNotes, closeNotes, openNotes } from "./call-notes";

/** What a partner shows to get a token; `scopes` null asks for all it may have. */
export type TokenApplication = {
  readonly applicationKey: string;
  readonly clientKey: string;
  readonly scopes: readonly PartnerScope[] | null;
};

type Whose = { readonly companyId: number; readonly connectionId: string };

/** What stands behind the token endpoint. */
export type TokenDesk = {
  /** One more request by an application key: how its bucket stands after it. */
  readonly spend: (applicationKey: string, now: Date) => Promise<RateStanding>;
  /** The verb: refuses keys that open no live connection, and scopes that are not its. */
  readonly issue: (
    application: TokenApplication,
    occasion: { readonly now: Date; readonly requestId: string },
  ) => Promise<
    Result<
      { readonly token: string; readonly scopes: readonly PartnerScope[]; readonly whose: Whose | null },
      { readonly code: "invalid_client" | "invalid_scope"; readonly whose: Whose | null }
    >
  >;
};

type Refusal = { readonly code: TokenError; readonly description: string };

const operation: CalledOperation = { operationId: "issueToken", method: "POST", path: "/oauth/token" };

/**
 * `POST /oauth/token`, client credentials with HTTP Basic, answering as RFC 6749 says and not as a problem document.
 * Limited for each application key; kept at the connection whose keys they are.
 */
export function tokenEndpoint(desk: TokenDesk) {
  return async (request: Request): Promise<Response> => {
    const notes = openNotes(randomUUID());
    const answer = await answerTo(desk, request, notes);
    return closeNotes(notes, operation, request, answer);
  };
}

async function answerTo(desk: TokenDesk, request: Request, notes: CallNotes): Promise<Response> {
  const { at: now, requestId } = notes;
  try {
    const application = await readApplication(request);
    if (!application.ok) return errorAnswer(application.error, notes);
    const { applicationKey, scopes } = application.value;
    notes.requestBody = { grant_type: "client_credentials", ...(scopes ? { scope: scopes.join(" ") } : {}) };

    const rate = await desk.spend(applicationKey, now);
    const fields = rateLimitFields(rate, "application");
    if (rate.retryAfterSeconds !== null) {
      const retry = { ...fields, "Retry-After": String(rate.retryAfterSeconds) };
      return errorAnswer({ code: "slow_down", description: descriptions.slow_down }, notes, retry);
    }
    const issued = await desk.issue(application.value, { now, requestId });
    notes.whose = issued.ok ? issued.value.whose : issued.error.whose;
    if (issued.ok) return tokenAnswer(issued.value.token, issued.value.scopes, notes, fields);
    return errorAnswer(
      { code: issued.error.code, description: descriptions[issued.error.code] },
      notes,
      fields,
    );
  } catch (error) {
    if (error instanceof ClientGone) return goneAnswer(requestId);
    log.error({ err: error, requestId, operation: operation.operationId }, "unexpected error");
    return errorAnswer({ code: "server_error", description: descriptions.server_error }, notes);
  }
}

const descriptions = {
  server_error: "The error is logged. Quote Request-Id when you contact us.",
  invalid_client: "The keys do not open an active connection.",
  invalid_scope: "The connection does not give that scope.",
  slow_down:
    "Too many requests for tokens by this application key. Wait as Retry-After says, and use a token until it expires.",
} as const;

/** What the request asks for, out of its header and form. */
export async function readApplication(request: Request): Promise<Result<TokenApplication, Refusal>> {
  const bytes = await readBytes(request, 4096);
  const media = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (!bytes.ok || media !== "application/x-www-form-urlencoded") {
    return refuse({
      code: "invalid_request",
      description: "Send a small body as application/x-www-form-urlencoded.",
    });
  }
  const form = new URLSearchParams(new TextDecoder().decode(bytes.value));
  const grant = form.get("grant_type");
  if (grant !== null && grant !== "client_credentials") {
    return refuse({ code: "unsupported_grant_type", description: "Only client_credentials is supported." });
  }
  const repeated = [...new Set(form.keys())].length < [...form.keys()].length;
  const parsed = tokenRequest.safeParse(Object.fromEntries(form));
  if (repeated || !parsed.success) {
    return refuse({
      code: "invalid_request",
      description: "Send grant_type=client_credentials and at most a scope, each once.",
    });
  }
  const keys = basicCredentials(request.headers.get("authorization"));
  if (!keys)
    return refuse({
      code: "invalid_client",
      description: "Send Basic applicationKey:clientKey in Authorization.",
    });

  const scopes = readScopes(parsed.data.scope);
  return scopes.ok ? ok({ ...keys, scopes: scopes.value }) : scopes;
}

function readScopes(scope: string | undefined): Result<readonly PartnerScope[] | null, Refusal> {
  if (scope === undefined || scope.trim() === "") return ok(null);
  const asked = new Set(scope.trim().split(/ +/));
  const known = partnerScopes.filter((name) => asked.has(name));
  if (known.length < asked.size)
    return refuse({ code: "invalid_scope", description: "There is no such scope." });
  return ok(known);
}

function basicCredentials(
  authorization: string | null,
): { applicationKey: string; clientKey: string } | null {
  const encoded = /^basic +([\w+/-]{1,1000}=*)$/i.exec(authorization ?? "")?.[1];
  if (!encoded) return null;
  const [applicationKey = "", clientKey = "", ...rest] = Buffer.from(encoded, "base64")
    .toString("utf8")
    .split(":");
  return applicationKey && clientKey && rest.length === 0 ? { applicationKey, clientKey } : null;
}

type Headers = Readonly<Record<string, string>>;

function tokenAnswer(
  token: string,
  scopes: readonly PartnerScope[],
  notes: CallNotes,
  fields: Headers,
): Response {
  const body = {
    access_token: token,
    token_type: "Bearer",
    expires_in: TOKEN_LIFETIME_SECONDS,
    scope: scopes.join(" "),
  };
  notes.responseBody = body;
  return Response.json(body, {
    headers: { ...commonHeaders(notes.requestId), ...fields, Pragma: "no-cache" },
  });
}

/** RFC 6749 § 5.2: 401 with a challenge for the client itself, 429 for one too many, else 400. */
function errorAnswer({ code, description }: Refusal, notes: CallNotes, fields: Headers = {}): Response {
  const challenge =
    code === "invalid_client" ? { "WWW-Authenticate": 'Basic realm="Fordring", charset="UTF-8"' } : {};
  const body = { error: code, error_description: description };
  notes.problemCode = code;
  notes.responseBody = body;
  return Response.json(body, {
    status: tokenErrorStatus(code),
    headers: { ...commonHeaders(notes.requestId), ...fields, ...challenge },
  });
}
