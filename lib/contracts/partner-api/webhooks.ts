import { z } from "zod";
import { eventTypes } from "@/lib/domain/partner-event";
import type { Contract } from "./contract";
import { limit, moment, text, uuid } from "./values";

const url = text(500, 8).meta({
  description: "https, and an address on the public internet: it is looked at on every connection",
  examples: ["https://partner.example/fordring-events"],
});
const types = z
  .array(z.enum(eventTypes))
  .max(eventTypes.length)
  .meta({ description: "The kinds of event to be told of; empty is all, also those to come" });

const webhookEndpoint = z
  .strictObject({
    id: z.string(),
    url: z.string(),
    types,
    enabled: z.boolean(),
    disabledReason: z.string().nullable().meta({
      description: "Why it was turned off by itself, after five days without a success",
    }),
    failingSince: moment.nullable(),
    liveSecrets: z.int().meta({ description: "1, or 2 while a secret is rotated" }),
    createdAt: moment,
  })
  .meta({ id: "WebhookEndpoint" });

const webhookDelivery = z
  .strictObject({
    id: z.string().meta({ description: "The message's `webhook-id`, the same on every try" }),
    sequence: z.int().nullable().meta({ description: "The event's place in the feed; null for a test" }),
    type: z.string(),
    state: z.enum(["pending", "delivered", "failed"]),
    tries: z.int(),
    lastTriedAt: moment.nullable(),
    nextTryAt: moment.nullable(),
    responseStatus: z.int().nullable(),
    error: z.string().nullable().meta({
      description: "Why the latest try failed; or that it was due while the endpoint was turned off",
    }),
    createdAt: moment,
  })
  .meta({ id: "WebhookDelivery" });

const endpointPath = z.strictObject({ endpointId: uuid });

const endpointExample = {
  id: "019ab1c2-8800-7a11-8c22-0242ac120009",
  url: "https://partner.example/fordring-events",
  types: [],
  enabled: true,
  disabledReason: null,
  failingSince: null,
  liveSecrets: 1,
  createdAt: "2026-11-16T09:00:00.000Z",
};

const deliveryExample = {
  id: "019ab1c2-9900-7a11-8c22-0242ac12000a",
  sequence: 412,
  type: "invoice.ready",
  state: "delivered",
  tries: 1,
  lastTriedAt: "2026-11-16T09:12:45.000Z",
  nextTryAt: null,
  responseStatus: 204,
  error: null,
  createdAt: "2026-11-16T09:12:44.000Z",
};

const common = { tag: "Webhooks", permission: "webhooks:manage" } as const;
const bodyRefusals = ["validation_failed", "payload_too_large", "unsupported_media"] as const;

/** The connection's endpoints. */
export const listWebhookEndpoints = {
  ...common,
  operationId: "listWebhookEndpoints",
  method: "GET",
  path: "/webhook-endpoints",
  summary: "List webhook endpoints",
  description: "Where you are told of events at once. The feed is complete whether or not an endpoint works.",
  output: z.strictObject({ data: z.array(webhookEndpoint) }).meta({ id: "WebhookEndpoints" }),
  success: { 200: "The endpoints, the newest first" },
  refusals: ["validation_failed"],
  examples: { output: { data: [endpointExample] } },
} as const satisfies Contract;

/** Be told of events. */
export const createWebhookEndpoint = {
  ...common,
  operationId: "createWebhookEndpoint",
  method: "POST",
  path: "/webhook-endpoints",
  summary: "Create a webhook endpoint",
  description:
    "Messages are signed as Standard Webhooks says; read the secret from the endpoint's `secrets`. Answer with a 2xx within 15 seconds; anything else is tried again. Said again with the same address and types, it answers the endpoint that there is. A connection can have 20 endpoints.",
  body: z.strictObject({ url, types: types.default([]) }),
  output: webhookEndpoint,
  success: { 201: "The endpoint" },
  locationOf: ({ id }: { id: string }) => `/webhook-endpoints/${id}`,
  refusals: bodyRefusals,
  examples: { body: { url: endpointExample.url }, output: endpointExample },
} as const satisfies Contract;

/** One endpoint. */
export const getWebhookEndpoint = {
  ...common,
  operationId: "getWebhookEndpoint",
  method: "GET",
  path: "/webhook-endpoints/{endpointId}",
  summary: "Read a webhook endpoint",
  description: "Whether it works, and since when it has not.",
  params: endpointPath,
  output: webhookEndpoint,
  success: { 200: "The endpoint" },
  refusals: ["not_found"],
  examples: { output: endpointExample },
} as const satisfies Contract;

