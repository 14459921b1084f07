/** Every code that a problem document of the partner API can carry (domain.md c4), and nothing else. */
export const problemCodes = [
  "validation_failed",
  "customer_data_incomplete",
  "invalid_status_transition",
  "already_delivered",
  "not_delivered",
  "invoice_final",
  "duplicate_external_reference",
  "idempotency_key_reused",
  "idempotency_in_flight",
  "unbalanced_voucher",
  "account_not_allowed",
  "event_not_allowed",
  "account_not_mapped",
  "already_reversed",
  "not_reversible",
  "period_locked",
  "connection_inactive",
  "dedicated_only",
  "scope_missing",
  "forbidden",
  "unauthorized",
  "not_found",
  "method_not_allowed",
  "rate_limited",
  "payload_too_large",
  "unsupported_media",
  "internal_error",
] as const;

export type Code = (typeof problemCodes)[number];

/** Any endpoint with a bearer token can answer these, whatever it does; `dedicated_only` those under `/factoring`. */
export const commonCodes = [
  // What no query of theirs knows is refused, also where there is no query.
  "validation_failed",
  "unauthorized",
  "rate_limited",
  "connection_inactive",
  "dedicated_only",
  "scope_missing",
  "internal_error",
] as const;

/** Added for endpoints that change something: they take an `Idempotency-Key`. */
export const mutationCodes = ["idempotency_key_reused", "idempotency_in_flight", "forbidden"] as const;

/** What can be wrong with one field. */
export const issueCodes = [
  "required",
  "invalid_json",
  "invalid_type",
  "invalid_format",
  "invalid_value",
  "invalid_date",
  "invalid_text",
  "invalid_base64",
  "too_small",
  "too_big",
  "too_short",
  "too_long",
  "too_few",
  "too_many",
  "unknown_field",
  "repeated_field",
  "account_or_customer",
  "zero_amount",
  "date_order",
  "pdf_empty",
  "pdf_too_large",
  "pdf_not_a_pdf",
  "pdf_malformed",
  "pdf_encrypted",
  "pdf_no_pages",
  "url_not_https",
  "url_with_credentials",
  "url_not_allowed",
  "too_many_endpoints",
  "event_needs_financing",
  "event_needs_purchase",
  "event_nothing_financed",
  "event_claim_sold",
  "event_client_decides_loss",
  "event_not_for_credit_notes",
  "event_beyond_tolerance",
  "event_without_fee",
  "event_without_vat",
  "event_vat_not_registered",
  "account_not_mapped",
  "unknown_document",
  "document_stays",
  "before_voucher_date",
  "invoice_named_once",
  "exchange_rate_required",
  "exchange_rate_not_allowed",
  "currency_not_accepted",
  "currency_mismatch",
  "amount_below_one_ore",
  "invalid",
] as const;

export type IssueCode = (typeof issueCodes)[number];

/** Where a field was sent. Pointers are counted from the root of that part. */
export type IssuePlace = "body" | "query" | "header";

/**
 * One field that must be mended. A refusal may carry some as its fact `errors`; they become the problem
 * document's `errors`, with the message filled in from the texts of the code.
 */
export type FieldIssue = {
  readonly in?: IssuePlace;
  /** RFC 6901, as "/lines/2/account"; "" is the whole. */
  readonly pointer: string;
  readonly code: IssueCode;
  /** Numbers and words for the message: `{limit}`. */
  readonly facts?: Readonly<Record<string, string | number>>;
};
