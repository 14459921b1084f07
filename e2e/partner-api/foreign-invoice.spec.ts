import { exchangeRate } from "@/lib/domain/currency";
import { changeCurrencies } from "@/lib/services/factoring/change-currencies";
import { creditInvoice } from "@/lib/services/invoices/credit-invoice";
import { expectOk, newDraft } from "../factories";
import { expect, test } from "../fixtures";

test("getInvoice 200: edge 41, an invoice in euro has amounts in euro, its rate, and what the books hold in øre", async ({
  company,
  partner,
}) => {
  const customerNo = await company.customer();
  const { connectionId } = await company.activate();
  await expectOk(changeCurrencies(company.scope, { connectionId, currencies: ["EUR"] }));
  const euro = { currency: "EUR", exchangeRate: exchangeRate(11_732_550n) } as const;
  const { id, invoiceId } = await company.send(await newDraft(company.scope, customerNo, undefined, euro));

  const answer = await partner.get(`/factoring/invoices/${id}`);
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toMatchObject({
    currency: "EUR",
    exchangeRate: "11.73255",
    netAmount: 1_000_000,
    vatAmount: 250_000,
    totalAmount: 1_250_000,
    balance: 1_250_000,
    nokAmounts: { net: 11_732_550, vat: 2_933_138, total: 14_665_688, balance: 14_665_688 },
    settlement: { remaining: 14_665_688 },
    lines: [{ unitPrice: 80_000, netAmount: 1_000_000 }],
  });

  const ehf = await (await partner.get(`/factoring/invoices/${id}/ehf`)).text();
  expect(ehf).toContain("<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>");
  expect(ehf).toContain("<cbc:TaxCurrencyCode>NOK</cbc:TaxCurrencyCode>");
  expect(ehf).toContain('<cbc:TaxAmount currencyID="NOK">29331.38</cbc:TaxAmount>');

  const note = await company.send((await expectOk(creditInvoice(company.scope, { invoiceId }))).invoiceId);
  expect(await (await partner.get(`/factoring/invoices/${note.id}`)).json()).toMatchObject({
    currency: "EUR",
    exchangeRate: "11.73255",
    totalAmount: 1_250_000,
    balance: 0,
    nokAmounts: { total: 14_665_688, balance: 0 },
  });
});
