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

/** The first page of the API reference. */
export const openApiIntroduction = `The factoring company's side of the loop: fetch invoices, deliver them, acknowledge with the PDF, and post the money back.

- **Money** is an integer number of øre; in postings debit is positive and credit negative.
- **Dates** are \`YYYY-MM-DD\`; moments are RFC 3339.
- **Errors** are RFC 9457 problem documents with a stable \`code\`, in Norwegian or English by \`Accept-Language\`.
- **Repeating** a POST is safe: claims, receipts and statuses repeat as what they already are, vouchers by \`externalReference\`; \`Idempotency-Key\` replays any answer.
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
  },
};
