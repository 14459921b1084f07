import { afterAll, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { findActiveConnection, findConnection, listClientKeys } from "@/db/queries/connections";
import { findCustomer } from "@/db/queries/customers";

import { listInvoiceHistory } from "@/db/queries/invoice-page";
import { findInvoiceHead } from "@/db/queries/invoices";

import { newDatabase } from "@/db/test-database";
import {
  acknowledge,
  delivered,
  end,
  eventsOf,
  newAgreement,
  pay,
  payOut,
  ready,
  stateOf,
  statusOf,
} from "@/e2e/agreement";
import { expectOk, newCustomer, newDraft, organisation, testDate } from "@/e2e/factories";
import { sendInvoice } from "../invoices/send-invoices";
import { claimInvoice } from "./claim-invoices";
import { downloadEhf } from "./download-ehf";
import { prepareInvoices } from "./prepare-invoices";
import { rejectInvoice, reportStatus } from "./report-status";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

test("M6, edges 36 and 37: ending takes back what the partner never had, and leaves what it has", async () => {
  const at = await newAgreement(pool);
  const { company, active, partner, customerNo } = at;
  const since = await newCustomer(company, organisation({ useFactoring: true, deliveryMethod: "factoring" }));
  const [untouched, downloaded, left, fetched] = [
    await ready(at),
    await ready(at),
    await ready(at),
    await ready(at),
  ];
  const has = await delivered(at);
  await expectOk(downloadEhf(partner, { invoiceId: downloaded.id }));
  await expectOk(claimInvoice(partner, { invoiceId: fetched.id }));

  expect(await expectOk(end(at, [left.id]))).toEqual({ customersChanged: 2, withdrawn: 1, closed: false });
  const statuses = await Promise.all(
    [untouched, downloaded, left, fetched, has].map(({ invoiceId }) => statusOf(at, invoiceId)),
  );
  expect(statuses).toEqual(["withdrawn", "ready", "ready", "fetched", "delivered"]);
  expect((await listInvoiceHistory(company, untouched.invoiceId)).map(({ event }) => event)).toContain(
    "withdrawn",
  );
  expect(await claimInvoice(partner, { invoiceId: untouched.id })).toMatchObject({
    error: { code: "invalid_status_transition", from: "withdrawn" },
  });

  const methods = await Promise.all([customerNo, since].map((no) => findCustomer(company, no)));
  expect(methods.map((one) => [one?.useFactoring, one?.deliveryMethod])).toEqual([
    [false, "print"],
    [false, "email"],
  ]);
  expect(await findActiveConnection(company)).toBeNull();
  expect(await findConnection(company, active.connectionId)).toMatchObject({
    state: "winding_down",
    windingDownAt: company.now,
  });
  expect(await eventsOf(company)).toEqual([
    "connection.activated",
    "connection.winding_down",
    "invoice.withdrawn",
  ]);
});

test("M6: no new invoice goes by factoring once the agreement is ending", async () => {
  const at = await newAgreement(pool);
  await delivered(at);
  await expectOk(end(at));
  const invoiceId = await newDraft(at.company, at.customerNo);
  const asked = { invoiceId, invoiceDate: testDate, deliveryMethod: "factoring" } as const;
  expect(await sendInvoice(at.company, asked)).toMatchObject({ error: { code: "no_active_integration" } });
  const { number } = await expectOk(sendInvoice(at.company, { invoiceId, invoiceDate: testDate }));
  expect(await findInvoiceHead(at.company, invoiceId)).toMatchObject({
    invoice: { number, deliveryMethod: "print" },
  });
});

test("M6, M22, M23, M29: the partner finishes what it has and pays it out, and the agreement closes by itself with the last payout", async () => {
  const at = await newAgreement(pool);
  const { company, active, partner } = at;
  const [first, second] = [await delivered(at), await ready(at)];
  await expectOk(end(at, [second.id]));

  await expectOk(claimInvoice(partner, { invoiceId: second.id }));
  await acknowledge(at, second.id);
  await expectOk(pay(at, first.number));
  expect(await statusOf(at, first.invoiceId)).toBe("completed");
  expect(await stateOf(at)).toBe("winding_down");

  await expectOk(pay(at, second.number));
  // Nothing is in flight, but the customers' money is: the partner is still to pay it out, and to post that.
  expect(await statusOf(at, second.invoiceId)).toBe("completed");
  expect(await stateOf(at)).toBe("winding_down");
  await expectOk(payOut(at, 2_000_000n));
  expect(await stateOf(at)).toBe("winding_down");

  await expectOk(payOut(at, 500_000n));
  expect(await findConnection(company, active.connectionId)).toMatchObject({
    state: "inactive",
    closedAt: company.now,
    closeReason: null,
  });
  expect((await eventsOf(company)).at(-1)).toBe("connection.deactivated");
  // The key itself is not revoked: its holder is told that the agreement is over, not that he is unknown.
  expect((await listClientKeys(company, active.connectionId))[0]?.revokedAt).toBeNull();
});

test.each(["rejected", "recoursed", "completed"] as const)(
  "M6: the agreement closes when the partner reports its last invoice as %s",
  async (status) => {
    const at = await newAgreement(pool);
    const invoice = status === "rejected" ? await ready(at) : await delivered(at);
    await expectOk(end(at, [invoice.id]));
    expect(await stateOf(at)).toBe("winding_down");
    if (status === "rejected") {
      const rejection = {
        invoiceId: invoice.id,
        reasonCode: "other",
        text: "Nei",
        retryable: false,
      } as const;
      await expectOk(rejectInvoice(at.partner, rejection));
    } else {
      const report = { invoiceId: invoice.id, status, description: "Ferdig", occurredAt: at.company.now };
      const nothingNext = { holdUntil: null, nextEvent: null, nextEventDate: null };
      await expectOk(reportStatus(at.partner, { ...report, ...nothingNext }));
    }
    expect(await stateOf(at)).toBe("inactive");
  },
);

test("M6: with nothing in flight the agreement is over at once", async () => {
  const at = await newAgreement(pool);
  const one = await ready(at);
  expect(await expectOk(end(at))).toEqual({ customersChanged: 1, withdrawn: 1, closed: true });
  expect(await statusOf(at, one.invoiceId)).toBe("withdrawn");
  expect(await stateOf(at)).toBe("inactive");
  expect(await eventsOf(at.company)).toEqual([
    "connection.activated",
    "connection.winding_down",
    "invoice.withdrawn",
    "connection.deactivated",
  ]);
});

test("M6, M29: with nothing in flight, but money between the two, it stays open until that is paid out", async () => {
  const at = await newAgreement(pool);
  const one = await delivered(at);
  await expectOk(pay(at, one.number));
  expect(await expectOk(end(at))).toMatchObject({ closed: false });
  expect(await stateOf(at)).toBe("winding_down");
  await expectOk(payOut(at));
  expect(await stateOf(at)).toBe("inactive");
});

test("M6, edge 36: an invoice being prepared when the agreement ends is finished, and taken back", async () => {
  const at = await newAgreement(pool);
  const invoiceId = await newDraft(at.company, at.customerNo);
  await expectOk(sendInvoice(at.company, { invoiceId, invoiceDate: testDate }));
  expect(await expectOk(end(at))).toMatchObject({ withdrawn: 0, closed: false });

  const worker = { ...at.company, actor: { kind: "system", task: "prepare" } } as const;
  await expectOk(prepareInvoices(worker, { invoiceIds: [invoiceId] }));
  expect(await statusOf(at, invoiceId)).toBe("withdrawn");
  expect(await stateOf(at)).toBe("inactive");
  const history = (await listInvoiceHistory(at.company, invoiceId)).map(({ event }) => event);
  expect(history).toEqual(expect.arrayContaining(["preparing", "ready", "withdrawn"]));
});
