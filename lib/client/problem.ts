import type { components } from "./openapi.d.ts";

/** RFC 9457, as every endpoint but the token's answers a refusal. */
export type Problem = components["schemas"]["Problem"];

/** One field to mend, by an RFC 6901 pointer into the body, the query or the headers. */
export type FieldError = NonNullable<Problem["errors"]>[number];

/** What each code brings beside what every problem has. Codes may be added: have a way out for those you do not know. */
export type ProblemFacts = {
  unauthorized: Nothing;
  connection_inactive: Nothing;
  dedicated_only: { integration: string };
  scope_missing: { scope: string };
  forbidden: Nothing;
  account_not_allowed: { errors: FieldError[] };
  not_found: Nothing;
  method_not_allowed: { allow: string[] };
  invalid_status_transition: { from: string; to: string; allowed: string[] };
  already_delivered: Nothing;
  not_delivered: Nothing;
  invoice_final: { from: string };
  duplicate_external_reference: { existingVoucherId: string };
  idempotency_in_flight: Nothing;
  idempotency_key_reused: Nothing;
  payload_too_large: { limit: number };
  unsupported_media: { accepted: string[] };
  validation_failed: { errors: FieldError[] };
  customer_data_incomplete: Nothing;
  unbalanced_voucher: { difference: number };
  event_not_allowed: { errors: FieldError[] };
  account_not_mapped: { errors: FieldError[] };
  already_reversed: { reversedBy: string };
  not_reversible: Nothing;
  period_locked: { lockDate: string };
  rate_limited: Nothing;
  internal_error: Nothing;
};

type Nothing = Record<never, never>;

export type ProblemCode = keyof ProblemFacts;

/** A refusal. `code` is what to act on; `problem.detail` is for people, and `requestId` for our support. */
export class ProblemError extends Error {
  override name = "ProblemError";
  /** HTTP's status. */
  readonly status: number;
  /** The problem document; bare when what stood between us answered something else. */
  readonly problem: Partial<Problem>;
  /** The answer's `Request-Id`. */
  readonly requestId: string | null;

  constructor(status: number, problem: Partial<Problem>, requestId: string | null) {
    super(
      `${problem.code ?? status}: ${problem.detail ?? "no problem document"} (request ${requestId ?? "unnamed"})`,
    );
    this.status = status;
    this.problem = problem;
    this.requestId = requestId;
  }

  /** One of `ProblemFacts`' codes, or one that is newer than this client; empty without a problem document. */
  get code(): string {
    return this.problem.code ?? "";
  }
}

/** Whether an error is a refusal with the code; `error.problem` then has the facts that come with it. */
export function isProblem<Code extends ProblemCode>(
  error: unknown,
  code: Code,
): error is ProblemError & { readonly problem: Problem & { code: Code } & ProblemFacts[Code] } {
  return error instanceof ProblemError && error.code === code;
}

/** No token: the keys do not open a connection, or the scope is not its. RFC 6749's own words. */
export class TokenError extends Error {
  override name = "TokenError";
  readonly status: number;
  /** `invalid_client`, `invalid_scope`, `invalid_request` … */
  readonly code: string;

  constructor(status: number, code: string, description: string) {
    super(`${code}: ${description}`);
    this.status = status;
    this.code = code;
  }
}

/** The server could not be reached, or its answer broke off. `cause` says how. */
export class NetworkError extends Error {
  override name = "NetworkError";
}

/** A file whose bytes are not those that its checksum is of. */
export class DigestError extends Error {
  override name = "DigestError";
}
