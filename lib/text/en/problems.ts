import type { Code, IssueCode } from "@/lib/contracts/partner-api/codes";

/** What a problem document of the partner API says: a title for the kind, a detail for the case. */
export const problems: Record<Code, { readonly title: string; readonly detail: string }> = {
  validation_failed: {
    title: "The request does not match the contract",
    detail: "See `errors` for each field to mend.",
  },
  customer_data_incomplete: {
    title: "The customer lacks data",
    detail: "The customer card lacks data that factoring requires. The client must fill it in.",
  },
  invalid_status_transition: {
    title: "The invoice's status does not allow this",
    detail: "See `allowed` for the statuses that can follow the present one.",
  },
  already_delivered: {
    title: "The invoice is already delivered",
    detail:
      "It was acknowledged with another PDF. The same PDF can be sent again without effect. Send a new PDF with PUT to delivery/pdf, with a reason.",
  },
  not_delivered: {
    title: "The invoice is not delivered yet",
    detail: "Acknowledge it with its PDF first. Afterwards the PDF can be replaced.",
  },
  invoice_final: {
    title: "The invoice is finished",
    detail: "The invoice is `{from}`, so its service level can no longer change.",
  },
  duplicate_external_reference: {
    title: "The reference is already used",
    detail: "Voucher {existingVoucherId} has the same `externalReference`.",
  },
  idempotency_key_reused: {
    title: "The Idempotency-Key belongs to another request",
    detail: "The key was used for a request with other content. Use a new key.",
  },
  idempotency_in_flight: {
    title: "The same request is being handled",
    detail: "A request with the same Idempotency-Key has not finished. Try again shortly.",
  },
  unbalanced_voucher: {
    title: "The voucher does not balance",
    detail: "The lines must add up to 0 øre. See `difference` for what they add up to.",
  },
  account_not_allowed: {
    title: "The account cannot be used",
    detail: "The agreement does not allow posting to the account, customer or invoice. Nothing was posted.",
  },
  event_not_allowed: {
    title: "The event cannot be posted",
    detail:
      "See `errors` for each event and why the agreement or the data do not allow it. Nothing is posted.",
  },
  account_not_mapped: {
    title: "The account is not chosen",
    detail:
      "The client has not chosen an account that the event needs. Ask the client's administrator to choose it at Factoring > Change accounts. Nothing is posted.",
  },
  already_reversed: {
    title: "The voucher is reversed already",
    detail: "Voucher {reversedBy} reverses it.",
  },
  not_reversible: {
    title: "The voucher cannot be reversed",
    detail: "A reversal is final. Post again what is to stand.",
  },
  period_locked: {
    title: "The period is locked",
    detail: "The books are locked through {lockDate}. The voucher must be dated later.",
  },
  connection_inactive: {
    title: "The agreement is not active",
    detail: "The client has no active agreement with this integration.",
  },
  dedicated_only: {
    title: "For the dedicated factoring solution only",
    detail:
      "`{integration}` is an alternative integration: the client delivers its invoices itself. Use /invoices and /vouchers instead of the addresses under /factoring.",
  },
  scope_missing: { title: "The scope is missing", detail: "The token lacks the scope `{scope}`." },
  forbidden: { title: "The role does not allow this", detail: "Who is signed in may not do this." },
  unauthorized: {
    title: "Not authenticated",
    detail: "The token is missing, expired or unknown. Fetch a new one from /oauth/token.",
  },
  not_found: {
    title: "Not found",
    detail: "There is nothing by this identity that the token gives access to.",
  },
  method_not_allowed: {
    title: "The method is not supported",
    detail: "See the header `Allow` for those that are.",
  },
  rate_limited: {
    title: "Too many requests",
    detail:
      "The connection has used up its quota. Wait {retryAfter} seconds (`Retry-After`) and try again. See `RateLimit` on every answer.",
  },
  payload_too_large: { title: "The content is too large", detail: "It may be at most {limit} bytes." },
  unsupported_media: { title: "The media type is not supported", detail: "Send the content as {accepted}." },
  internal_error: {
    title: "Something went wrong with us",
    detail: "The error is logged. Quote `traceId` when you contact us.",
  },
};

/** What is wrong with one field. */
export const issues: Record<IssueCode, string> = {
  required: "Required",
  invalid_json: "Not valid JSON in UTF-8",
  invalid_type: "Wrong type: must be {expected}",
  invalid_format: "Wrong form",
  invalid_value: "Not one of the allowed values",
  invalid_date: "Not a valid date",
  invalid_text: "The text has characters that cannot be used here",
  invalid_base64: "Not valid base64",
  too_small: "Must be at least {minimum}",
  too_big: "Must be at most {maximum}",
  too_short: "Must have at least {minimum} characters",
  too_long: "Must have at most {maximum} characters",
  too_few: "Must have at least {minimum} items",
  too_many: "Must have at most {maximum} items",
  unknown_field: "Unknown field",
  repeated_field: "Given more than once",
  account_or_customer: "Give either `account` or `customerNo`, not both",
  zero_amount: "The amount cannot be 0",
  date_order: "The end is before the start",
  pdf_empty: "The PDF is empty",
  pdf_too_large: "The PDF is larger than 30 MB",
  pdf_not_a_pdf: "The file is not a PDF",
  pdf_malformed: "The PDF cannot be read",
  pdf_encrypted: "The PDF is encrypted",
  pdf_no_pages: "The PDF has no pages",
  url_not_https: "The address must begin with https://.",
  url_with_credentials: "The address cannot hold a user name or password; messages are signed.",
  url_not_allowed: "The address must be on the public internet.",
  too_many_endpoints:
    "A connection can have {maximum} endpoints. Change one, or delete one that is not in use",
  event_needs_financing:
    "An advance belongs to a financing agreement. Where claims are bought, use `purchase` and `payout`",
  event_needs_purchase: "Only an agreement to buy claims has purchases",
  event_nothing_financed: "Nothing is financed: the agreement or the invoice is service only",
  event_claim_sold:
    "The claim was sold with the purchase, so what the customer pays of it is not the client's",
  event_client_decides_loss: "The claim is the client's: the client decides whether to post a loss",
  event_not_for_credit_notes: "The event is about invoices, not credit notes",
  event_beyond_tolerance: "A rounding may be at most {maximum} øre by this agreement",
  event_without_fee: "No fee can be held back from this event",
  event_without_vat: "The event has no fee that could have a VAT code",
  event_vat_not_registered: "The client is not in the VAT register and deducts none",
  account_not_mapped: 'The client has chosen no account for "{eventKind}"',
  unknown_document: "Unknown document: send it to /factoring/documents first",
  document_stays: "A document that belongs to the voucher cannot be taken away",
  before_voucher_date: "The date is before the voucher's date {voucherDate}",
  invoice_named_once: "Give either `factoringInvoiceId` or `invoiceNo`, not both",
  exchange_rate_required: 'Give `exchangeRate`: what one unit of the currency costs in kroner, as "11.7325"',
  exchange_rate_not_allowed:
    "A voucher in kroner has no rate. Remove `exchangeRate`, or give the currency in `currency`",
  currency_not_accepted: "The agreement does not have {currency}. See `currencies` of GET /connection",
  currency_mismatch: "The invoice is in {currency}. Post it in a voucher of its own in that currency",
  amount_below_one_ore: "The amount is less than one øre at the rate",
  invalid: "Invalid value",
};
