import { afterAll, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { listEvents } from "@/db/queries/events";
import { openAsOwner } from "@/db/raw-sql";
import { newDatabase } from "@/db/test-database";
import { expectOk, newCompany, newFactoring, partnerScope } from "@/e2e/factories";
import { secretBox } from "@/lib/adapters/sealed";
import { deskScopes } from "@/lib/domain/actor";
import { denial } from "../permissions";
import { deliveryPage, eventPage } from "./desk-pages";
import { createWebhookEndpoint, replayWebhookDelivery, testWebhookEndpoint } from "./manage-endpoints";
import { tellAgain } from "./tell-again";

const database = await newDatabase();
const pool = openPool(database.url);
const owner = openAsOwner(database.url);
afterAll(() => Promise.all([pool.end(), owner.end()]));

const means = { box: secretBox("only for the tests of this machine"), rule: { allowLoopback: false } };

/** A partner with an endpoint for some kinds, and its person at the desk. */
async function atDesk(types: Parameters<typeof createWebhookEndpoint>[2]["types"] = []) {
  const company = await newCompany(pool);
  const factoring = await newFactoring(pool, company);
  const program = partnerScope(company, factoring);
  const { id: endpointId } = await expectOk(
    createWebhookEndpoint(program, means, { url: "https://partner.example/hook", types }),
  );
  const { connectionId, integrationName } = factoring;
  const person = { userId: "petra", name: "Petra Part" };
  const desk = {
    ...company,
    actor: { kind: "partner", connectionId, integrationName, scopes: deskScopes, person } as const,
  };
  const [event] = await listEvents(company, connectionId, { after: 0, limit: 1 });
  return { company, program, desk, connectionId, endpointId, sequence: event?.sequence ?? 0 };
}

test("an event from before the endpoint was there is queued for it, as it is in the feed, and the feed does not change", async () => {
  const { desk, company, connectionId, endpointId, sequence } = await atDesk();
  const feed = await eventPage(desk);
  expect(await expectOk(tellAgain(desk, { sequence }))).toEqual({ endpoints: 1 });

  const { deliveries } = await deliveryPage(desk, endpointId);
  expect(deliveries).toMatchObject([{ sequence, type: "connection.activated", state: "pending" }]);
  const sent = JSON.parse(deliveries[0]?.payload ?? "");
  expect(sent).toEqual(JSON.parse(feed.events.at(-1)?.payload ?? ""));
  expect(await listEvents(company, connectionId, { after: 0, limit: 10 })).toHaveLength(feed.events.length);
});

test("an endpoint that asked for other kinds is not told, and another partner's event does not exist", async () => {
  const [mine, theirs] = [await atDesk(["voucher.reversed"]), await atDesk()];
  expect(await expectOk(tellAgain(mine.desk, { sequence: mine.sequence }))).toEqual({ endpoints: 0 });
  expect(await tellAgain(mine.desk, { sequence: 999 })).toMatchObject({ error: { code: "not_found" } });
  expect((await deliveryPage(mine.desk, theirs.endpointId)).deliveries).toEqual([]);
});

test("what a person does at the desk stands in the audit log with his name; his partner's program has none", async () => {
  const { desk, program, company, endpointId } = await atDesk();
  const { id: deliveryId } = await expectOk(testWebhookEndpoint(program, { endpointId }));
  await expectOk(replayWebhookDelivery(desk, { endpointId, deliveryId }));
  const audit = await owner<{ verb: string; facts: unknown }[]>`
    select verb, facts from audit_log where company_id = ${company.companyId} and verb like 'webhook/%' order by id`;
  expect([...audit]).toEqual([
    { verb: "webhook/create", facts: {} },
    { verb: "webhook/test", facts: {} },
    { verb: "webhook/replay", facts: { person: { userId: "petra", name: "Petra Part" } } },
  ]);
});

test("a person at the desk can do nothing to invoices and vouchers", async () => {
  const { desk } = await atDesk();
  const may = (verb: Parameters<typeof denial>[1]) => denial(desk.actor, verb) === null;
  expect(may("webhook/test")).toBe(true);
  for (const verb of [
    "factoring/claim",
    "factoring/report-status",
    "voucher/post-partner",
    "invoice/send",
  ] as const)
    expect(may(verb)).toBe(false);
});
