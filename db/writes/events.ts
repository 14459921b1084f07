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

/** How many rows go in one statement: well below the driver's limit of 65 534 parameters. */
const rowsAtATime = 5_000;

/**
 * Put events in the partners' feeds, and on their way to the webhooks that asked for them, in the transaction of what
 * they tell; their order is the order of commits.
 */
export async function insertEvents(scope: Scope<Tx>, happened: readonly NewEvent[]): Promise<void> {
  const { db, companyId, now } = scope;
  for (let start = 0; start < happened.length; start += rowsAtATime) {
    const rows = happened.slice(start, start + rowsAtATime);
    // The trigger numbers them under the company's lock.
    const told = await db
      .insert(events)
      .values(rows.map((event) => ({ companyId, at: now, sequence: 0, ...event })))
      .returning({ sequence: events.sequence });
    await insertEventDeliveries(
      scope,
      told.map(({ sequence }) => sequence),
    );
  }
}
