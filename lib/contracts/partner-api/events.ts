import { z } from "zod";
import { eventTypes } from "@/lib/domain/partner-event";
import type { Contract } from "./contract";
import { limit, moment, shownAs } from "./values";

/** Something that happened, named and no more: read what it is about where that stands. */
export const partnerEvent = z
  .strictObject({
    type: z.enum(eventTypes),
    timestamp: moment,
    data: z.strictObject({
      id: z.string().meta({
        description:
          "Of a factoring invoice, a direct payment or a voucher; a customer number; or the connection's id",
      }),
      connectionId: z.string(),
      sequence: z.int().meta({ description: "The place in the feed: rises in commit order, with holes" }),
    }),
  })
  .meta({ id: "Event" });

/** A place in the feed: the sequence of the last event seen. */
const after = z
  .string()
  .regex(/^\d{1,15}$/)
  .default("0")
  .transform(Number)
  .meta(shownAs({ type: "integer", minimum: 0, default: 0 }));

/** What has happened since, in commit order: a reader that keeps `nextAfter` never misses an event. */
export const listEvents = {
  operationId: "listEvents",
  method: "GET",
  path: "/events",
  tag: "Events",
  summary: "Read the event feed",
  description:
    "Every event of this connection after a place, in the order in which it was committed. Keep `nextAfter` and ask again from it. Each step of an invoice's status is one event, your own steps too: `invoice.ready`, `invoice.withdrawn`, `invoice.disputed`, `invoice.reopened`, and `invoice.status_changed` for all others. `invoice.updated` says that something else of it changed: its words, hold, next event, service level or delivered PDF.",
  permission: null,
  query: z.strictObject({ after, limit }),
  output: z
    .strictObject({
      data: z.array(partnerEvent),
      nextAfter: z
        .int()
        .meta({ description: "Where to go on: the last event's sequence, or `after` itself" }),
      hasMore: z.boolean(),
    })
    .meta({ id: "EventFeed" }),
  success: { 200: "One page of events" },
  refusals: ["validation_failed"],
  examples: {
    output: {
      data: [
        {
          type: "invoice.ready",
          timestamp: "2026-11-16T09:12:44.000Z",
          data: {
            id: "019ab1c2-7d00-7a11-8c22-0242ac120002",
            connectionId: "019ab1c2-6a00-7a11-8c22-0242ac120001",
            sequence: 412,
          },
        },
      ],
      nextAfter: 412,
      hasMore: false,
    },
  },
} as const satisfies Contract;
