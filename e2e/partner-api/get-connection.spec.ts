import { partnerScopes } from "@/lib/domain/actor";
import { expect, test } from "../fixtures";
import { connect } from "../partner-client";
import { closeBooks, setConnectionState } from "./state";

test("getConnection 200: whose books, what may be done, and where to post (M2)", async ({
  company,
  partner,
}) => {
  const answer = await partner.get("/connection");
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toEqual({
    company: { orgNr: expect.stringMatching(/^3\d{8}$/), name: `Prøve ${company.slug} AS` },
    integration: "Prøve Factoring",
    state: "active",
    agreementType: "financing",
    acceptsNewInvoices: true,
    currencies: ["NOK"],
    scopes: [...partnerScopes],
    accounts: [
      { eventKind: "bank", accountNo: 1920, name: "Bankinnskudd", subledgerSeries: null },
      {
        eventKind: "clearing",
        accountNo: 80_000,
        name: "Prøve Factoring",
        subledgerSeries: "Factoringselskaper",
      },
      {
        eventKind: "deviation",
        accountNo: 2999,
        name: "Mellomregning avvik factoring",
        subledgerSeries: null,
      },
      { eventKind: "fee", accountNo: 7770, name: "Bank- og factoringgebyr", subledgerSeries: null },
      {
        eventKind: "financing_cost",
        accountNo: 8159,
        name: "Finansieringskostnad factoring",
        subledgerSeries: null,
      },
      {
        eventKind: "interest_income",
        accountNo: 8055,
        name: "Renteinntekt kundefordringer",
        subledgerSeries: null,
      },
    ],
    lockDate: null,
  });
});

test("getConnection 200: the clearing account may be a ledger account, of any kind of agreement", async ({
  company,
  request,
}) => {
  const keys = await company.activate({ agreementType: "purchase", clearing: { accountNo: 2391 } });
  const answer = await (await connect(request, keys)).get("/connection");
  expect(await answer.json()).toMatchObject({
    agreementType: "purchase",
    accounts: expect.arrayContaining([
      { eventKind: "clearing", accountNo: 2391, name: "Mellomregning factoring", subledgerSeries: null },
    ]),
  });
});

test("getConnection 200: the token's own scopes, the lock date, and an agreement that winds down", async ({
  company,
  partner,
  request,
}) => {
  await closeBooks(company, "2026-01-31");
  await setConnectionState(company, "winding_down");
  const narrow = await connect(request, partner.keys, "factoring.customers:read");
  expect(await (await narrow.get("/connection")).json()).toMatchObject({
    state: "winding_down",
    acceptsNewInvoices: false,
    scopes: ["factoring.customers:read"],
    lockDate: "2026-01-31",
  });
});
