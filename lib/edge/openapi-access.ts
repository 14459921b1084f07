import { z } from "zod";
import type { ZodOpenApiOperationObject } from "zod-openapi";
import {
  scopeDescriptions,
  TOKEN_LIFETIME_SECONDS,
  type TokenError,
  tokenError,
  tokenRequest,
  tokenResponse,
} from "@/lib/contracts/partner-api/token";
import { apiVersion } from "@/lib/contracts/partner-api/version";
import { everyAnswer, rateLimitHeaders, refusalHeaders, retryAfterHeader } from "./openapi-headers";
import { problemSchema } from "./openapi-operation";
import { problemDocument } from "./problem";

/** How a client is told apart: OAuth 2.0 client credentials. */
export const securitySchemes = {
  partner: {
    type: "oauth2",
    description:
      "A token from `POST /oauth/token` with HTTP Basic `applicationKey:clientKey`; it lives for 20 minutes.",
    flows: { clientCredentials: { tokenUrl: "/api/v1/oauth/token", scopes: scopeDescriptions } },
  },
  keys: {
    type: "http",
    scheme: "basic",
    description: "The application key as user name, the client key as password.",
  },
} as const;

/** The first page of the API reference. */
export const openApiIntroduction = `The factoring company's side of the loop: fetch invoices, deliver them, acknowledge with the PDF, and post the money back.

- **Money** is an integer number of øre; in postings debit is positive and credit negative.
- **Dates** are \`YYYY-MM-DD\`; moments are RFC 3339.
- **Errors** are RFC 9457 problem documents with a stable \`code\`, in Norwegian or English by \`Accept-Language\`.
- **Repeating** a POST is safe: claims, receipts and statuses repeat as what they already are, vouchers by \`externalReference\`; \`Idempotency-Key\` replays any answer.
- **Limits**: 10 calls a second for each connection, and 50 at once after a pause; \`RateLimit\` on every answer tells what remains, and 429 with \`Retry-After\` when nothing does. Tokens are limited in the same way for each application key: use one until it expires.
- **Requests are closed**: an unknown field is an error, not ignored. **Answers are open**: bear members that you do not know.
- **Every answer** has a \`Request-Id\`. An address that there is not answers 404, a method that it has not 405 with \`Allow\`.
- **Guides**: [quick start](/docs/quick-start), [the loop](/docs/loop), [postings](/docs/postings), [webhooks](/docs/webhooks), [errors](/docs/errors), [limits](/docs/limits), [going live](/docs/going-live), [changelog](/docs/changelog).
- What belongs to another client or partner answers 404, like what does not exist.`;

const tokenAnswered = z.object({
  ...everyAnswer,
  "Cache-Control": z.literal("no-store"),
});

/** One refusal of the token endpoint, as RFC 6749 writes it. */
const refused = (error: TokenError, description: string) => ({
  value: { error, error_description: description },
});

const methodRefused = (path: string, allow: string) => ({
  description: "[`method_not_allowed`](/docs/problems/method_not_allowed)",
  headers: z.object(refusalHeaders(["method_not_allowed"])),
  content: {
    "application/problem+json": {
      schema: problemSchema,
      example: problemDocument(
        { code: "method_not_allowed", allow: [allow] },
        {
          origin: "https://fordring.example",
          instance: `/api/v1${path}`,
          language: "en",
          requestId: "0b0ef8f5-5a53-4a0e-9f4d-0d1f6f0f6a01",
        },
      ),
    },
  },
});

/** `POST /oauth/token`, which answers in RFC 6749's format and so stands beside the contracts. */
export const tokenOperation: ZodOpenApiOperationObject = {
  operationId: "issueToken",
  tags: ["Access"],
  summary: "Get an access token",
  description:
    "Client credentials (RFC 6749 § 4.4). The application key names the partner, the client key opens one client's books. Errors are in RFC 6749's own format, not problem documents.",
  security: [{ keys: [] }],
  requestBody: {
    required: true,
    content: {
      "application/x-www-form-urlencoded": {
        schema: tokenRequest,
        example: {
          grant_type: "client_credentials",
          scope: "factoring.invoices:read factoring.invoices:write",
        },
      },
    },
  },
  responses: {
    "200": {
      description: "A token for 20 minutes",
      headers: tokenAnswered.extend(rateLimitHeaders),
      content: {
        "application/json": {
          schema: tokenResponse,
          example: {
            access_token: "fat_7Vb2m0pQk3uHn5Zs1xYc8tRd4wLf6Ja9eGiBoKqNvMs",
            token_type: "Bearer",
            expires_in: TOKEN_LIFETIME_SECONDS,
            scope: "factoring.invoices:read factoring.invoices:write",
          },
        },
      },
    },
    "400": {
      description: "`invalid_request`, `unsupported_grant_type` or `invalid_scope`",
      headers: tokenAnswered,
      content: {
        "application/json": {
          schema: tokenError,
          examples: {
            invalid_request: refused(
              "invalid_request",
              "Send grant_type=client_credentials and at most a scope, each once.",
            ),
            unsupported_grant_type: refused(
              "unsupported_grant_type",
              "Only client_credentials is supported.",
            ),
            invalid_scope: refused("invalid_scope", "The connection does not give that scope."),
          },
        },
      },
    },
    "401": {
      description: "`invalid_client`",
      headers: tokenAnswered.extend({
        "WWW-Authenticate": z.string().meta({ description: '`Basic realm="Fordring", charset="UTF-8"`' }),
      }),
      content: {
        "application/json": {
          schema: tokenError,
          examples: {
            invalid_client: refused("invalid_client", "The keys do not open an active connection."),
          },
        },
      },
    },
    "405": methodRefused("/oauth/token", "POST"),
    "429": {
      description: "`slow_down`: too many requests by this application key",
      headers: tokenAnswered.extend({ ...rateLimitHeaders, "Retry-After": retryAfterHeader }),
      content: {
        "application/json": {
          schema: tokenError,
          examples: {
            slow_down: refused(
              "slow_down",
              "Too many requests for tokens by this application key. Wait as Retry-After says, and use a token until it expires.",
            ),
          },
        },
      },
    },
    "500": {
      description: "`server_error`",
      headers: tokenAnswered,
      content: {
        "application/json": {
          schema: tokenError,
          examples: {
            server_error: refused(
              "server_error",
              "The error is logged. Quote Request-Id when you contact us.",
            ),
          },
        },
      },
    },
  },
};

/** `GET /openapi.json`: this very document, which anyone may read. */
export const documentOperation: ZodOpenApiOperationObject = {
  operationId: "getOpenApi",
  tags: ["Access"],
  summary: "Read this document",
  description:
    "OpenAPI 3.1. Needs no token. `info.version` is the version; `/docs/changelog` says what changed.",
  security: [],
  responses: {
    "200": {
      description: "The document",
      headers: z.object({ ...everyAnswer, "Access-Control-Allow-Origin": z.literal("*") }),
      content: {
        "application/json": {
          schema: z.looseObject({
            openapi: z.string(),
            info: z.looseObject({ title: z.string(), version: z.string() }),
            paths: z.looseObject({}),
          }),
          example: {
            openapi: "3.1.1",
            info: { title: "Fordring partner API", version: apiVersion },
            paths: {},
          },
        },
      },
    },
    "405": methodRefused("/openapi.json", "GET"),
  },
};
