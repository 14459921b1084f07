import { findWebhookDelivery, findWebhookEndpoint, listWebhookEndpoints } from "@/db/queries/webhooks";
import type { Scope, Tx } from "@/db/scope";
import {
  deleteWebhookEndpoint,
  insertWebhookDelivery,
  insertWebhookEndpoint,
  updateWebhookEndpoint,
} from "@/db/writes/webhooks";
import { isInsideAddress } from "@/lib/adapters/public-address";
import type { SecretBox } from "@/lib/adapters/sealed";
import { newWebhookSecret } from "@/lib/adapters/webhook";
import type { FieldIssue } from "@/lib/contracts/partner-api/codes";
import type { InputOf, OutputOf } from "@/lib/contracts/partner-api/contract";
import type * as contracts from "@/lib/contracts/partner-api/webhooks";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { decideWebhookUrl, WEBHOOK_ENDPOINTS_MAX, WEBHOOK_TEST } from "@/lib/domain/webhook";
import { connectionOf } from "../factoring/connection-of";
import { present } from "../factoring/partner-view";
import { type TransactRefusal, transact } from "../transact";
import { deliveryView, endpointView } from "./webhook-view";

type Endpoint = OutputOf<typeof contracts.createWebhookEndpoint>;
type Delivery = OutputOf<typeof contracts.testWebhookEndpoint>;
type Missing = { readonly code: "not_found" };
type Faulty = { readonly code: "validation_failed"; readonly errors: readonly FieldIssue[] };

/** Whether addresses on this very machine may be told: in the demo. */
type UrlRule = { readonly allowLoopback: boolean };

const tooManyEndpoints: Faulty = {
  code: "validation_failed",
  errors: [
    { in: "body", pointer: "", code: "too_many_endpoints", facts: { maximum: WEBHOOK_ENDPOINTS_MAX } },
  ],
};

/**
 * Begin to tell an address. Its signing secret is made here, and read from its own address. Said again, with the same
 * address and the same types, it is the endpoint that there is: an answer that was lost does not double the messages.
 */
export function createWebhookEndpoint(
  scope: Scope,
  { box, rule }: { readonly box: SecretBox; readonly rule: UrlRule },
  input: InputOf<typeof contracts.createWebhookEndpoint>,
): Promise<Result<Endpoint, Faulty | TransactRefusal>> {
  return transact<Endpoint, Faulty>(scope, "webhook/create", async (tx) => {
    const url = checkedUrl(input.url, rule);
    if (!url.ok) return url;
    const connectionId = connectionOf(tx);
    const asked = namesOf(input.types);
    const all = await listWebhookEndpoints(tx, connectionId);
    const there = all.find((one) => one.enabled && one.url === url.value && namesOf(one.types) === asked);
    if (there) return ok(endpointView(there));
    if (all.length >= WEBHOOK_ENDPOINTS_MAX) return refuse(tooManyEndpoints);
    const id = await insertWebhookEndpoint(tx, {
      connectionId,
      url: url.value,
      types: input.types,
      secrets: [box.seal(newWebhookSecret())],
    });
    return ok(endpointView(present(await findWebhookEndpoint(tx, connectionId, id))));
  });
}

/** Change where or of what an endpoint is told; turning it on again forgets that it failed. */
export function changeWebhookEndpoint(
  scope: Scope,
  rule: UrlRule,
  { endpointId, url, types, enabled }: InputOf<typeof contracts.changeWebhookEndpoint>,
): Promise<Result<Endpoint, Missing | Faulty | TransactRefusal>> {
  return transact<Endpoint, Missing | Faulty>(scope, "webhook/change", async (tx) => {
    const found = await findWebhookEndpoint(tx, connectionOf(tx), endpointId);
    if (!found) return refuse({ code: "not_found" });
    // What stands was looked at when it was given, and must not be in the way of turning the endpoint off.
    const checked = url === undefined ? ok(found.url) : checkedUrl(url, rule);
    if (!checked.ok) return checked;

    await updateWebhookEndpoint(tx, endpointId, {
      url: checked.value,
      types: types ?? found.types,
      enabled: enabled ?? found.enabled,
      ...(enabled === true ? { disabledReason: null, failingSince: null } : {}),
    });
    return ok(endpointView(present(await findWebhookEndpoint(tx, connectionOf(tx), endpointId))));
  });
}

