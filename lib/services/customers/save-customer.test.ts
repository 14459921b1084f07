import { afterAll, describe, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { findCustomer, listCustomers } from "@/db/queries/customers";
import { newDatabase } from "@/db/test-database";
import { expectOk, newCompany, newCustomer, newFactoring, organisation, person } from "@/e2e/factories";
import { type CustomerValues, saveCustomerInput } from "@/lib/contracts/customer";
import type { CustomerCard, CustomerField, CustomerProblemCode } from "@/lib/domain/customer";
import { newCard } from "@/lib/domain/customer-rules";
import { saveCustomer } from "./save-customer";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

const factored = { useFactoring: true, deliveryMethod: "factoring" } as const;

async function withFactoring() {
  const company = await newCompany(pool);
  await newFactoring(pool, company);
  return company;
}

const create = (company: Awaited<ReturnType<typeof newCompany>>, card: CustomerCard) =>
  saveCustomer(company, { customerNo: null, version: null, card });

describe("M8, M9, M11: with «Bruk Factoring» on, each field that is missing or wrong has its own message", async () => {
  const company = await withFactoring();
  const cases: [CustomerField, Partial<CustomerCard>, CustomerProblemCode][] = [
    ["name", { name: " " }, "required"],
    ["orgNr", { orgNr: null }, "required"],
    ["orgNr", { orgNr: "123456789" }, "invalid_org_nr"],
    ["street", { street: "" }, "required"],
    ["postalCode", { postalCode: null }, "required"],
    ["postalCode", { postalCode: "0000" }, "invalid_postal_code"],
    ["city", { city: null }, "required"],
    ["city", { city: "Bergen" }, "postal_place_mismatch"],
    ["phone", { phone: null }, "required"],
    ["phone", { phone: "123" }, "invalid_phone"],
    ["email", { email: null }, "required"],
    ["email", { email: "post@" }, "invalid_email"],
  ];

  test.each(cases)("an organisation: %s %j", async (field, differing, code) => {
    const saved = await create(company, organisation({ ...factored, ...differing }));
    expect(saved).toEqual({
      ok: false,
      error: { code: "customer_data_incomplete", problems: [{ field, code }] },
    });
  });

  test.each(["firstName", "lastName", "street", "postalCode", "city", "phone", "email"] as const)(
    "a person too: %s",
    async (field) => {
      const saved = await create(company, person({ ...factored, [field]: null }));
      expect(saved).toEqual({
        ok: false,
        error: { code: "customer_data_incomplete", problems: [{ field, code: "required" }] },
      });
    },
  );

  test("all of them come at once, and nothing is saved", async () => {
    const saved = await create(company, { ...newCard(true), name: "Bare Navn AS" });
    expect(saved.ok ? [] : "problems" in saved.error && saved.error.problems.map((one) => one.field)).toEqual(
      ["orgNr", "street", "postalCode", "city", "phone", "email"],
    );
    expect((await listCustomers(company)).rows).toEqual([]);
  });
});

test("M9: after activation a new card starts with «Bruk Factoring» on, and without an integration it is off", () => {
  expect(newCard(true)).toMatchObject(factored);
  expect(newCard(false)).toMatchObject({ useFactoring: false, deliveryMethod: "email" });
});

test("M9: an exempt customer needs no more than a name", async () => {
  const company = await withFactoring();
  const card = {
    ...newCard(true),
    name: "Bare Navn AS",
    useFactoring: false,
    deliveryMethod: "print",
  } as const;
  expect((await create(company, card)).ok).toBe(true);
});

test("M5: clearing «Bruk Factoring» demands another method, and setting it again sets the integration's", async () => {
  const company = await withFactoring();
  const customerNo = await newCustomer(company, organisation(factored));
  const save = (version: number, differing: Partial<CustomerCard>) =>
    saveCustomer(company, { customerNo, version, card: organisation({ ...factored, ...differing }) });

  expect(await save(1, { useFactoring: false })).toMatchObject({
    error: {
      code: "validation_failed",
      problems: [{ field: "deliveryMethod", code: "choose_delivery_method" }],
    },
  });
  await expectOk(save(1, { useFactoring: false, deliveryMethod: "email" }));
  expect(await findCustomer(company, customerNo)).toMatchObject({
    useFactoring: false,
    deliveryMethod: "email",
    version: 2,
  });
  await expectOk(save(2, { deliveryMethod: "email" }));
  expect(await findCustomer(company, customerNo)).toMatchObject({ ...factored, version: 3 });
});

test("a card that somebody else changed is not overwritten", async () => {
  const company = await newCompany(pool);
  const customerNo = await newCustomer(company);
  const save = (name: string) =>
    saveCustomer(company, { customerNo, version: 1, card: organisation({ name }) });

  await expectOk(save("Først AS"));
  expect(await save("Sist AS")).toEqual({ ok: false, error: { code: "version_conflict" } });
  expect(await findCustomer(company, customerNo)).toMatchObject({ name: "Først AS", version: 2 });
});

test("customers of one company are not found from another", async () => {
  const [mine, other] = [await newCompany(pool), await newCompany(pool)];
  const customerNo = await newCustomer(mine);
  const saved = await saveCustomer(other, { customerNo, version: 1, card: organisation() });
  expect(saved).toEqual({ ok: false, error: { code: "not_found" } });
});

test("a viewer cannot save", async () => {
  const company = await newCompany(pool);
  const viewer = { ...company, actor: { kind: "user", userId: "v", name: "Vi", role: "viewer" } } as const;
  expect(await create(viewer, organisation())).toMatchObject({ error: { code: "forbidden" } });
});

test("the list is found by number, name and organisation number, and paged both ways", async () => {
  const company = await newCompany(pool);
  const nos: number[] = [];
  for (const name of ["Ås Rør AS", "100% Mat AS", "Bø Bil AS", "Ås Bygg AS", "Myr AS"]) {
    nos.push(
      await newCustomer(company, organisation({ name, orgNr: name === "Myr AS" ? "974760673" : null })),
    );
  }
  const found = async (search: string) =>
    (await listCustomers(company, { search })).rows.map(({ name }) => name);
  expect(await found("ås")).toEqual(["Ås Rør AS", "Ås Bygg AS"]);
  expect(await found("0%")).toEqual(["100% Mat AS"]);
  expect(await found("974 760")).toEqual(["Myr AS"]);
  expect(await found(String(nos[2]))).toEqual(["Bø Bil AS"]);

  const page = async (place: { after?: number; before?: number }) => {
    const { rows, previous, next } = await listCustomers(company, { ...place, limit: 2 });
    return { nos: rows.map(({ customerNo }) => customerNo), previous, next };
  };
  expect(await page({})).toEqual({ nos: nos.slice(0, 2), previous: null, next: nos[1] });
  expect(await page({ after: nos[1] ?? 0 })).toEqual({
    nos: nos.slice(2, 4),
    previous: nos[2],
    next: nos[3],
  });
  expect(await page({ after: nos[3] ?? 0 })).toEqual({ nos: nos.slice(4), previous: nos[4], next: null });
  expect(await page({ before: nos[4] ?? 0 })).toEqual({
    nos: nos.slice(2, 4),
    previous: nos[2],
    next: nos[3],
  });
  expect(await page({ before: nos[2] ?? 0 })).toEqual({ nos: nos.slice(0, 2), previous: null, next: nos[1] });
});

test("M9: payment terms that are no number are told together with the other fields", async () => {
  const company = await withFactoring();
  const typed: CustomerValues = {
    isPerson: false,
    name: "Bare Navn AS",
    firstName: "",
    lastName: "",
    orgNr: "974760673",
    street: "Storgata 1",
    street2: "",
    postalCode: "0155",
    city: "Oslo",
    country: "NO",
    phone: "22 33 44 55",
    email: "",
    invoiceEmail: "",
    buyerReference: "",
    language: "nb",
    paymentTermsDays: "to uker",
    brandingTemplateId: "",
    sendReminders: true,
    ...factored,
  };
  const input = saveCustomerInput.parse({ customerNo: null, version: null, card: typed });
  expect(await saveCustomer(company, input)).toMatchObject({
    error: {
      problems: [
        { field: "email", code: "required" },
        { field: "paymentTermsDays", code: "invalid_payment_terms" },
      ],
    },
  });
});
