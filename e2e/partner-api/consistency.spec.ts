import { expect, test } from "../fixtures";
import { callOf, deliver, make, makeWorld, offer } from "./calls";
import { advance } from "./posting-calls";

type Row = Readonly<Record<string, unknown>>;
type Page = { readonly data: readonly Row[] };

test("what a claim, a receipt and a status answer is there in the next read: the invoice, the list and the feed", async ({
  company,
  partner,
}) => {
  await company.activate();
  const { id } = await offer(company);
  const steps = [
    { path: "claim", data: undefined },
    { path: "rejection", data: { reasonCode: "other", text: "Ukjent", retryable: true } },
  ];
  for (const { path, data } of steps) {
    const written = (await (await partner.post(`/factoring/invoices/${id}/${path}`, data)).json()) as Row;
    const read = (await (await partner.get(`/factoring/invoices/${id}`)).json()) as Row;
    expect(read).toMatchObject(written);
    const list = (await (await partner.get(`/factoring/invoices?status=${written.status}`)).json()) as Page;
    expect(list.data.map((row) => [row.id, row.sequence])).toEqual([[id, written.sequence]]);
  }

  const delivered = await deliver(company);
  const disputed = { status: "disputed", description: "Mengden", occurredAt: "2026-03-10T12:00:00Z" };
  const written = (await (
    await partner.post(`/factoring/invoices/${delivered.id}/status`, disputed)
  ).json()) as Row;
  expect(await (await partner.get(`/factoring/invoices/${delivered.id}`)).json()).toMatchObject(written);
});

test("what a voucher answers is there in the next read: by id, by reference, in the statement and on the accounts", async ({
  company,
  partner,
}) => {
  await company.activate();
  for (let round = 1; round <= 5; round += 1) {
    const posted = (await (await partner.post("/factoring/vouchers", advance(`READ-${round}`))).json()) as {
      id: string;
      newBalances: { account: number; balance: number }[];
    };
    const voucher = (await (await partner.get(`/factoring/vouchers/${posted.id}`)).json()) as Row;
    expect(voucher).toMatchObject({ id: posted.id, externalReference: `READ-${round}` });
    const found = (await (
      await partner.get(`/factoring/vouchers?externalReference=READ-${round}`)
    ).json()) as Page;
    expect(found.data).toEqual([voucher]);
    const statement = (await (
      await partner.get("/factoring/finance-account/statement?from=2026-01-01&to=2026-12-31")
    ).json()) as { closing: number; items: readonly Row[] };
    expect(statement.closing).toBe(posted.newBalances.find(({ account }) => account === 80_000)?.balance);
    expect(statement.items.map((item) => item.voucherId)).toContain(posted.id);
  }
});

test("what is set up, changed, acknowledged and deleted is so in the next read", async ({
  company,
  partner,
}) => {
  const world = await makeWorld(company);
  const made = await make(partner, callOf("createWebhookEndpoint", world));
  const endpoint = (await made.json()) as Row;
  const place = made.headers().location?.replace("/api/v1", "") ?? "";
  expect(await (await partner.get(place)).json()).toEqual(endpoint);

  const changed = await partner.fetch(place, { method: "PATCH", data: { enabled: false } });
  expect(await (await partner.get(place)).json()).toEqual(await changed.json());
  await partner.fetch(place, { method: "DELETE" });
  expect((await partner.get(place)).status()).toBe(404);

  const acknowledged = (await (await make(partner, callOf("acknowledgeDirectPayment", world))).json()) as Row;
  const payments = (await (await partner.get("/factoring/direct-payments")).json()) as Page;
  expect(payments.data).toContainEqual(acknowledged);
});
