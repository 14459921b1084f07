import type { Code } from "@/lib/contracts/partner-api/codes";

/** What frames the page of a problem code. */
export const problemPageWords = {
  cause: "Cause",
  cure: "Cure",
  example: "Example",
  answeredBy: "Answered by",
  everywhere: "Any address under `/api/v1`.",
  all: "All problem codes",
  markdown: "As Markdown",
  contents: "Contents",
  table: "Table",
} as const;

const pages = {
  validation_failed: {
    cause:
      "The body, the query or a header is not what the contract says: a field is missing, unknown, repeated, of another type, or out of bounds. Nothing was done.",
    cure: "Mend each field that `errors` points at: `in` says where it was sent, `pointer` is RFC 6901 from the root of that part, and `code` says what is wrong. Then send it again; the same `Idempotency-Key` will do, since only successes are kept.",
  },
  customer_data_incomplete: {
    cause: "The debtor's card lacks what factoring requires, such as an address.",
    cure: "Only the client can fill in the card. Tell it which customer, and ask again when `customer.changed` comes.",
  },
  invalid_status_transition: {
    cause:
      "The invoice's present status, `from`, does not lead to `to`. Often somebody was before you: the client withdrew it, or another of your own processes has taken it further.",
    cure: "Read the invoice again and choose among `allowed`. An empty list means that the status is final: if the client sends the invoice again, it comes to you with another `id`.",
  },
  already_delivered: {
    cause: "The invoice was acknowledged before, with a PDF of other bytes.",
    cure: "Nothing, when the first PDF was right. The same bytes again would have been answered with 200, so check whether your PDF is made anew on each try (a timestamp in it is enough): keep the file that you sent.",
  },
  duplicate_external_reference: {
    cause:
      "A voucher with this `externalReference` has been posted. References are unique for ever within the connection.",
    cure: "Read the voucher that `existingVoucherId` and `Location` name. If it is the one you meant to post, you are done: the first answer was lost. If not, choose another reference.",
  },
  idempotency_key_reused: {
    cause: "The `Idempotency-Key` was used for a request with another address or content.",
    cure: "Make a new key for each thing that you mean to do, and keep it with the thing, not with the process: only a repeat of the same request may carry the same key.",
  },
  idempotency_in_flight: {
    cause: "A request with the same `Idempotency-Key` has come, and is not answered yet.",
    cure: "Wait a second and send it again: you get the first one's answer.",
  },
  unbalanced_voucher: {
    cause:
      "The lines do not add up to 0. `difference` is what they add up to, in øre: positive when there is too much debit.",
    cure: "Mend the amounts. Mind that debit is positive and credit negative, and round in integers: let one line take what is left over instead of rounding each.",
  },
  account_not_allowed: {
    cause:
      "A line names an account that is not among those of `GET /connection`, a customer that has no invoice with you, or an invoice that is not yours. `errors` points at it. Nothing was posted.",
    cure: "Read the connection again: the client may have changed the mapping (`account_mapping.changed`). Use its `accountNo`, and customers and invoices that you have been given.",
  },
  period_locked: {
    cause: "The client has closed its books through `lockDate`.",
    cure: "Date the voucher on a later day, usually the first one after `lockDate`, and say in its description what day it is about. A rehearsal with `dryRun=true` tells before you post.",
  },
  connection_inactive: {
    cause:
      "The client has no active agreement with you: it was ended, or your last invoice became final while it wound down.",
    cure: "Stop calling with these keys. If it is a mistake, the client must activate you again, and you get a new client key.",
  },
  dedicated_only: {
    cause:
      "You are an alternative integration: the client delivers its invoices itself, and nothing under `/factoring` is for you.",
    cure: "Use `/invoices` and `/vouchers`: see the page about alternative integrations.",
  },
  scope_missing: {
    cause: "The token does not carry `scope`: it was not asked for, or the client has not granted it.",
    cure: "Ask for a token without `scope` in the form: it then carries all that you have. If the scope is still missing, the client must grant it.",
  },
  forbidden: {
    cause: "Who asks may not change this.",
    cure: "Ask the client what your connection may do: `GET /connection` lists its scopes.",
  },
  unauthorized: {
    cause:
      "There was no token, or it is unknown or expired. A token lives for 20 minutes, and ends at once when its key is revoked.",
    cure: "Ask `POST /oauth/token` for a new one and send the request again. Keep a token until it is nearly spent: one for each request is waste.",
  },
  not_found: {
    cause:
      "There is nothing by this id or address that your token gives access to. What belongs to another client or partner is answered in the same way.",
    cure: "Check the address, and that the token is of the right client: ids are those that we gave, not invoice numbers.",
  },
  method_not_allowed: {
    cause: "The address is right and the method is not.",
    cure: "Use one of those in `Allow`, which `allow` repeats.",
  },
  payload_too_large: {
    cause: "The body is larger than `limit` bytes.",
    cure: "Send less at a time: fewer rows, or a PDF of at most 30 MB. Multipart is a third smaller than base64.",
  },
  unsupported_media: {
    cause: "`Content-Type` is missing, or is not one of those in `accepted`.",
    cure: "Send JSON in UTF-8 as `application/json`. A delivery may also be `multipart/form-data`: let your library write its boundary.",
  },
  internal_error: {
    cause: "Something that we had not foreseen. It is logged with your `traceId`, and nothing was done.",
    cure: "Send the request again after a while, with the same `Idempotency-Key` or `externalReference`: it cannot happen twice. If it lasts, tell us the `traceId`.",
  },
  not_delivered: {
    cause: "The invoice has no acknowledged PDF yet, so there is none to replace.",
    cure: "Acknowledge the delivery with `POST …/delivery` first. A PDF that turns out to be wrong is then replaced here, with a reason.",
  },
  invoice_final: {
    cause: "The invoice's life with you is over: it is `from`, which is final, or nothing remains of it.",
    cure: "Read the invoice again. Nothing about it can be changed any more; post money about it as usual.",
  },
  event_not_allowed: {
    cause:
      "The agreement, or the invoice itself, does not allow one of the events. `errors` points at each, and its `code` says why: an advance under a purchase agreement, say. Nothing was posted.",
    cure: "Choose the kind of event that the agreement has: `agreementType` of `GET /connection` says which it is, and the guide to postings what each kind does under it. A free voucher is always possible.",
  },
  account_not_mapped: {
    cause:
      "The event needs an account that the client has not chosen. `errors` points at the event and names the kind of account. Nothing was posted.",
    cure: "Ask the client to choose it at *Factoring → Endre kontoer*, and send the same again when `account_mapping.changed` comes. Until then a free voucher to the accounts that there are will do.",
  },
  already_reversed: {
    cause: "The voucher has been reversed: `reversedBy` is the voucher that did it.",
    cure: "Nothing, if the reversal was yours and its answer was lost. A voucher is reversed once; post again what should stand.",
  },
  not_reversible: {
    cause:
      "The voucher is itself a reversal, or was not posted by you. Only the poster may reverse, and a reversal is final.",
    cure: "Post again what should stand, with an `externalReference` of its own.",
  },
  rate_limited: {
    cause: "The connection has used up its quota: 10 requests a second, and bursts of 50. Nothing was done.",
    cure: "Wait as many seconds as `Retry-After` says, and send the same request again. Spread the work by `RateLimit`, which every answer has; larger pages and claims in batches need fewer requests.",
  },
};

/** Why a code is answered and what mends it (`/docs/problems/<code>`). A code without a row does not compile. */
export const problemPages: Record<Code, { readonly cause: string; readonly cure: string }> = pages;
