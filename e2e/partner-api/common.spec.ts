import { codesOf, contracts } from "@/lib/edge/openapi";
import { expect, test } from "../fixtures";
import { connect } from "../partner-client";
import { breaches } from "./breaches";
import { callOf, make, makeWorld } from "./calls";

/** What every endpoint answers in the same way, asked of every endpoint that promises it. */
for (const contract of contracts) {
  const { operationId, permission, method } = contract;

  test(`${operationId}: the scope that it names is enough`, async ({ company, partner, request }) => {
    const world = await makeWorld(company);
    const narrow = permission ? await connect(request, partner.keys, permission) : partner;
    const answer = await make(narrow, callOf(operationId, world));
    expect(Object.keys(contract.success)).toContain(String(answer.status()));
    expect(answer.headers()["request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  });

  for (const code of codesOf(contract)) {
    const breach = breaches[code];
    if (!breach) continue;
    test(`${operationId} ${breach.status} ${code}: ${breach.title}`, async ({
      company,
      partner,
      request,
    }) => {
      await breach.run({ contract, company, partner, request, world: await makeWorld(company) });
    });
  }

  if (method === "GET") continue;
  test(`${operationId}: a repeated Idempotency-Key answers as the first time`, async ({
    company,
    partner,
  }) => {
    const call = callOf(operationId, await makeWorld(company));
    const headers = { "Idempotency-Key": "once" };
    const first = await make(partner, call, headers);
    const again = await make(partner, call, headers);

    expect(first.ok()).toBe(true);
    expect(first.headers()["idempotent-replayed"]).toBeUndefined();
    expect(again.status()).toBe(first.status());
    expect(again.headers()["idempotent-replayed"]).toBe("true");
    expect(again.headers().location).toBe(first.headers().location);
    expect(await again.json()).toEqual(await first.json());
  });
}
