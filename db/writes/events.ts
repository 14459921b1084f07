import type { EventType } from "@/lib/domain/partner-event";
import { events } from "../schema/events";
import type { Scope, Tx } from "../scope";
import { insertEventDeliveries } from "./webhooks";

/** What a partner is told: thin, it reads the rest where it stands. */
export type NewEvent = {
  readonly connectionId: string;
  readonly type: EventType;
  /** The id of a factoring invoice, direct payment, voucher or connection, or a customer number. */
  readonly subjectId: string;
};

/**
 * Put events in the partners' feeds, and on their way to the webhooks that asked for them, in the transaction of what
 * they tell; their order is the order of commits.
 */
export async function insertEvents(scope: Scope<Tx>, happened: readonly NewEvent[]): Promise<void> {
  const { db, companyId, now } = scope;
  if (happened.length === 0) return;
  // The trigger numbers them under the company's lock.
  const told = await db
    .insert(events)
    .values(happened.map((event) => ({ companyId, at: now, sequence: 0, ...event })))
    .returning({ sequence: events.sequence });
  await insertEventDeliveries(
    scope,
    told.map(({ sequence }) => sequence),
  );
}
