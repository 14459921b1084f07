import { afterAll, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { findActiveConnection, findConnection } from "@/db/queries/connections";

import { countInFlight, listInFlight } from "@/db/queries/in-flight";

import { findPartnerCustomer } from "@/db/queries/partner-customers";
import { listPartnerInvoices } from "@/db/queries/partner-invoices";
import { begin, type ReadDb, type Scope } from "@/db/scope";
import { newDatabase } from "@/db/test-database";
import { queueFinishedConnections } from "@/db/writes/operations";
import { delivered, end, newAgreement, pay, payOut, ready, stateOf, statusOf } from "@/e2e/agreement";
import {
  expectOk,
  newCustomer,
  newDraft,
  newFactoring,
  newPartner,
  organisation,
  partnerScope,
  sendAndPrepare,
  testDate,
} from "@/e2e/factories";
import { issueToken } from "../access/issue-token";
import { creditInvoice } from "../invoices/credit-invoice";
import { sendInvoice } from "../invoices/send-invoices";
import { claimInvoice } from "./claim-invoices";
import { closeFinished } from "./close-finished";
import { downloadEhf } from "./download-ehf";
import { forceClose } from "./force-close";
import { withdrawInvoices } from "./withdraw-invoices";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

test("M6, M33: a credit note follows its invoice to the partner that has it, also past a new agreement", async () => {
  const at = await newAgreement(pool);
  const { company, active } = at;
  const [has, unfetched] = [await delivered(at), await ready(at)];
  await expectOk(end(at, [unfetched.id]));
  const next = await newFactoring(pool, company);

  const { invoiceId } = await expectOk(creditInvoice(company, { invoiceId: has.invoiceId }));
  expect(
    await sendInvoice(company, { invoiceId, invoiceDate: testDate, deliveryMethod: "print" }),
  ).toMatchObject({
    error: { code: "credit_note_must_follow_invoice" },
  });
  await sendAndPrepare(company, invoiceId);
  const offeredTo = async (connectionId: string) =>
    (await listPartnerInvoices(company, connectionId, { limit: 100 })).map((row) => row.invoice.id);
  expect(await offeredTo(active.connectionId)).toContain(invoiceId);
  expect(await offeredTo(next.connectionId)).toEqual([]);

  await expectOk(forceClose(company, { connectionId: active.connectionId, reason: "Ferdig" }));
  const { invoiceId: late } = await expectOk(creditInvoice(company, { invoiceId: has.invoiceId }));
  expect(
    await sendInvoice(company, { invoiceId: late, invoiceDate: testDate, deliveryMethod: "factoring" }),
  ).toMatchObject({
    error: { code: "partner_of_invoice_ended" },
  });
  expect(
    (await sendInvoice(company, { invoiceId: late, invoiceDate: testDate, deliveryMethod: "print" })).ok,
  ).toBe(true);
});

test("M6, edge 9: a part-credit that the partner never had is taken back with its invoice", async () => {
  const at = await newAgreement(pool);
  const one = await ready(at);
  const keep = await delivered(at);
  const { invoiceId } = await expectOk(creditInvoice(at.company, { invoiceId: one.invoiceId }));
  await begin(
    at.company,
    ({ db, companyId }) =>
      db.sql`update invoice_lines set quantity_milli = 1000, net_ore = 80000 where company_id = ${companyId} and invoice_id = ${invoiceId}`,
  );
  await begin(
    at.company,
    ({ db, companyId }) =>
      db.sql`
        update invoices set net_ore = 80000, vat_ore = 20000, total_ore = 100000,
          nok_net_ore = 80000, nok_vat_ore = 20000, nok_total_ore = 100000
        where company_id = ${companyId} and id = ${invoiceId}`,
  );
  await sendAndPrepare(at.company, invoiceId);
  expect(await statusOf(at, one.invoiceId)).toBe("ready");
  expect(await expectOk(end(at))).toMatchObject({ withdrawn: 2, closed: false });
  expect(await statusOf(at, invoiceId)).toBe("withdrawn");
  expect(await statusOf(at, keep.invoiceId)).toBe("delivered");
});

test("M6, edge 36: closing with invoices in flight takes a reason, which is kept; the partner is shut out", async () => {
  const at = await newAgreement(pool);
  const { company, active, partner } = at;
  const [has, untouched] = [await delivered(at), await ready(at)];
  await expectOk(end(at, [untouched.id]));
  const close = (reason: string, by: Scope<ReadDb> = company) =>
    forceClose(by, { connectionId: active.connectionId, reason });

  expect(await close(" ")).toMatchObject({ error: { code: "reason_required" } });
  const bookkeeper = {
    ...company,
    actor: { kind: "user", userId: "b", name: "B", role: "bookkeeper" },
  } as const;
  expect(await close("x", bookkeeper)).toMatchObject({ error: { code: "forbidden" } });
  expect(await expectOk(close("Selskapet er konkurs"))).toEqual({ withdrawn: 1 });
  expect(await findConnection(company, active.connectionId)).toMatchObject({
    state: "inactive",
    closeReason: "Selskapet er konkurs",
  });
  expect([await statusOf(at, has.invoiceId), await statusOf(at, untouched.invoiceId)]).toEqual([
    "delivered",
    "withdrawn",
  ]);
  expect(await close("igjen")).toMatchObject({ error: { code: "connection_not_winding_down" } });
  expect(
    await issueToken(pool, { ...active, scopes: null }, { now: company.now, requestId: "t" }),
  ).toMatchObject({
    error: { code: "invalid_client" },
  });
  expect(partner.actor.kind).toBe("partner");
});

test("M6: while it winds down more can be taken back, as long as the partner has not had it", async () => {
  const at = await newAgreement(pool);
  const { company, active, partner } = at;
  const [one, other, has] = [await ready(at), await ready(at), await delivered(at)];
  await expectOk(end(at, [one.id, other.id]));
  await expectOk(downloadEhf(partner, { invoiceId: other.id }));

  const taken = await expectOk(
    withdrawInvoices(company, { connectionId: active.connectionId, ids: [one.id, other.id, has.id] }),
  );
  expect(taken).toEqual({ withdrawn: 1, closed: false });
  expect(await statusOf(at, one.invoiceId)).toBe("withdrawn");
  expect(await statusOf(at, other.invoiceId)).toBe("ready");
});

test("edge 38: a new integration is active while the old one winds down, and each sees its own customers only", async () => {
  const at = await newAgreement(pool);
  const { company, active, partner, customerNo } = at;
  const has = await delivered(at);
  await expectOk(end(at));
  const next = await newFactoring(pool, company, { partner: await newPartner(pool, "Neste Factoring") });
  const nextPartner = partnerScope(company, next);
  const other = await newCustomer(company, organisation({ useFactoring: true, deliveryMethod: "factoring" }));

  expect(await findActiveConnection(company)).toMatchObject({ id: next.connectionId });
  expect(await findPartnerCustomer(partner, active.connectionId, customerNo)).not.toBeNull();
  expect(await findPartnerCustomer(partner, active.connectionId, other)).toBeNull();
  expect(await findPartnerCustomer(nextPartner, next.connectionId, other)).not.toBeNull();

  const invoiceId = await newDraft(company, customerNo);
  await sendAndPrepare(company, invoiceId);
  const [offered] = await listPartnerInvoices(nextPartner, next.connectionId, { limit: 10 });
  expect(offered?.invoice.id).toBe(invoiceId);
  expect(await claimInvoice(partner, { invoiceId: offered?.factoring.id ?? "" })).toMatchObject({
    error: { code: "not_found" },
  });
  await expectOk(pay(at, has.number));
  await expectOk(payOut(at));
  expect(await stateOf(at)).toBe("inactive");
  expect(await findActiveConnection(company)).toMatchObject({ id: next.connectionId });
});

test("M6: what is in flight is listed in order, a page at a time, with its fate's facts", async () => {
  const at = await newAgreement(pool);
  const sent = [await ready(at), await delivered(at), await ready(at)];
  await expectOk(downloadEhf(at.partner, { invoiceId: sent[2]?.id ?? "" }));
  const first = await listInFlight(at.company, at.active.connectionId, { limit: 2 });
  const rest = await listInFlight(at.company, at.active.connectionId, { limit: 2, after: first.next ?? "" });
  expect([...first.rows, ...rest.rows].map((row) => [row.number, row.status, row.downloaded])).toEqual([
    [sent[0]?.number, "ready", false],
    [sent[1]?.number, "delivered", false],
    [sent[2]?.number, "ready", true],
  ]);
  expect(rest.next).toBeNull();
  expect(first.rows[0]).toMatchObject({ customerName: "Nordvik Bygg AS", remainingOre: 1_250_000n });
  const counts = await countInFlight(at.company, at.active.connectionId);
  expect(counts.reduce((sum, { invoices }) => sum + invoices, 0)).toBe(3);
});

test("M6: the sweep finds an agreement whose last invoice was finished elsewhere, and its job closes it", async () => {
  const at = await newAgreement(pool);
  const has = await delivered(at);
  await expectOk(end(at));
  await begin(
    at.company,
    ({ db, companyId }) =>
      db.sql`update factoring_invoices set status = 'completed' where company_id = ${companyId} and id = ${has.id}`,
  );
  expect(await stateOf(at)).toBe("winding_down");
  expect(await queueFinishedConnections(pool)).toBe(1);
  const job = { ...at.company, actor: { kind: "system", task: "closeConnection" } } as const;
  expect(await expectOk(closeFinished(job, { connectionId: at.active.connectionId }))).toEqual({
    closed: true,
  });
  expect(await stateOf(at)).toBe("inactive");
  expect(await expectOk(closeFinished(job, { connectionId: at.active.connectionId }))).toEqual({
    closed: false,
  });
});

test("M6, M29: the sweep leaves an agreement open while money stands between the two", async () => {
  const at = await newAgreement(pool);
  const has = await delivered(at);
  await expectOk(pay(at, has.number));
  await expectOk(end(at));
  expect(await queueFinishedConnections(pool)).toBe(0);
  const job = { ...at.company, actor: { kind: "system", task: "closeConnection" } } as const;
  expect(await expectOk(closeFinished(job, { connectionId: at.active.connectionId }))).toEqual({
    closed: false,
  });
  const reason = "Resten er avtalt ettergitt";
  await expectOk(forceClose(at.company, { connectionId: at.active.connectionId, reason }));
  expect(await stateOf(at)).toBe("inactive");
});

test("M6: the database refuses an invoice to a partner whose agreement is ending, whoever asks", async () => {
  const at = await newAgreement(pool);
  const [one, has] = [await ready(at), await delivered(at)];
  await expectOk(end(at));
  expect(has.id).not.toBe("");
  const smuggled = begin(
    at.company,
    ({ db, companyId }) =>
      db.sql`insert into factoring_invoices (company_id, invoice_id, connection_id, status, service_level, sequence)
      values (${companyId}, ${one.invoiceId}, ${at.active.connectionId}, 'preparing', 'financed', 0)`,
  );
  await expect(smuggled).rejects.toMatchObject({ constraint_name: "factoring_invoices_open_connection" });
});
