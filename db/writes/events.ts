import type { EventType } from "@/lib/domain/partner-event";
import { events } from "../schema/events";
import type { Scope, Tx } from "../scope";

/** What a partner is told: thin, it reads the rest where it stands. */
export type NewEvent = {
  readonly connectionId: string;
  readonly type: EventType;
  /** The id of a factoring invoice, direct payment, voucher or connection, or a customer number. */
  readonly subjectId: string;
};

/** Put events in the partners' feeds, in the transaction of what they tell; their order is the order of commits. */
export async function insertEvents(
  { db, companyId, now }: Scope<Tx>,
  happened: readonly NewEvent[],
): Promise<void> {
  if (happened.length === 0) return;
  // The trigger numbers them under the company's lock.
  await db.insert(events).values(happened.map((event) => ({ companyId, at: now, sequence: 0, ...event })));
}
