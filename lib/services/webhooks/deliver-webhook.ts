import { findWebhookDelivery } from "@/db/queries/webhooks";
import type { Scope } from "@/db/scope";
import { recordWebhookTry, updateWebhookEndpoint } from "@/db/writes/webhooks";
import type { SecretBox } from "@/lib/adapters/sealed";
import type { WebhookAnswer, WebhookPoster } from "@/lib/adapters/webhook";
import { ok, type Result } from "@/lib/domain/result";
import { isGivenUp, nextTry } from "@/lib/domain/webhook";
import { type TransactRefusal, transact } from "../transact";

/** What a try needs from outside: the wire, the key to the secrets, and chance for the pause (from 0 up to 1). */
export type WebhookMeans = {
  readonly post: WebhookPoster;
  readonly box: SecretBox;
  readonly chance: () => number;
};

type Delivery = NonNullable<Awaited<ReturnType<typeof findWebhookDelivery>>>;

/**
 * Tell a partner of one event, and note what came of it. At least once: a worker that dies between the two tells it
 * again, under the same `webhook-id`. An endpoint that has failed for five days is turned off.
 */
export async function deliverWebhook(
  scope: Scope,
  means: WebhookMeans,
  { deliveryId }: { readonly deliveryId: string },
): Promise<Result<{ delivered: boolean }, TransactRefusal>> {
  const found = await findWebhookDelivery(scope, deliveryId);
  if (found?.delivery.state !== "pending" || !found.endpoint.enabled) return ok({ delivered: false });

  const { delivery, endpoint } = found;
  const answer = await means.post({
    id: delivery.id,
    url: endpoint.url,
    payload: delivery.payload,
    secrets: endpoint.secrets.map((sealed) => means.box.open(sealed)),
    sentAt: scope.now,
  });
  return record(scope, found, answer, means.chance());
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