/** Change an endpoint, or turn it on again. */
export const changeWebhookEndpoint = {
  ...common,
  operationId: "changeWebhookEndpoint",
  method: "PATCH",
  path: "/webhook-endpoints/{endpointId}",
  summary: "Change a webhook endpoint",
  description: "What is left out stays as it is. `enabled: true` forgets earlier failures.",
  params: endpointPath,
  body: z.strictObject({ url: url.optional(), types: types.optional(), enabled: z.boolean().optional() }),
  output: webhookEndpoint,
  success: { 200: "The endpoint as it is now" },
  refusals: ["not_found", ...bodyRefusals],
  examples: { body: { enabled: true }, output: endpointExample },
} as const satisfies Contract;

/** Stop. */
export const deleteWebhookEndpoint = {
  ...common,
  operationId: "deleteWebhookEndpoint",
  method: "DELETE",
  path: "/webhook-endpoints/{endpointId}",
  summary: "Delete a webhook endpoint",
  description: "Its log goes with it. The feed keeps every event.",
  params: endpointPath,
  output: z.strictObject({ id: z.string(), deleted: z.literal(true) }).meta({ id: "DeletedWebhookEndpoint" }),
  success: { 200: "It is gone" },
  refusals: ["not_found"],
  examples: { output: { id: endpointExample.id, deleted: true } },
} as const satisfies Contract;

/** The secrets that sign. */
export const getWebhookSecrets = {
  ...common,
  operationId: "getWebhookSecrets",
  method: "GET",
  path: "/webhook-endpoints/{endpointId}/secrets",
  summary: "Read the signing secrets",
  description:
    "The newest first. A message carries one signature for each: accept it when one of them is right.",
  params: endpointPath,
  output: z.strictObject({ secrets: z.array(z.string()) }).meta({ id: "WebhookSecrets" }),
  success: { 200: "The live secrets" },
  refusals: ["not_found"],
  examples: { output: { secrets: ["whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"] } },
} as const satisfies Contract;

/** A new secret beside the old. */
export const rotateWebhookSecret = {
  ...common,
  operationId: "rotateWebhookSecret",
  method: "POST",
  path: "/webhook-endpoints/{endpointId}/secret-rotation",
  summary: "Rotate the signing secret",
  description: "Messages are signed by the new secret and the one before it. Rotate twice to end an old one.",
  params: endpointPath,
  output: webhookEndpoint,
  success: { 200: "The endpoint, with two live secrets" },
  refusals: ["not_found"],
  examples: { output: { ...endpointExample, liveSecrets: 2 } },
} as const satisfies Contract;

/** Try it. */
export const testWebhookEndpoint = {
  ...common,
  operationId: "testWebhookEndpoint",
  method: "POST",
  path: "/webhook-endpoints/{endpointId}/test",
  summary: "Send a test message",
  description:
    "A message of the type `webhook.test` is queued. Read what came of it among the deliveries. It is sent to an endpoint that is turned off too, once, so that you can see that it works before you turn it on again.",
  params: endpointPath,
  output: webhookDelivery,
  success: { 200: "The message, on its way" },
  refusals: ["not_found"],
  examples: {
    output: { ...deliveryExample, sequence: null, type: "webhook.test", state: "pending", tries: 0 },
  },
} as const satisfies Contract;

/** What was sent. */
export const listWebhookDeliveries = {
  ...common,
  operationId: "listWebhookDeliveries",
  method: "GET",
  path: "/webhook-endpoints/{endpointId}/deliveries",
  summary: "Read an endpoint's log",
  description: "Every message and what came of its latest try, the newest first.",
  params: endpointPath,
  query: z.strictObject({ before: uuid.optional(), limit }),
  output: z
    .strictObject({
      data: z.array(webhookDelivery),
      before: z.string().nullable().meta({ description: "Send it back as `before` for older ones" }),
      hasMore: z.boolean(),
    })
    .meta({ id: "WebhookDeliveries" }),
  success: { 200: "One page of messages" },
  refusals: ["not_found", "validation_failed"],
  examples: { output: { data: [deliveryExample], before: deliveryExample.id, hasMore: false } },
} as const satisfies Contract;

/** Send one again. */
export const replayWebhookDelivery = {
  ...common,
  operationId: "replayWebhookDelivery",
  method: "POST",
  path: "/webhook-endpoints/{endpointId}/deliveries/{deliveryId}/replay",
  summary: "Send a message again",
  description:
    "The same payload under a new `webhook-id`, whatever became of the first. While the endpoint is turned off it is not sent: turn it on first.",
  params: z.strictObject({ endpointId: uuid, deliveryId: uuid }),
  output: webhookDelivery,
  success: { 200: "The new message, on its way" },
  refusals: ["not_found"],
  examples: { output: { ...deliveryExample, state: "pending", tries: 0 } },
} as const satisfies Contract;
