import { findAnswer } from "@/db/queries/idempotency";
import { begin, InFlight, type Scope, type Tx } from "@/db/scope";
import { insertAuditEntry } from "@/db/writes/audit";
import { insertAnswer } from "@/db/writes/idempotency";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type Denied, denial, type Verb } from "./permissions";
import { Replayed } from "./replayed";

/** What any verb can be refused for, beside its own reasons. */
export type TransactRefusal =
  | Denied
  | { readonly code: "idempotency_key_reused" }
  | { readonly code: "idempotency_in_flight" };

/** Carries a refusal out of the transaction, so that nothing of it stays. */
class Refused<Refusal> extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super("refused");
    this.refusal = refusal;
  }
}

/** Carries the outcome of a rehearsal out of a transaction that shall leave nothing behind. */
class Rehearsed<Value> extends Error {
  readonly value: Value;

  constructor(value: Value) {
    super("rehearsed");
    this.value = value;
  }
}

/**
 * The only way to write. Checks that the actor may do the verb, opens one transaction in the scope's
 * company, runs the verb, and commits with an audit entry, or rolls everything back when it is refused.
 * A repeated `Idempotency-Key` finds its first answer here, in the same transaction as the effect.
 * With `rehearse` everything is done and checked, and then rolled back: the answer is what would have been.
 *
 * @throws Replayed when the key was answered before
 */
export async function transact<Value, Refusal extends { code: string }>(
  scope: Scope,
  verb: Verb,
  run: (tx: Scope<Tx>) => Promise<Result<Value, Refusal>>,
  { rehearse = false }: { readonly rehearse?: boolean } = {},
): Promise<Result<Value, Refusal | TransactRefusal>> {
  const denied = denial(scope.actor, verb);
  if (denied) return refuse(denied);

  try {
    return await begin(scope, async (tx) => {
      const reused = await recallAnswer(tx);
      if (reused) throw new Refused(reused);

      const result = await run(tx);
      if (!result.ok) throw new Refused(result.error);
      if (rehearse) throw new Rehearsed(result.value);

      await insertAuditEntry(tx, verb);
      await keepAnswer(tx, result.value);
      return result;
    });
  } catch (error) {
    if (error instanceof InFlight) return refuse({ code: "idempotency_in_flight" });
    if (error instanceof Rehearsed) return ok(error.value as Value);
    if (error instanceof Refused) return refuse(error.refusal as Refusal | TransactRefusal);
    throw error;
  }
}

async function recallAnswer(tx: Scope<Tx>): Promise<TransactRefusal | null> {
  const { actor, idempotency } = tx;
  if (!idempotency || actor.kind !== "partner") return null;

  const answer = await findAnswer(tx, actor.connectionId, idempotency.key);
  if (!answer) return null;
  if (Buffer.compare(answer.requestHash, idempotency.requestHash) !== 0)
    return { code: "idempotency_key_reused" };
  throw new Replayed(answer.status, answer.body);
}

async function keepAnswer(tx: Scope<Tx>, value: unknown): Promise<void> {
  const { actor, idempotency } = tx;
  if (!idempotency || actor.kind !== "partner") return;

  const { connectionId } = actor;
  const { key, requestHash, encode } = idempotency;
  await insertAnswer(tx, { ...encode(value), connectionId, key, requestHash });
}
