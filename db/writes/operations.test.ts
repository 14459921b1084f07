import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { newCompany, newCustomer, newDraft, newFactoring, organisation, testDate } from "@/e2e/factories";
import { sendInvoice } from "@/lib/services/invoices/send-invoices";
import { openPool } from "../client";
import { newDatabase } from "../test-database";
import { beat, sweep } from "./operations";

const database = await newDatabase();
const pool = openPool(database.url);
const owner = postgres(database.url, { max: 1, onnotice: () => undefined });
afterAll(async () => {
  await pool.end();
  await owner.end();
});

const jobs = () =>
  owner<{ key: string | null; payload: { invoiceIds?: string[] } }[]>`
    select key, payload from graphile_worker._private_jobs where key is not null`;

test("an invoice whose preparation was lost is queued again, once, and a fresh one is left alone", async () => {
  const company = await newCompany(pool);
  await newFactoring(pool, company);
  const card = organisation({ useFactoring: true, deliveryMethod: "factoring" });
  const customerNo = await newCustomer(company, card);
  const invoiceId = await newDraft(company, customerNo);
  await sendInvoice(company, { invoiceId, invoiceDate: testDate });
  await owner`delete from graphile_worker._private_jobs`;
  expect(await sweep(pool)).toEqual({ requeuedInvoices: 0, forgottenAnswers: 0, forgottenTokens: 0 });

  await owner`alter table factoring_invoices disable trigger user`;
  await owner`update factoring_invoices set changed_at = now() - interval '2 minutes'`;
  await owner`alter table factoring_invoices enable trigger user`;
  expect((await sweep(pool)).requeuedInvoices).toBe(1);
  await sweep(pool);
  expect(await jobs()).toMatchObject([
    { key: `sweep-prepare-${company.companyId}`, payload: { invoiceIds: [invoiceId] } },
  ]);
});

test("expired tokens and answers older than seven days are forgotten in every company, and no others", async () => {
  for (let index = 0; index < 2; index++) {
    const company = await newCompany(pool);
    const { connectionId } = await newFactoring(pool, company);
    const [key] = await owner`select id from client_keys where company_id = ${company.companyId}`;
    for (const [name, age] of [
      ["old", "8 days"],
      ["new", "6 days"],
    ] as const) {
      await owner`
        insert into idempotency_keys (company_id, connection_id, key, request_hash, status, response, created_at)
        values (${company.companyId}, ${connectionId}, ${name}, '\\x00', 200, '{}', now() - ${age}::interval)`;
      await owner`
        insert into access_tokens (company_id, token_hash, connection_id, client_key_id, scopes, expires_at)
        values (${company.companyId}, sha256(${`${name}${index}`}::bytea), ${connectionId}, ${key?.id}, '[]',
          now() + interval '7 days' - ${age}::interval)`;
    }
  }
  expect(await sweep(pool)).toMatchObject({ forgottenAnswers: 2, forgottenTokens: 2 });
  expect(await owner`select distinct key from idempotency_keys`).toMatchObject([{ key: "new" }]);
});

test("a heartbeat is one row a process, however often it beats", async () => {
  await beat(pool, "worker");
  await beat(pool, "worker");
  const [row] = await owner`
    select count(*)::int as n, max(beat_at) > now() - interval '5 seconds' as fresh from heartbeats`;
  expect(row).toEqual({ n: 1, fresh: true });
});
