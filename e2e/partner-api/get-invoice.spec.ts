import { ore } from "@/lib/domain/money";
import { saveCustomer } from "@/lib/services/customers/save-customer";
import { creditInvoice } from "@/lib/services/invoices/credit-invoice";
import { factored } from "../company";
import { expectOk, line, sha256, tinyPdf } from "../factories";
import { expect, test } from "../fixtures";
import { deliver, offer } from "./calls";

test("getInvoice 200: with lines, and with the customer as it stood on the document (edge 17)", async ({
  company,
  partner,
}) => {
  const customerNo = await company.customer();
  const lines = [
    line({ quantityMilli: 1_500n, unitPriceOre: ore(33_333n), discountBasisPoints: 1_000 }),
    line({
      text: "Kaffe",
      unit: "EA",
      quantityMilli: 1_000n,
      unitPriceOre: ore(4_900n),
      vatCode: 31,
      accountNo: 3030,
    }),
  ];
  const { id } = await company.send(await company.draft(customerNo, lines));
  const moved = factored({ name: "Nordvik Bygg og Anlegg AS", street: "Nygata 2" });
  await expectOk(saveCustomer(company.scope, { customerNo, version: null, card: moved }));

  const answer = await partner.get(`/factoring/invoices/${id}`);
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toMatchObject({
    id,
    netAmount: 49_900,
    vatAmount: 11_985,
    totalAmount: 61_885,
    customer: { name: "Nordvik Bygg og Anlegg AS", address: { street: "Nygata 2" } },
    customerSnapshot: { customerNo, name: "Nordvik Bygg AS", address: { street: "Storgata 1" } },
    originalInvoice: null,
    delivery: null,
    lines: [
      {
        line: 1,
        text: "Snekkerarbeid",
        quantity: "1.5",
        unit: "HUR",
        unitPrice: 33_333,
        discountBasisPoints: 1_000,
        vatCode: 3,
        netAmount: 45_000,
      },
      { line: 2, text: "Kaffe", quantity: "1", unit: "EA", vatCode: 31, netAmount: 4_900 },
    ],
  });
});

test("getInvoice 200: a credit note names what it credits, and a receipt is shown as it was given", async ({
  company,
  partner,
}) => {
  const { id, invoiceId, number } = await deliver(company);
  const credit = await expectOk(creditInvoice(company.scope, { invoiceId }));
  const note = await company.send(credit.invoiceId);

  expect(await (await partner.get(`/factoring/invoices/${note.id}`)).json()).toMatchObject({
    type: "credit_note",
    originalInvoiceNo: number,
    originalInvoice: { id, invoiceNo: number, invoiceDate: "2026-03-02" },
    delivery: null,
  });
  expect(await (await partner.get(`/factoring/invoices/${id}`)).json()).toMatchObject({
    balance: 0,
    delivery: {
      deliveredAt: "2026-03-02T12:00:00.000Z",
      channel: "email",
      factorKid: "900010042",
      paymentAccount: "15030012340",
      dueDate: "2026-03-02",
      factorReference: "PO-1",
      pdf: { sha256: sha256(tinyPdf()), size: tinyPdf().byteLength },
    },
  });
});

test("getInvoice 200: reading changes nothing", async ({ company, partner }) => {
  const { id } = await offer(company);
  const first = await (await partner.get(`/factoring/invoices/${id}`)).json();
  expect(await (await partner.get(`/factoring/invoices/${id}`)).json()).toEqual(first);
});
