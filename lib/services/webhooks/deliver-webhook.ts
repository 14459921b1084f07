import { findWebhookDelivery } from "@/db/queries/webhooks";
import type { Scope } from "@/db/scope";
import { recordWebhookTry, updateWebhookEndpoint } from "@/db/writes/webhooks";
import type { SecretBox } from "@/lib/adapters/sealed";
import type { WebhookAnswer, WebhookPoster } from "@/lib/adapters/webhook";
import { ok, type Result } from "@/lib/domain/result";
import { isGivenUp, nextTry, WEBHOOK_TEST } from "@/lib/domain/webhook";
import { type TransactRefusal, transact } from "../transact";

/** What a try needs from outside: the wire, the key to the secrets, and chance for the pause (from 0 up to 1). */
export type WebhookMeans = {
  readonly post: WebhookPoster;
  readonly box: SecretBox;
  readonly chance: () => number;
};

type Delivery = NonNullable<Awaited<ReturnType<typeof findWebhookDelivery>>>;

/** What the log says of a message that was due while its endpoint was turned off. */
const TURNED_OFF = "endpoint is turned off";

/**
 * Tell a partner of one event, and note what came of it. At least once: a worker that dies between the two tells it
 * again, under the same `webhook-id`. An endpoint that has failed for five days is turned off; what is due while it is
 * off has failed, and nothing waits for ever. A test is asked for by name, and is sent all the same: once.
 */
export async function deliverWebhook(
  scope: Scope,
  means: WebhookMeans,
  { deliveryId }: { readonly deliveryId: string },
): Promise<Result<{ delivered: boolean }, TransactRefusal>> {
  const found = await findWebhookDelivery(scope, deliveryId);
  if (found?.delivery.state !== "pending") return ok({ delivered: false });

  const { delivery, endpoint } = found;
  if (!endpoint.enabled && delivery.type !== WEBHOOK_TEST) return leave(scope, deliveryId);
  const answer = await means.post({
    id: delivery.id,
    url: endpoint.url,
    payload: delivery.payload,
    secrets: endpoint.secrets.map((sealed) => means.box.open(sealed)),
    sentAt: scope.now,
  });
  return endpoint.enabled
    ? record(scope, found, answer, means.chance())
    : recordOnly(scope, found.delivery, answer);
}

/** What was due while the endpoint was off: it is not tried, and never will be. */
function leave(scope: Scope, deliveryId: string) {
  return transact<{ delivered: boolean }, never>(scope, "webhook/record-try", async (tx) => {
    await recordWebhookTry(tx, deliveryId, { state: "failed", error: TURNED_OFF, nextTryAt: null });
    return ok({ delivered: false });
  });
}

/** The one try of a test at an endpoint that is off: it says nothing of how the endpoint does. */
function recordOnly(scope: Scope, { id, tries }: Delivery["delivery"], { status, error }: WebhookAnswer) {
  return transact<{ delivered: boolean }, never>(scope, "webhook/record-try", async (tx) => {
    await recordWebhookTry(tx, id, {
      tries: tries + 1,
      lastTriedAt: tx.now,
      responseStatus: status,
      error,
      state: error === null ? "delivered" : "failed",
      nextTryAt: null,
    });
    return ok({ delivered: error === null });
  });
}

function record(scope: Scope, { delivery, endpoint }: Delivery, answer: WebhookAnswer, chance: number) {
  return transact<{ delivered: boolean }, never>(scope, "webhook/record-try", async (tx) => {
    const tries = delivery.tries + 1;
    const tried = { tries, lastTriedAt: tx.now, responseStatus: answer.status, error: answer.error };

    if (answer.error === null) {
      await recordWebhookTry(tx, delivery.id, { ...tried, state: "delivered", nextTryAt: null });
      if (endpoint.failingSince) await updateWebhookEndpoint(tx, endpoint.id, { failingSince: null });
      return ok({ delivered: true });
    }
    const failingSince = endpoint.failingSince ?? tx.now;
    const givenUp = isGivenUp(failingSince, tx.now);
    const nextTryAt = givenUp ? null : nextTry(tries, tx.now, chance);
    await recordWebhookTry(tx, delivery.id, { ...tried, state: nextTryAt ? "pending" : "failed", nextTryAt });
    await updateWebhookEndpoint(tx, endpoint.id, {
      failingSince,
      ...(givenUp ? { enabled: false, disabledReason: answer.error } : {}),
    });
    return ok({ delivered: false });
  });
}
