import { afterAll, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { findActiveConnection, findConnection, listClientKeys } from "@/db/queries/connections";
import { findCustomer } from "@/db/queries/customers";

import { findInvoiceHead } from "@/db/queries/invoices";

import { begin } from "@/db/scope";
import { newDatabase } from "@/db/test-database";
import { eventsOf, newAgreement, ready, stateOf } from "@/e2e/agreement";
import {
  expectOk,
  newCompany,
  newCustomer,
  newDraft,
  newFactoring,
  organisation,
  testDate,
} from "@/e2e/factories";
import { issueToken } from "../access/issue-token";
import { saveCustomer } from "../customers/save-customer";
import { sendInvoice } from "../invoices/send-invoices";
import { undoActivation } from "./undo-activation";
import { windDown } from "./wind-down";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

test("M4: undone before the first invoice is sent, everything is as it was, and the keys open nothing", async () => {
  const at = await newAgreement(pool);
  const { company, active, customerNo } = at;
  const card = organisation({ useFactoring: true, deliveryMethod: "factoring" });
  const since = await newCustomer(company, card);
  const exempt = await newCustomer(company, card);
  await expectOk(
    saveCustomer(company, {
      customerNo: exempt,
      version: null,
      card: organisation({ deliveryMethod: "ehf" }),
    }),
  );

  const undone = await expectOk(
    undoActivation(company, { connectionId: active.connectionId, reason: "Feil factoringselskap" }),
  );
  expect(undone).toEqual({ customersChanged: 2 });
  const methods = await Promise.all([customerNo, since, exempt].map((no) => findCustomer(company, no)));
  expect(methods.map((one) => [one?.useFactoring, one?.deliveryMethod, one?.methodBeforeFactoring])).toEqual([
    [false, "print", null],
    [false, "email", null],
    [false, "ehf", null],
  ]);
  expect(await findConnection(company, active.connectionId)).toMatchObject({
    state: "inactive",
    windingDownAt: null,
    closedAt: company.now,
    closeReason: "Feil factoringselskap",
  });
  const [key] = await listClientKeys(company, active.connectionId);
  expect(key?.revokedAt).not.toBeNull();
  expect(
    await issueToken(pool, { ...active, scopes: null }, { now: company.now, requestId: "t" }),
  ).toMatchObject({ error: { code: "invalid_client" } });
  expect(await eventsOf(company)).toEqual(["connection.activated", "connection.deactivated"]);
});

test("M4: each card's history tells what activation and undoing changed, and who did it", async () => {
  const { company, active, customerNo } = await newAgreement(pool);
  await expectOk(undoActivation(company, { connectionId: active.connectionId, reason: "" }));
  const changes = await begin(
    company,
    ({ db, companyId }) =>
      db.sql`
      select verb, actor_name, changes from card_changes
      where company_id = ${companyId} and subledger_no = ${customerNo} and verb like 'factoring/%' order by id`,
  );
  expect([...changes]).toEqual([
    {
      verb: "factoring/activate",
      actor_name: "Tove Tester",
      changes: [
        { field: "useFactoring", from: false, to: true },
        { field: "deliveryMethod", from: "print", to: "factoring" },
      ],
    },
    {
      verb: "factoring/undo-activation",
      actor_name: "Tove Tester",
      changes: [
        { field: "useFactoring", from: true, to: false },
        { field: "deliveryMethod", from: "factoring", to: "print" },
      ],
    },
  ]);
});

test("M4: after the first invoice undoing is refused with the reason, and changes nothing", async () => {
  const at = await newAgreement(pool);
  await ready(at);
  expect(await undoActivation(at.company, { connectionId: at.active.connectionId, reason: "" })).toEqual({
    ok: false,
    error: { code: "invoices_already_factored", invoices: 1 },
  });
  expect(await stateOf(at)).toBe("active");
  expect(await findCustomer(at.company, at.customerNo)).toMatchObject({ useFactoring: true });
});

test("M4: what was undone can be activated again", async () => {
  const at = await newAgreement(pool);
  await expectOk(undoActivation(at.company, { connectionId: at.active.connectionId, reason: "" }));
  const again = await newFactoring(pool, at.company);
  expect(again.customersChanged).toBe(1);
  expect(await findActiveConnection(at.company)).toMatchObject({ id: again.connectionId });
});

test("M4, M6: an invoice sent while factoring is activated, ended or undone is wholly one thing or the other", async () => {
  for (const step of ["activate", "end", "undo"] as const) {
    const company = await newCompany(pool);
    const customerNo = await newCustomer(company, organisation({ deliveryMethod: "print" }));
    const before = step === "activate" ? null : await newFactoring(pool, company);
    const drafts: string[] = [];
    for (let n = 0; n < 8; n++) drafts.push(await newDraft(company, customerNo));

    const change = () => {
      if (!before) return newFactoring(pool, company);
      const { connectionId } = before;
      return step === "end"
        ? windDown(company, { connectionId, withdraw: { allBut: [] } })
        : undoActivation(company, { connectionId, reason: "" });
    };
    const send = (invoiceId: string) => sendInvoice(company, { invoiceId, invoiceDate: testDate });
    await Promise.all([...drafts.slice(0, 4).map(send), change(), ...drafts.slice(4).map(send)]);

    for (const invoiceId of drafts) {
      const head = await findInvoiceHead(company, invoiceId);
      expect(head?.invoice.state).toBe("sent");
      expect(["print", "factoring"]).toContain(head?.invoice.deliveryMethod);
      expect(head?.factoring !== null).toBe(head?.invoice.deliveryMethod === "factoring");
    }
  }
});
