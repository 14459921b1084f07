import { sql } from "drizzle-orm";
import type { EventType } from "@/lib/domain/partner-event";
import type { Scope, Tx } from "../scope";
import { recordset } from "../sql";
import { queueTold } from "./webhooks";

/** What a partner is told: thin, it reads the rest where it stands. */
export type NewEvent = {
  readonly connectionId: string;
  readonly type: EventType;
  /** The id of a factoring invoice, direct payment, voucher or connection, or a customer number. */
  readonly subjectId: string;
};

/**
 * Put events in the partners' feeds, and on their way to the webhooks that asked for them, in the transaction of what
 * they tell; their order is the order of commits. The trigger numbers them under the company's lock.
 */
export async function insertEvents(scope: Scope<Tx>, happened: readonly NewEvent[]): Promise<void> {
  if (happened.length === 0) return;

  const { db, companyId, now } = scope;
  await db.execute(sql`
    with told as (
      insert into events (company_id, sequence, connection_id, type, subject_id, at)
      select ${companyId}::int, 0, "connectionId", type, "subjectId", ${now.toISOString()}::timestamptz
      from jsonb_to_recordset(${recordset(happened)}::text::jsonb) as one("connectionId" uuid, type text, "subjectId" text)
      returning *
    )
    ${queueTold(scope)}`);
}
