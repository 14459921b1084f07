import { contracts } from "@/lib/edge/openapi";
import type { Company } from "../company";
import { expect, test } from "../fixtures";
import { connect, type Partner } from "../partner-client";
import { callOf, make, makeWorld, offer, type World } from "./calls";
import { expectProblem } from "./expect-problem";
import { advance } from "./posting-calls";
import { countVouchers, historyOf } from "./state";

/** Two clients of one and the same partner, which is as near as two companies can come. */
async function neighbours(company: Company, otherCompany: Company): Promise<{ own: World; theirs: World }> {
  const partner = await company.activate();
  await otherCompany.activate({ partner });
  const own = await makeWorld(company);
  const theirs = await makeWorld(otherCompany);
  return { own, theirs };
}

/** What only the other company has: numbers begin anew in each, so its second ones. */
async function onlyTheirs(otherCompany: Company, theirs: World, them: Partner): Promise<World> {
  const customerNo = await otherCompany.customer();
  const posted = await them.post("/factoring/vouchers", advance("THEIRS"));
  const { id: voucherId } = (await posted.json()) as { id: string };
  return { ...theirs, customerNo, voucherId };
}

/** A problem without what differs from answer to answer. */
function bare({ traceId: _t, instance: _i, ...problem }: Readonly<Record<string, unknown>>) {
  return problem;
}

for (const contract of contracts.filter(({ params }) => params)) {
  test(`${contract.operationId} 404 not_found: another client's id is answered like one that does not exist`, async ({
    company,
    otherCompany,
    request,
  }) => {
    const { own, theirs } = await neighbours(company, otherCompany);
    const us = await connect(request, await company.activate());
    const them = await connect(request, await otherCompany.activate());
    const foreign = await onlyTheirs(otherCompany, theirs, them);
    const gone = { ...own.ready, id: "019ab1c2-7d00-7a11-8c22-00000000dead" };
    const nothing = {
      ...own,
      ready: gone,
      delivered: gone,
      customerNo: 19_999,
      voucherId: "2-999",
      directPaymentId: gone.id,
      printedId: gone.id,
      webhook: { endpointId: gone.id, deliveryId: gone.id },
    };
    const before = await historyOf(otherCompany, theirs.ready.invoiceId);

    const answer = await make(us, callOf(contract.operationId, foreign));
    const problem = await expectProblem(answer, 404, "not_found");
    const missing = await make(us, callOf(contract.operationId, nothing));
    expect(bare(problem)).toEqual(bare(await expectProblem(missing, 404, "not_found")));
    expect(await historyOf(otherCompany, theirs.ready.invoiceId)).toEqual(before);

    expect((await make(them, callOf(contract.operationId, foreign))).ok()).toBe(true);
  });
}

test("lists, searches and the statement hold one client's own, whoever else the partner works for", async ({
  company,
  otherCompany,
  request,
}) => {
  const { own, theirs } = await neighbours(company, otherCompany);
  const us = await connect(request, await company.activate());
  const them = await connect(request, await otherCompany.activate());
  const foreign = await onlyTheirs(otherCompany, theirs, them);
  const get = async (path: string) => (await us.get(path)).json();

  const { data } = (await get("/factoring/invoices")) as { data: { id: string }[] };
  const offered = [own.ready, own.secondReady, own.delivered, own.secondDelivered];
  expect(data.map(({ id }) => id).sort()).toEqual(offered.map(({ id }) => id).sort());
  const customers = (await get("/factoring/customers")) as { data: { customerNo: number }[] };
  expect(customers.data.map(({ customerNo }) => customerNo)).toEqual([own.customerNo]);
  expect(await get("/factoring/vouchers?externalReference=THEIRS")).toEqual({ data: [] });
  const statement = (await get("/factoring/finance-account/statement?from=2026-01-01&to=2026-12-31")) as {
    items: { externalReference: string }[];
  };
  expect(statement.items.map(({ externalReference }) => externalReference)).toEqual(["WORLD-1", "WORLD-2"]);
  expect(await get("/connection")).toMatchObject({ company: { name: `Prøve ${company.slug} AS` } });
  expect(foreign.customerNo).not.toBe(own.customerNo);
});

test("what is written in one client's books never touches another's, and names are each client's own", async ({
  company,
  otherCompany,
  request,
}) => {
  const { own, theirs } = await neighbours(company, otherCompany);
  const us = await connect(request, await company.activate());
  const them = await connect(request, await otherCompany.activate());
  const foreign = await offer(otherCompany, theirs.customerNo);
  const vouchers = await countVouchers(otherCompany);

  const claims = await us.post("/factoring/invoices/claims", { ids: [foreign.id, own.ready.id] });
  expect(await claims.json()).toMatchObject({
    results: [
      { claimed: false, status: null, code: "not_found" },
      { claimed: true, status: "fetched" },
    ],
  });
  const [debit, credit] = advance("SAME").lines;
  const naming = { ...advance("SAME"), lines: [debit, { ...credit, factoringInvoiceId: foreign.id }] };
  await expectProblem(await us.post("/factoring/vouchers", naming), 403, "account_not_allowed");

  // The same reference and the same key are free in each.
  const headers = { "Idempotency-Key": "same" };
  for (const [client, amount] of [
    [us, 100],
    [them, 200],
  ] as const) {
    const posted = await client.post("/factoring/vouchers", advance("SAME", amount), { headers });
    expect(posted.status()).toBe(201);
    expect(posted.headers()["idempotent-replayed"]).toBeUndefined();
  }
  expect(await countVouchers(otherCompany)).toBe(vouchers + 1);
  expect(await historyOf(otherCompany, foreign.invoiceId)).not.toContain("fetched");
});
