import type { z } from "zod";
import type { listCustomers } from "@/lib/contracts/partner-api/customers";
import { saveCustomer } from "@/lib/services/customers/save-customer";
import { factored } from "../company";
import { expectOk, organisation, person } from "../factories";
import { expect, test } from "../fixtures";
import type { Partner } from "../partner-client";
import { offer } from "./calls";
import { expectProblem, pointersOf } from "./expect-problem";

type Page = z.input<typeof listCustomers.output>;

async function page(partner: Partner, query = ""): Promise<Page> {
  const answer = await partner.get(`/factoring/customers${query}`);
  expect(answer.status()).toBe(200);
  return (await answer.json()) as Page;
}

test("listCustomers 200: those that use factoring or have an invoice here, and nobody else (data minimisation)", async ({
  company,
  partner,
}) => {
  const uses = await company.customer();
  const left = await company.customer(factored({ name: "Sluttet AS" }));
  const never = await company.customer(organisation({ name: "Aldri AS" }));
  await offer(company, left);
  const card = organisation({ name: "Sluttet AS", useFactoring: false, deliveryMethod: "print" });
  await expectOk(saveCustomer(company.scope, { customerNo: left, version: null, card }));

  const { data } = await page(partner);
  expect(data.map(({ customerNo, useFactoring }) => [customerNo, useFactoring])).toEqual([
    [uses, true],
    [left, false],
  ]);
  await expectProblem(await partner.get(`/factoring/customers/${never}`), 404, "not_found");
});

test("listCustomers 200: pages by number, and what has changed since", async ({ company, partner }) => {
  const numbers = [];
  for (const name of ["A AS", "B AS", "C AS"]) numbers.push(await company.customer(factored({ name })));

  const first = await page(partner, "?limit=2");
  expect(first).toMatchObject({ hasMore: true });
  const second = await page(partner, `?limit=2&cursor=${first.nextCursor}`);
  expect(second).toMatchObject({ hasMore: false });
  expect([...first.data, ...second.data].map(({ customerNo }) => customerNo)).toEqual(numbers);
  expect(await page(partner, `?cursor=${second.nextCursor}`)).toEqual({
    data: [],
    hasMore: false,
    nextCursor: second.nextCursor,
  });

  const before = encodeURIComponent(second.data[0]?.changedAt ?? "");
  const customerNo = numbers[0] ?? 0;
  await expectOk(
    saveCustomer(
      { ...company.scope, now: new Date() },
      { customerNo, version: null, card: factored({ name: "Aa AS" }) },
    ),
  );
  const changed = await page(partner, `?changedAfter=${before}`);
  expect(changed.data.map(({ name }) => name)).toContain("Aa AS");
  expect(changed.data.map(({ name }) => name)).not.toContain("B AS");
});

test("listCustomers 422 validation_failed: each parameter that is wrong is pointed at", async ({
  partner,
}) => {
  const answer = await partner.get("/factoring/customers?changedAfter=2026-03-02&cursor=7&limit=-1");
  expect(pointersOf(await expectProblem(answer, 422, "validation_failed"))).toEqual([
    "/changedAfter invalid_date",
    "/cursor invalid_format",
    "/limit invalid_format",
  ]);
});

test("getCustomer 200: a person's card as it stands now", async ({ company, partner }) => {
  const customerNo = await company.customer(person({ useFactoring: true, deliveryMethod: "factoring" }));
  const answer = await partner.get(`/factoring/customers/${customerNo}`);
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toEqual({
    customerNo,
    isPerson: true,
    name: "Ola Nordmann",
    firstName: "Ola",
    lastName: "Nordmann",
    orgNr: null,
    address: { street: "Storgata 1", street2: null, postalCode: "0155", city: "Oslo", country: "NO" },
    phone: "+4790000001",
    email: "ola@nordmann.example",
    invoiceEmail: null,
    language: "nb",
    buyerReference: null,
    useFactoring: true,
    creditLimit: null,
    changedAt: expect.stringMatching(/Z$/),
  });
});

test("reportCreditLimit 200: the limit stands on the debtor's card until another is reported", async ({
  company,
  partner,
}) => {
  const customerNo = await company.customer(factored());
  const path = `/factoring/customers/${customerNo}`;
  const first = { limit: 20_000_000, used: 1_250_000, validTo: "2027-06-30" };
  const answer = await partner.post(`${path}/credit-limit`, first);
  expect(answer.status()).toBe(200);
  const reported = await answer.json();
  expect(reported).toMatchObject({
    customerNo,
    creditLimit: { ...first, reportedAt: expect.stringMatching(/Z$/) },
  });
  expect(await (await partner.post(`${path}/credit-limit`, first)).json()).toEqual(reported);

  await partner.post(`${path}/credit-limit`, { limit: 0, used: 1_250_000 });
  expect(await (await partner.get(path)).json()).toMatchObject({
    creditLimit: { limit: 0, used: 1_250_000, validTo: null },
  });
});

test("reportCreditLimit 404 not_found: a customer that does not use factoring is not the partner's", async ({
  company,
  partner,
}) => {
  const customerNo = await company.customer(factored({ useFactoring: false, deliveryMethod: "print" }));
  const answer = await partner.post(`/factoring/customers/${customerNo}/credit-limit`, { limit: 1, used: 0 });
  await expectProblem(answer, 404, "not_found");
});

test("reportCreditLimit 422 validation_failed: amounts are whole øre of zero or more, and the day exists", async ({
  company,
  partner,
}) => {
  const customerNo = await company.customer(factored());
  for (const [body, pointers] of [
    [{}, ["/limit required", "/used required"]],
    [{ limit: -1, used: -1 }, ["/limit too_small", "/used too_small"]],
    [{ limit: 1.5, used: 9_007_199_254_740_992 }, ["/limit invalid_type", "/used too_big"]],
    [{ limit: 1, used: 0, validTo: "2026-02-30" }, ["/validTo invalid_date"]],
  ] as const) {
    const answer = await partner.post(`/factoring/customers/${customerNo}/credit-limit`, body);
    expect(pointersOf(await expectProblem(answer, 422, "validation_failed"))).toEqual(pointers);
  }
});
