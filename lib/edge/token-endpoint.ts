import { randomUUID } from "node:crypto";
import { log } from "@/lib/adapters/log";
import { TOKEN_LIFETIME_SECONDS, type TokenError, tokenRequest } from "@/lib/contracts/partner-api/token";
import { type PartnerScope, partnerScopes } from "@/lib/domain/actor";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { commonHeaders } from "./answer";
import { readBytes } from "./body";

/** What a partner shows to get a token; `scopes` null asks for all it may have. */
export type TokenApplication = {
  readonly applicationKey: string;
  readonly clientKey: string;
  readonly scopes: readonly PartnerScope[] | null;
};

/** The verb behind the token endpoint: null when the keys open no live connection, or a scope is not its. */
export type IssueToken = (
  application: TokenApplication,
  occasion: { readonly now: Date; readonly requestId: string },
) => Promise<
  Result<
    { readonly token: string; readonly scopes: readonly PartnerScope[] },
    { readonly code: "invalid_client" | "invalid_scope" }
  >
>;

type Refusal = { readonly code: TokenError; readonly description: string };

/** `POST /oauth/token`, client credentials with HTTP Basic, answering as RFC 6749 says and not as a problem document. */
export function tokenEndpoint(issue: IssueToken) {
  return async (request: Request): Promise<Response> => {
    const requestId = randomUUID();
    try {
      const application = await readApplication(request);
      if (!application.ok) return errorAnswer(application.error, requestId);

      const issued = await issue(application.value, { now: new Date(), requestId });
      if (!issued.ok)
        return errorAnswer(
          { code: issued.error.code, description: descriptions[issued.error.code] },
          requestId,
        );
      return tokenAnswer(issued.value.token, issued.value.scopes, requestId);
    } catch (error) {
      log.error({ err: error, requestId, operation: "issueToken" }, "unexpected error");
      return errorAnswer(
        {
          code: "server_error",
          description: "The error is logged. Quote Request-Id when you contact us.",
        },
        requestId,
      );
    }
  };
}

const descriptions = {
  invalid_client: "The keys do not open an active connection.",
  invalid_scope: "The connection does not give that scope.",
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

function tokenAnswer(token: string, scopes: readonly PartnerScope[], requestId: string): Response {
  const body = {
    access_token: token,
    token_type: "Bearer",
    expires_in: TOKEN_LIFETIME_SECONDS,
    scope: scopes.join(" "),
  };
  return Response.json(body, { headers: { ...commonHeaders(requestId), Pragma: "no-cache" } });
}

/** RFC 6749 § 5.2: 401 with a challenge for the client itself, else 400; 500 when it is our fault. */
function errorAnswer({ code, description }: Refusal, requestId: string): Response {
  const isClient = code === "invalid_client";
  const challenge = isClient ? { "WWW-Authenticate": 'Basic realm="Fordring", charset="UTF-8"' } : {};
  return Response.json(
    { error: code, error_description: description },
    {
      status: isClient ? 401 : code === "server_error" ? 500 : 400,
      headers: { ...commonHeaders(requestId), ...challenge },
    },
  );
}
