import { z } from "zod";
import type { ZodOpenApiPathItemObject } from "zod-openapi";
import { partnerEvent } from "@/lib/contracts/partner-api/events";
import { eventMeanings, webhookHeaders, webhookTest } from "@/lib/contracts/partner-api/webhook-messages";
import { eventTypes } from "@/lib/domain/partner-event";

const exampleIds: Readonly<Record<string, string>> = {
  "the factoring invoice": "019ab1c2-7d00-7a11-8c22-000000000001",
  "the customer's number": "10023",
  "the direct payment": "019ab1c2-7d00-7a11-8c22-0f0e0d0c0b0a",
  "the voucher": "2-14",
  "the connection": "019ab1c2-6a00-7a11-8c22-0242ac120001",
};

const data = { connectionId: "019ab1c2-6a00-7a11-8c22-0242ac120001", sequence: 412 };

/** Every message that a webhook endpoint can be sent, by type. The feed tells the same, but for the test. */
export function openApiWebhooks(): Record<string, ZodOpenApiPathItemObject> {
  const events = eventTypes.map((type) => {
    const { tells, names } = eventMeanings[type];
    const schema = z.object({ ...partnerEvent.shape, type: z.literal(type) });
    const example = {
      type,
      timestamp: "2026-11-16T09:12:44.000Z",
      data: { ...data, id: exampleIds[names] ?? "" },
    };
    return [type, message(`${tells}.`, `\`data.id\` names ${names}.`, schema, example)] as const;
  });
  const test = message(
    "A message to try the endpoint with.",
    "Queued by `POST /webhook-endpoints/{endpointId}/test`; `data.id` names the endpoint. It is of no event and not in the feed.",
    webhookTest,
    {
      type: "webhook.test",
      timestamp: "2026-11-16T09:12:44.000Z",
      data: { ...data, id: "019ab1c2-8800-7a11-8c22-0242ac120009", sequence: 0 },
    },
  );
  return Object.fromEntries([...events, ["webhook.test", test]]);
}

function message(
  summary: string,
  description: string,
  schema: z.ZodType,
  example: unknown,
): ZodOpenApiPathItemObject {
  return {
    post: {
      tags: ["Webhooks"],
      summary,
      description,
      security: [],
      requestParams: { header: webhookHeaders },
      requestBody: { required: true, content: { "application/json": { schema, example } } },
      responses: {
        "2XX": { description: "You have it. Answer within 15 seconds, and work afterwards." },
        default: { description: "Anything else, a redirect too, is tried again." },
      },
    },
  };
}
