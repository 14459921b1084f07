import { afterAll, expect, test } from "vitest";
import {
  newCompany,
  newCustomer,
  newFactoring,
  newSupplier,
  organisation,
  person,
  supplier,
  syntheticOrgNr,
} from "@/e2e/factories";
import { openPool } from "../client";
import { newDatabase } from "../test-database";
import { type ContactFilter, listContacts } from "./contacts";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

type Company = Awaited<ReturnType<typeof newCompany>>;
const shared = syntheticOrgNr(31_337);

async function names(company: Company, filter: ContactFilter) {
  return (await listContacts(company, { ...filter, limit: 50 })).rows.map(({ name }) => name);
}

/** Two customers, a person, two suppliers, of which one is a customer too, and a factoring company. */
async function addressBook() {
  const company = await newCompany(pool);
  const bygg = await newCustomer(company, organisation({ name: "Bygg AS", orgNr: shared }));
  await newCustomer(company, organisation({ name: "Asfalt AS", orgNr: null, email: "ordre@asfalt.example" }));
  await newCustomer(company, person({ firstName: "Kari", lastName: "Dal", phone: "+4791234567" }));
  const both = await newSupplier(company, supplier({ name: "Bygg AS avd. salg", orgNr: shared }));
  await newSupplier(company, supplier({ name: "Elektro AS", orgNr: syntheticOrgNr(4), country: "NO" }));
  await newFactoring(pool, company);
  return { company, bygg, both };
}

test("M32: the address book is customers, suppliers and factoring companies in one list by name", async () => {
  const { company } = await addressBook();
  expect(await names(company, {})).toEqual([
    "Asfalt AS",
    "Bygg AS",
    "Elektro AS",
    "Kari Dal",
    "Prøve Factoring",
  ]);
  expect(await names(company, { kind: "finance" })).toEqual(["Prøve Factoring"]);
  expect(await names(company, { kind: "supplier" })).toEqual(["Bygg AS avd. salg", "Elektro AS"]);
});

test("M32: a customer and a supplier with one organisation number are one party with both numbers", async () => {
  const { company, bygg, both } = await addressBook();
  const numbers = [
    { kind: "customer", no: bygg },
    { kind: "supplier", no: both },
  ];
  for (const filter of [{ search: "bygg as" }, { search: String(both) }, { search: shared }]) {
    const { rows } = await listContacts(company, { ...filter, limit: 50 });
    expect(rows.map((row) => row.numbers)).toEqual([numbers]);
  }
  const [supplierRow] = (await listContacts(company, { kind: "supplier", limit: 1 })).rows;
  expect(supplierRow).toMatchObject({ no: both, numbers });
});

test("M32: the same number in another country is another party", async () => {
  const company = await newCompany(pool);
  const abroad = { country: "EE", orgNr: "12345678", postalCode: "10111", phone: null };
  await newCustomer(company, organisation({ ...abroad, name: "Eesti OÜ" }));
  await newSupplier(
    company,
    supplier({ ...abroad, country: "NL", postalCode: "1012 AB", bankAccount: null }),
  );
  expect((await listContacts(company, { limit: 10 })).rows).toHaveLength(2);
});

test("M32: the address book is searched by number, name, organisation number, e-mail and phone", async () => {
  const { company, bygg } = await addressBook();
  expect(await names(company, { search: String(bygg) })).toEqual(["Bygg AS"]);
  expect(await names(company, { search: "elektro" })).toEqual(["Elektro AS"]);
  expect(await names(company, { search: shared.replace(/(...)(?=.)/g, "$1 ") })).toEqual(["Bygg AS"]);
  expect(await names(company, { search: "ordre@" })).toEqual(["Asfalt AS"]);
  expect(await names(company, { search: "91 23 45 67" })).toEqual(["Kari Dal"]);
  expect(await names(company, { search: "%" })).toEqual([]);
});

test("M32: pages of the address book follow on one another, none twice and none left out", async () => {
  const { company } = await addressBook();
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listContacts(company, { cursor, limit: 2 });
    seen.push(...page.rows.map(({ name }) => name));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(seen).toEqual(await names(company, {}));
});
