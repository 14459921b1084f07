import { idempotencyKeys } from "../schema/factoring";
import type { EncodedAnswer, Scope, Tx } from "../scope";

/** Keep the answer to a key, with the effect it answers for. */
export async function insertAnswer(
  { db, companyId }: Scope<Tx>,
  answer: EncodedAnswer & { connectionId: string; key: string; requestHash: Uint8Array },
): Promise<void> {
  const { connectionId, key, requestHash, status, body } = answer;
  await db
    .insert(idempotencyKeys)
    .values({ companyId, connectionId, key, requestHash, status, response: body });
}
