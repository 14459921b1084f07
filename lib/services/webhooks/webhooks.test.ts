import { afterAll, describe, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { listEvents } from "@/db/queries/events";
import { listWebhookDeliveries, listWebhookEndpoints } from "@/db/queries/webhooks";
import { openAsOwner } from "@/db/raw-sql";
import { begin } from "@/db/scope";
import { newDatabase } from "@/db/test-database";
import { insertEvents } from "@/db/writes/events";
import { expectOk, newCompany, newFactoring, partnerScope } from "@/e2e/factories";
import { secretBox } from "@/lib/adapters/sealed";
import type { WebhookAnswer, WebhookMessage } from "@/lib/adapters/webhook";
import { deliverWebhook } from "./deliver-webhook";
import {
  changeWebhookEndpoint,
  createWebhookEndpoint,
  replayWebhookDelivery,
  rotateWebhookSecret,
  testWebhookEndpoint,
} from "./manage-endpoints";

const database = await newDatabase();
const pool = openPool(database.url);
const owner = openAsOwner(database.url);
afterAll(() => Promise.all([pool.end(), owner.end()]));

const box = secretBox("only for the tests of this machine");
const rule = { allowLoopback: false };

/** A company whose partner wants to be told, and a wire that answers as asked and keeps what was sent. */
async function told(types: Parameters<typeof createWebhookEndpoint>[2]["types"] = []) {
  const company = await newCompany(pool);
  const factoring = await newFactoring(pool, company);
  const partner = partnerScope(company, factoring);
  const endpoint = await expectOk(
    createWebhookEndpoint(partner, { box, rule }, { url: "https://partner.example/hook", types }),
  );
  const sent: WebhookMessage[] = [];
  const answers = (answer: WebhookAnswer) => ({
    box,
    chance: () => 0,
    post: async (message: WebhookMessage) => {
      sent.push(message);
      return answer;
    },
  });
  const happen = () =>
    begin(company, (tx) =>
      insertEvents(tx, [
        { connectionId: factoring.connectionId, type: "account_mapping.changed", subjectId: "x" },
      ]),
    );
  const newest = async () => (await listWebhookDeliveries(company, endpoint.id, { limit: 1 }))[0];
  const system = (now: Date) => ({ ...company, now, actor: { kind: "system", task: "webhook" } as const });
  return { company, factoring, partner, endpoint, sent, answers, happen, newest, system };
}

const fine: WebhookAnswer = { status: 204, error: null };
const broken: WebhookAnswer = { status: 500, error: "HTTP 500" };

test("an endpoint that is asked for again is the one there is, also by many at once; other types are another", async () => {
  const { company, factoring, partner, endpoint } = await told(["invoice.ready", "invoice.credited"]);
  const ask = (types: readonly ["invoice.credited", "invoice.ready"] | readonly [], url = endpoint.url) =>
    expectOk(createWebhookEndpoint(partner, { box, rule }, { url, types: [...types] }));
  const again = await Promise.all(
    Array.from({ length: 5 }, () => ask(["invoice.credited", "invoice.ready"])),
  );
  expect(again.map(({ id }) => id)).toEqual(Array(5).fill(endpoint.id));
  expect((await ask([])).id).not.toBe(endpoint.id);
  expect(await listWebhookEndpoints(company, factoring.connectionId)).toHaveLength(2);
});

test("an event is queued for the endpoint with its job, in the transaction of its cause, thin and signed", async () => {
  const { company, factoring, happen, newest, answers, sent, system, partner, endpoint } = await told();
  await happen();
  const delivery = await newest();
  const jobs =
    await owner`select payload from graphile_worker._private_jobs where payload->>'deliveryId' = ${delivery?.id ?? ""}`;
  expect(jobs).toHaveLength(1);

  await expectOk(rotateWebhookSecret(partner, box, { endpointId: endpoint.id }));
  await expectOk(deliverWebhook(system(new Date()), answers(fine), { deliveryId: delivery?.id ?? "" }));
  const [event] = (await listEvents(company, factoring.connectionId, { after: 0, limit: 10 })).filter(
    ({ type }) => type === "account_mapping.changed",
  );
  expect(JSON.parse(sent[0]?.payload ?? "")).toEqual({
    type: "account_mapping.changed",
    timestamp: event?.at.toISOString(),
    data: { id: "x", connectionId: factoring.connectionId, sequence: event?.sequence },
  });
  expect(sent[0]?.secrets).toHaveLength(2);
  expect(await newest()).toMatchObject({ state: "delivered", tries: 1, responseStatus: 204, error: null });
});

test("an endpoint is told only of the kinds that it asked for", async () => {
  const { happen, newest } = await told(["invoice.ready"]);
  await happen();
  expect(await newest()).toBeUndefined();
});

test("a failure is tried again later, and the feed has the event all the same", async () => {
  const { company, factoring, happen, newest, answers, system } = await told();
  await happen();
  const deliveryId = (await newest())?.id ?? "";
  const now = new Date("2026-03-02T12:00:00Z");
  await expectOk(deliverWebhook(system(now), answers(broken), { deliveryId }));

  expect(await newest()).toMatchObject({
    state: "pending",
    tries: 1,
    error: "HTTP 500",
    nextTryAt: new Date("2026-03-02T12:00:05Z"),
  });
  const feed = await listEvents(company, factoring.connectionId, { after: 0, limit: 10 });
  expect(feed.map(({ type }) => type)).toEqual(["connection.activated", "account_mapping.changed"]);
  const waiting = await owner<{ n: bigint }[]>`
    select count(*) as n from graphile_worker._private_jobs where payload->>'deliveryId' = ${deliveryId}`;
  expect(Number(waiting[0]?.n)).toBe(2);
});

describe("after five days without a success", () => {
  test("an endpoint is turned off and says why; one success would have forgotten the failures", async () => {
    const { company, factoring, happen, newest, answers, system } = await told();
    const state = async () => (await listWebhookEndpoints(company, factoring.connectionId))[0];
    const day = (n: number) => new Date(Date.UTC(2026, 2, n, 12));
    const happenAndTry = async (now: Date, answer: WebhookAnswer) => {
      await happen();
      await expectOk(
        deliverWebhook(system(now), answers(answer), { deliveryId: (await newest())?.id ?? "" }),
      );
    };
    await happenAndTry(day(1), broken);
    await happenAndTry(day(4), fine);
    expect(await state()).toMatchObject({ enabled: true, failingSince: null });

    await happenAndTry(day(5), broken);
    await happenAndTry(day(10), broken);
    expect(await state()).toMatchObject({ enabled: false, disabledReason: "HTTP 500", failingSince: day(5) });
    expect(await newest()).toMatchObject({ state: "failed", nextTryAt: null });
  });
});

describe("while an endpoint is turned off", () => {
  const turnOff = async (partner: Parameters<typeof changeWebhookEndpoint>[0], endpointId: string) =>
    expectOk(changeWebhookEndpoint(partner, rule, { endpointId, enabled: false }));

  test("a test reaches it all the same, once, and says nothing of how it does", async () => {
    const { company, factoring, partner, endpoint, answers, newest, sent, system } = await told();
    await turnOff(partner, endpoint.id);
    for (const [answer, state] of [
      [broken, "failed"],
      [fine, "delivered"],
    ] as const) {
      const { id: deliveryId } = await expectOk(testWebhookEndpoint(partner, { endpointId: endpoint.id }));
      await expectOk(deliverWebhook(system(new Date()), answers(answer), { deliveryId }));
      expect(await newest()).toMatchObject({
        id: deliveryId,
        state,
        tries: 1,
        nextTryAt: null,
        responseStatus: answer.status,
      });
    }
    expect(sent).toHaveLength(2);
    const [is] = await listWebhookEndpoints(company, factoring.connectionId);
    expect(is).toMatchObject({ enabled: false, failingSince: null });
  });

  test("what is due, or sent again, has failed and says why: nothing waits for ever", async () => {
    const { happen, newest, answers, sent, system, partner, endpoint } = await told();
    await happen();
    const first = (await newest())?.id ?? "";
    await turnOff(partner, endpoint.id);
    const again = await expectOk(
      replayWebhookDelivery(partner, { endpointId: endpoint.id, deliveryId: first }),
    );
    for (const deliveryId of [first, again.id])
      await expectOk(deliverWebhook(system(new Date()), answers(fine), { deliveryId }));
    expect(sent).toEqual([]);
    expect(await newest()).toMatchObject({
      id: again.id,
      state: "failed",
      tries: 0,
      nextTryAt: null,
      error: "endpoint is turned off",
    });
  });
});

test("a connection has at most 20 endpoints, those that are off too; what there is can still be asked for", async () => {
  const { partner, endpoint } = await told();
  const ask = (n: number) =>
    createWebhookEndpoint(partner, { box, rule }, { url: `https://partner.example/hook${n}`, types: [] });
  const made = await Promise.all(Array.from({ length: 24 }, (_, n) => ask(n)));
  expect(made.filter((one) => one.ok)).toHaveLength(19);
  expect(made.find((one) => !one.ok)).toMatchObject({
    error: {
      code: "validation_failed",
      errors: [{ pointer: "", code: "too_many_endpoints", facts: { maximum: 20 } }],
    },
  });
  const same = await expectOk(
    createWebhookEndpoint(partner, { box, rule }, { url: endpoint.url, types: [] }),
  );
  expect(same.id).toBe(endpoint.id);
});

test("what was delivered is not sent twice", async () => {
  const { happen, newest, answers, sent, system } = await told();
  await happen();
  const deliveryId = (await newest())?.id ?? "";
  await expectOk(deliverWebhook(system(new Date()), answers(fine), { deliveryId }));
  await expectOk(deliverWebhook(system(new Date()), answers(fine), { deliveryId }));
  expect(sent).toHaveLength(1);
});
