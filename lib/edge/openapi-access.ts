import { z } from "zod";
import type { ZodOpenApiOperationObject } from "zod-openapi";
import {
  scopeDescriptions,
  tokenError,
  tokenRequest,
  tokenResponse,
} from "@/lib/contracts/partner-api/token";

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

/** On every answer behind a token, as draft-ietf-httpapi-ratelimit-headers-10 writes them. */
export const rateLimitHeaders = {
  RateLimit: z.string().meta({
    description: "What remains: `r` calls now, and all of the quota again in `t` seconds",
    examples: ['"connection";r=49;t=1'],
  }),
  "RateLimit-Policy": z.string().meta({
    description:
      "The quota: `q` calls that may come at once, and the `w` seconds in which an empty one fills",
    examples: ['"connection";q=50;w=5'],
  }),
};

/** On a 429. */
export const retryAfterHeader = z.string().meta({
  description: "Whole seconds until there is room for a call",
  examples: ["1"],
});

/** The first page of the API reference. */
export const openApiIntroduction = `The factoring company's side of the loop: fetch invoices, deliver them, acknowledge with the PDF, and post the money back.

- **Money** is an integer number of øre; in postings debit is positive and credit negative.
- **Dates** are \`YYYY-MM-DD\`; moments are RFC 3339.
- **Errors** are RFC 9457 problem documents with a stable \`code\`, in Norwegian or English by \`Accept-Language\`.
- **Repeating** a POST is safe: claims, receipts and statuses repeat as what they already are, vouchers by \`externalReference\`; \`Idempotency-Key\` replays any answer.
- **Limits**: 10 calls a second for each connection, and 50 at once after a pause; \`RateLimit\` on every answer tells what remains, and 429 with \`Retry-After\` when nothing does. Tokens are limited in the same way for each application key: use one until it expires.
- **Closed schemas**: an unknown field is an error, not ignored.
- What belongs to another client or partner answers 404, like what does not exist.`;

/** `POST /oauth/token`, which answers in RFC 6749's format and so stands beside the contracts. */
export const tokenOperation: ZodOpenApiOperationObject = {
  operationId: "issueToken",
  tags: ["Access"],
  summary: "Get an access token",
  description:
    "Client credentials (RFC 6749 § 4.4). The application key names the partner, the client key opens one client's books.",
  security: [{ keys: [] }],
  requestBody: {
    required: true,
    content: {
      "application/x-www-form-urlencoded": {
        schema: tokenRequest,
        example: { grant_type: "client_credentials" },
      },
    },
  },
  responses: {
    "200": {
      description: "A token for 20 minutes",
      content: { "application/json": { schema: tokenResponse } },
    },
    "400": {
      description: "`invalid_request`, `unsupported_grant_type` or `invalid_scope`",
      content: { "application/json": { schema: tokenError } },
    },
    "401": { description: "`invalid_client`", content: { "application/json": { schema: tokenError } } },
    "429": {
      description: "`slow_down`: too many requests by this application key",
      headers: z.object({ ...rateLimitHeaders, "Retry-After": retryAfterHeader }),
      content: { "application/json": { schema: tokenError } },
    },
  },
};
