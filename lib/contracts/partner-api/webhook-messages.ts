import { z } from "zod";
import type { EventType } from "@/lib/domain/partner-event";
import { moment } from "./values";

const meanings = {
  "invoice.ready": {
    tells: "An invoice or credit note waits to be fetched",
    names: "the factoring invoice",
  },
  "invoice.withdrawn": {
    tells: "The client took it back before you had it",
    names: "the factoring invoice",
  },
  "invoice.credited": {
    tells: "The client credited it, wholly or in part",
    names: "the factoring invoice",
  },
  "invoice.disputed": { tells: "The client registered an objection", names: "the factoring invoice" },
  "invoice.reopened": {
    tells: "A payment was reversed: it is no longer completed",
    names: "the factoring invoice",
  },
  "customer.changed": { tells: "A debtor's card was changed", names: "the customer's number" },
  "direct_payment.reported": {
    tells: "The debtor paid the client instead of you",
    names: "the direct payment",
  },
  "direct_payment.reopened": {
    tells: "A clearing was a mistake and is reversed: the payment is open again",
    names: "the direct payment",
  },
  "direct_payment.cleared": {
    tells: "The client forwarded the money, or set it off",
    names: "the direct payment",
  },
  "voucher.reversed": { tells: "A voucher of yours was reversed", names: "the voucher" },
  "connection.activated": { tells: "A client activated the integration", names: "the connection" },
  "connection.winding_down": {
    tells: "The agreement is ending; no new invoices come",
    names: "the connection",
  },
  "connection.deactivated": { tells: "The agreement has ended", names: "the connection" },
  "account_mapping.changed": {
    tells: "The accounts to post to were changed: read the connection again",
    names: "the connection",
  },
  "invoice.status_changed": {
    tells: "Its status changed, by you or by the client, in a way that has no type of its own",
    names: "the factoring invoice",
  },
  "invoice.updated": {
    tells: "Something about it changed, and not its status",
    names: "the factoring invoice",
  },
};

/** What a kind of event tells, and what its `data.id` names. An event without a row does not compile. */
export const eventMeanings: Readonly<Record<EventType, { readonly tells: string; readonly names: string }>> =
  meanings;

/** The headers of a webhook, as Standard Webhooks names them. */
export const webhookHeaders = z.object({
  "webhook-id": z.uuid().meta({
    description: "Names the message, the same on every try: what has been handled can be left",
    examples: ["019ab1c2-9900-7a11-8c22-0242ac12000a"],
  }),
  "webhook-timestamp": z.string().meta({
    description: "When it was signed, in seconds since 1970: leave what is older than five minutes",
  }),
  "webhook-signature": z.string().meta({
    description: "`v1,` and HMAC-SHA256 in base64, one for each live secret, separated by spaces",
  }),
});

/** The message that `POST /webhook-endpoints/{endpointId}/test` sends. It is of no event and not in the feed. */
export const webhookTest = z
  .strictObject({
    type: z.literal("webhook.test"),
    timestamp: moment,
    data: z.strictObject({ id: z.string(), connectionId: z.string(), sequence: z.literal(0) }),
  })
  .meta({ id: "WebhookTest" });
