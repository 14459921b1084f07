import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import {
  newCompany,
  newCustomer,
  newDraft,
  newFactoring,
  organisation,
  partnerScope,
  sendAndPrepare,
} from "@/e2e/factories";
import { openPool } from "./client";
import { listPartnerInvoices } from "./queries/partner-invoices";
import { openAsOwner } from "./raw-sql";
import { newDatabase } from "./test-database";

const database = await newDatabase();
const pool = openPool(database.url);
const sql = openAsOwner(database.url);
afterAll(() => Promise.all([pool.end(), sql.end()]));

test("M19: the feed's numbers follow the order of commits, so a reader never passes a slow transaction", async () => {
  const company = await newCompany(pool);
  const factoring = await newFactoring(pool, company);
  const partner = partnerScope(company, factoring);
  const customerNo = await newCustomer(
    company,
    organisation({ useFactoring: true, deliveryMethod: "factoring" }),
  );
  for (let n = 0; n < 2; n++) await sendAndPrepare(company, await newDraft(company, customerNo));
  const rows = await listPartnerInvoices(partner, factoring.connectionId, { limit: 10 });
  const [first, second] = rows.map(({ factoring: { id } }) => id);
  const seen = rows.at(-1)?.factoring.sequence ?? 0;
  const news = async () => {
    const later = await listPartnerInvoices(partner, factoring.connectionId, { cursor: seen, limit: 10 });
    return later.map(({ factoring: { id } }) => id);
  };

  const slow = await sql.reserve();
  await slow`begin`;
  await slow`update factoring_invoices set status_description = 'slow' where id = ${first ?? ""}`;
  const quick =
    sql`update factoring_invoices set status_description = 'quick' where id = ${second ?? ""}`.execute();
  await waitForALock();
  // The quick one came second and must not be seen first: a cursor past it would have lost the slow one.
  expect(await news()).toEqual([]);

  await slow`commit`;
  slow.release();
  await quick;
  expect(await news()).toEqual([first, second]);
});

async function waitForALock() {
  for (;;) {
    const [row] =
      await sql`select count(*) as waiting from pg_locks where locktype = 'advisory' and not granted`;
    if (row?.waiting > 0n) return;
    await sleep(5);
  }
}

test("noting a first download tells the partner nothing new, and so takes no number", async () => {
  const company = await newCompany(pool);
  const factoring = await newFactoring(pool, company);
  const customerNo = await newCustomer(
    company,
    organisation({ useFactoring: true, deliveryMethod: "factoring" }),
  );
  await sendAndPrepare(company, await newDraft(company, customerNo));
  const sequence = async () =>
    (
      await sql`select sequence, changed_at from factoring_invoices where connection_id = ${factoring.connectionId}`
    )[0];

  const before = await sequence();
  await sql`update factoring_invoices set first_downloaded_at = now() where connection_id = ${factoring.connectionId}`;
  expect(await sequence()).toEqual(before);
});
