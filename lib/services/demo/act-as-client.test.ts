import { afterAll, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { newDatabase } from "@/db/test-database";
import { type Agreement, delivered, newAgreement, statusOf } from "@/e2e/agreement";
import { expectOk } from "@/e2e/factories";
import { ore } from "@/lib/domain/money";
import { changeCurrencies } from "../factoring/change-currencies";
import { readInvoice } from "../factoring/read-invoices";
import { actAsClient } from "./act-as-client";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

/** The client, as the demo's own address has it act. */
const ask = ({ company, active }: Agreement, act: Parameters<typeof actAsClient>[2]) =>
  actAsClient({ ...company, actor: { kind: "system", task: "demo-client" } }, active.connectionId, act);

const sendInvoice = { act: "send_invoice", currency: "NOK", attached: false, orderReference: null } as const;

test("edge 41, edge 42: asked for it, a demo's client sends an invoice in euro, and one with a file", async () => {
  const at = await newAgreement(pool);
  const { connectionId } = at.active;
  await expectOk(changeCurrencies(at.company, { connectionId, currencies: ["EUR"] }));
  const asked = { ...sendInvoice, currency: "EUR", orderReference: "Scenario" } as const;
  const { id } = await expectOk(ask(at, asked));
  expect(await readInvoice(at.partner, { invoiceId: id ?? "" })).toMatchObject({
    status: "ready",
    orderReference: "Scenario",
    currency: "EUR",
    totalAmount: 125_000n,
    nokAmounts: { total: 1_437_500n },
  });

  const with1 = await expectOk(ask(at, { ...sendInvoice, attached: true }));
  const found = await readInvoice(at.partner, { invoiceId: with1.id ?? "" });
  expect(found).toMatchObject({ status: "ready", attachments: [{ filename: "Testvedlegg æøå.csv" }] });
});

test("a demo's client sends an invoice that is ready at once, and credits part of it before it is fetched or after", async () => {
  const at = await newAgreement(pool);
  const { id } = await expectOk(ask(at, sendInvoice));
  const found = await readInvoice(at.partner, { invoiceId: id ?? "" });
  expect(found).toMatchObject({ status: "ready", type: "invoice", totalAmount: 1_250_000n });

  const taken = await delivered(at);
  const note = await expectOk(ask(at, { act: "credit", invoiceId: taken.id, percent: 20 }));
  const credited = await readInvoice(at.partner, { invoiceId: note.id ?? "" });
  expect(credited).toMatchObject({ type: "credit_note", status: "ready", originalInvoiceNo: taken.number });
  expect((await readInvoice(at.partner, { invoiceId: taken.id }))?.balance).toBe(1_000_000n);
});

test("edge 9: credited while it waits it is withdrawn, and no credit note is offered", async () => {
  const at = await newAgreement(pool);
  const { id } = await expectOk(ask(at, sendInvoice));
  const note = await expectOk(ask(at, { act: "credit", invoiceId: id ?? "", percent: 100 }));
  expect(note.id).toBe(null);
  expect((await readInvoice(at.partner, { invoiceId: id ?? "" }))?.status).toBe("withdrawn");
});

test("edge 33: paid directly, it passes the money on; and it knows no invoice of another's", async () => {
  const at = await newAgreement(pool);
  const invoice = await delivered(at);
  const amount = ore(1_250_000n);
  const { id } = await expectOk(ask(at, { act: "pay_directly", invoiceId: invoice.id, amount }));
  expect(await ask(at, { act: "forward", directPaymentId: id ?? "" })).toEqual({ ok: true, value: { id } });
  expect(await statusOf(at, invoice.invoiceId)).toBe("delivered");

  const other = await newAgreement(pool);
  const foreign = await ask(other, { act: "credit", invoiceId: invoice.id, percent: 100 });
  expect(foreign).toMatchObject({ ok: false, error: { code: "not_found" } });
});
