import { z } from "zod";
import type { Code, FieldIssue } from "@/lib/contracts/partner-api/codes";
import { oreJson } from "@/lib/contracts/partner-api/values";
import { ore } from "@/lib/domain/money";
import { fill, type Language, problemTexts } from "./language";

/** The status of every refusal a partner can meet (domain.md c4). A code without a row does not compile. */
export const problemStatus: Record<Code, number> = {
  validation_failed: 422,
  customer_data_incomplete: 422,
  invalid_status_transition: 409,
  already_delivered: 409,
  not_delivered: 409,
  invoice_final: 409,
  duplicate_external_reference: 409,
  idempotency_key_reused: 422,
  idempotency_in_flight: 409,
  unbalanced_voucher: 422,
  account_not_allowed: 403,
  event_not_allowed: 422,
  account_not_mapped: 422,
  already_reversed: 409,
  not_reversible: 409,
  period_locked: 422,
  connection_inactive: 403,
  dedicated_only: 403,
  scope_missing: 403,
  forbidden: 403,
  unauthorized: 401,
  not_found: 404,
  method_not_allowed: 405,
  rate_limited: 429,
  payload_too_large: 413,
  unsupported_media: 415,
  internal_error: 500,
};

/** A refusal with its facts: what a domain rule, a verb or the edge itself answers. */
export type Problem = { readonly code: Code } & Readonly<Record<string, unknown>>;

/** What of the request a problem document tells. */
export type Occasion = {
  /** `https://host`, for the problem's type. */
  readonly origin: string;
  /** The path that was asked for. */
  readonly instance: string;
  readonly language: Language;
  readonly requestId: string;
};

/** An RFC 9457 document in the language asked for, with the refusal's facts as extension members. */
export function problemDocument(problem: Problem, occasion: Occasion): Record<string, unknown> {
  const { code, errors, pointer, ...facts } = problem;
  const text = problemTexts[occasion.language].problems[code];
  const members = extensionMembers(facts);
  const detail = fill(text.detail, members);

  return {
    ...members,
    type: `${occasion.origin}/docs/problems/${code}`,
    title: text.title,
    status: problemStatus[code],
    detail,
    instance: occasion.instance,
    code,
    traceId: occasion.requestId,
    ...fieldErrors(errors, pointer, { code, message: detail }, occasion.language),
  };
}

/** The same as an HTTP response, with the headers that belong to the code. */
export function problemResponse(problem: Problem, occasion: Occasion): Response {
  const headers = new Headers({
    "Content-Type": "application/problem+json",
    "Content-Language": occasion.language,
    Vary: "Accept-Language",
    "Request-Id": occasion.requestId,
    "Cache-Control": "no-store",
  });
  if (problem.code === "unauthorized") headers.set("WWW-Authenticate", bearerChallenge(problem));
  if (problem.code === "scope_missing")
    headers.set("WWW-Authenticate", `Bearer error="insufficient_scope", scope="${problem.scope}"`);
  if (typeof problem.retryAfter === "number") headers.set("Retry-After", String(problem.retryAfter));
  if (problem.code === "method_not_allowed" && Array.isArray(problem.allow))
    headers.set("Allow", problem.allow.join(", "));
  if (typeof problem.existingVoucherId === "string") {
    // An alternative integration reads its vouchers where it posts them.
    const place = occasion.instance === "/api/v1/vouchers" ? "vouchers" : "factoring/vouchers";
    headers.set("Location", `/api/v1/${place}/${problem.existingVoucherId}`);
  }
  const body = JSON.stringify(problemDocument(problem, occasion));
  return new Response(body, { status: problemStatus[problem.code], headers });
}

/** RFC 6750 § 3: no error word when no token was sent at all. */
function bearerChallenge(problem: Problem): string {
  return problem.tokenSent === true ? 'Bearer error="invalid_token"' : "Bearer";
}

/** Facts as JSON: money through its codec and without the unit in its name, as everywhere in the API. */
function extensionMembers(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(facts)) {
    if (name === "tokenSent") continue;
    members[typeof value === "bigint" ? name.replace(/Ore$/, "") : name] = jsonValue(value);
  }
  return members;
}

function jsonValue(value: unknown): unknown {
  if (typeof value === "bigint") return z.encode(oreJson, ore(value));
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(jsonValue);
  if (typeof value === "object" && value !== null) return extensionMembers({ ...value });
  return value;
}

/** The fields to mend: those the refusal lists, or the one it points at. */
function fieldErrors(
  errors: unknown,
  pointer: unknown,
  whole: { code: string; message: string },
  language: Language,
): { errors?: unknown[] } {
  if (Array.isArray(errors))
    return { errors: errors.map((issue: FieldIssue) => fieldError(issue, language)) };
  if (typeof pointer === "string") return { errors: [{ in: "body", pointer, ...whole }] };
  return {};
}

function fieldError({ in: place = "body", pointer, code, facts = {} }: FieldIssue, language: Language) {
  return { in: place, pointer, code, message: fill(problemTexts[language].issues[code], facts) };
}