/** Stop telling an address, and forget its log. */
export function removeWebhookEndpoint(
  scope: Scope,
  { endpointId }: InputOf<typeof contracts.deleteWebhookEndpoint>,
): Promise<Result<OutputOf<typeof contracts.deleteWebhookEndpoint>, Missing | TransactRefusal>> {
  return transact<OutputOf<typeof contracts.deleteWebhookEndpoint>, Missing>(
    scope,
    "webhook/delete",
    async (tx) => {
      const found = await findWebhookEndpoint(tx, connectionOf(tx), endpointId);
      if (!found) return refuse({ code: "not_found" });
      await deleteWebhookEndpoint(tx, endpointId);
      return ok({ id: endpointId, deleted: true as const });
    },
  );
}

/** A new signing secret beside the one before it; an older one stops signing. */
export function rotateWebhookSecret(
  scope: Scope,
  box: SecretBox,
  { endpointId }: InputOf<typeof contracts.rotateWebhookSecret>,
): Promise<Result<Endpoint, Missing | TransactRefusal>> {
  return transact<Endpoint, Missing>(scope, "webhook/rotate-secret", async (tx) => {
    const found = await findWebhookEndpoint(tx, connectionOf(tx), endpointId);
    if (!found) return refuse({ code: "not_found" });
    const secrets = [box.seal(newWebhookSecret()), ...found.secrets.slice(0, 1)];
    await updateWebhookEndpoint(tx, endpointId, { secrets });
    return ok(endpointView({ ...found, secrets }));
  });
}

/** Queue a message that tells of nothing, to try an endpoint; also one that is turned off. */
export function testWebhookEndpoint(
  scope: Scope,
  { endpointId }: InputOf<typeof contracts.testWebhookEndpoint>,
): Promise<Result<Delivery, Missing | TransactRefusal>> {
  return transact<Delivery, Missing>(scope, "webhook/test", async (tx) => {
    const connectionId = connectionOf(tx);
    const found = await findWebhookEndpoint(tx, connectionId, endpointId);
    if (!found) return refuse({ code: "not_found" });
    const data = { id: endpointId, connectionId, sequence: 0 };
    const payload = JSON.stringify({ type: WEBHOOK_TEST, timestamp: tx.now.toISOString(), data });
    return queued(tx, { endpointId, sequence: null, type: WEBHOOK_TEST, payload });
  });
}

/** Queue a message again, as it was: the log keeps both. */
export function replayWebhookDelivery(
  scope: Scope,
  { endpointId, deliveryId }: InputOf<typeof contracts.replayWebhookDelivery>,
): Promise<Result<Delivery, Missing | TransactRefusal>> {
  return transact<Delivery, Missing>(scope, "webhook/replay", async (tx) => {
    const endpoint = await findWebhookEndpoint(tx, connectionOf(tx), endpointId);
    const found = await findWebhookDelivery(tx, deliveryId);
    if (!endpoint || found?.delivery.endpointId !== endpointId) return refuse({ code: "not_found" });
    const { sequence, type, payload } = found.delivery;
    return queued(tx, { endpointId, sequence, type, payload });
  });
}

async function queued(tx: Scope<Tx>, delivery: Parameters<typeof insertWebhookDelivery>[1]) {
  const id = await insertWebhookDelivery(tx, delivery);
  return ok(deliveryView(present(await findWebhookDelivery(tx, id)).delivery));
}

/** One text for one choice of types, in whatever order they came. */
function namesOf(types: readonly string[]): string {
  return [...new Set(types)].sort().join(" ");
}

function checkedUrl(text: string, rule: UrlRule): Result<string, Faulty> {
  const decided = decideWebhookUrl(text, rule, isInsideAddress);
  if (decided.ok) return decided;
  return refuse({
    code: "validation_failed",
    errors: [{ in: "body", pointer: "/url", code: decided.error.code }],
  });
}
