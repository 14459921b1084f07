import { z } from "zod";
import type { partnerScopes } from "@/lib/domain/actor";

/** How long an access token lives, in seconds. */
export const TOKEN_LIFETIME_SECONDS = 1200;

/** `POST /oauth/token`, form-encoded (RFC 6749 § 4.4.2); the keys stand in the `Authorization` header. */
export const tokenRequest = z.strictObject({
  grant_type: z.literal("client_credentials"),
  scope: z
    .string()
    .max(500)
    .optional()
    .meta({ description: "Scopes separated by spaces; all that the connection allows when left out" }),
});

/** The token and what it may do (RFC 6749 § 5.1). */
export const tokenResponse = z.strictObject({
  access_token: z.string(),
  token_type: z.literal("Bearer"),
  expires_in: z.int(),
  scope: z.string(),
});

/** Why no token was given, in RFC 6749's own format (§ 5.2); `slow_down` is RFC 8628's word, with 429. */
export const tokenError = z.strictObject({
  error: z.enum([
    "invalid_request",
    "invalid_client",
    "unsupported_grant_type",
    "invalid_scope",
    "slow_down",
    "server_error",
  ]),
  error_description: z.string(),
});

/** The status that each error goes out with: 401 for the client itself, 429 for one too many, else 400. */
export function tokenErrorStatus(error: TokenError): 400 | 401 | 429 | 500 {
  if (error === "invalid_client") return 401;
  if (error === "server_error") return 500;
  return error === "slow_down" ? 429 : 400;
}

export type TokenError = z.output<typeof tokenError>["error"];

/** Every scope, with what it opens: the OpenAPI document's security scheme. */
export const scopeDescriptions: Record<(typeof partnerScopes)[number], string> = {
  "factoring.invoices:read": "List and read invoices, their EHF and their attachments",
  "factoring.invoices:write": "Claim, deliver, reject and report the status of invoices",
  "factoring.customers:read": "Read the customers that are factored",
  "factoring.vouchers:read": "Read own vouchers and the clearing account's statement",
  "factoring.vouchers:write": "Post vouchers to the accounts of the agreement",
  "invoices:read": "List and read the invoices that the client delivers itself, and their PDF",
  "vouchers:read": "Read own vouchers about the client's own invoices",
  "vouchers:write": "Post vouchers about the client's own invoices to the accounts of the agreement",
  "webhooks:manage": "Set up webhook endpoints, read their secrets and their log",
};
