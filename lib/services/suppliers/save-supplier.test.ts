import { afterAll, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { listCardChanges } from "@/db/queries/card-changes";
import { findSupplier, listSuppliers } from "@/db/queries/suppliers";
import { newDatabase } from "@/db/test-database";
import { expectOk, newCompany, newSupplier, supplier } from "@/e2e/factories";
import { saveSupplier } from "./save-supplier";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

test("M32: suppliers are numbered in the series of their own subledger, and kept in its forms", async () => {
  const company = await newCompany(pool);
  expect(await newSupplier(company)).toBe(20_000);
  const supplierNo = await newSupplier(
    company,
    supplier({ bankAccount: "8601 11 17947", phone: "22445566" }),
  );
  expect(await findSupplier(company, supplierNo)).toMatchObject({
    supplierNo: 20_001,
    bankAccount: "86011117947",
    phone: "+4722445566",
    version: 1,
  });
});

test("M11, M32: a supplier with wrong data is refused with each field, and nothing is saved", async () => {
  const company = await newCompany(pool);
  const card = supplier({ orgNr: "123456789", bankAccount: "12345678901" });
  expect(await saveSupplier(company, { supplierNo: null, version: null, card })).toEqual({
    ok: false,
    error: {
      code: "validation_failed",
      problems: [
        { field: "orgNr", code: "invalid_org_nr" },
        { field: "bankAccount", code: "invalid_bank_account" },
      ],
    },
  });
  expect((await listSuppliers(company)).rows).toEqual([]);
});

test("M32: a changed supplier has its change in its history, and a card changed meanwhile is not overwritten", async () => {
  const company = await newCompany(pool);
  const supplierNo = await newSupplier(company);
  const save = (name: string) => saveSupplier(company, { supplierNo, version: 1, card: supplier({ name }) });

  await expectOk(save("Treverk Nord AS"));
  expect(await save("Treverk Sør AS")).toEqual({ ok: false, error: { code: "version_conflict" } });
  const { rows } = await listCardChanges(company, supplierNo);
  expect(rows[0]).toMatchObject({
    verb: "supplier/save",
    actorName: "Tove Tester",
    changes: [{ field: "name", from: "Treverk Engros AS", to: "Treverk Nord AS" }],
  });
  expect(rows).toHaveLength(2);
});

test("a viewer cannot save a supplier, and another company's is not found", async () => {
  const [company, other] = [await newCompany(pool), await newCompany(pool)];
  const supplierNo = await newSupplier(company);
  const viewer = { ...company, actor: { kind: "user", userId: "v", name: "Vi", role: "viewer" } } as const;
  const input = { supplierNo, version: 1, card: supplier() };
  expect(await saveSupplier(viewer, input)).toMatchObject({ error: { code: "forbidden" } });
  expect(await saveSupplier(other, input)).toEqual({ ok: false, error: { code: "not_found" } });
});
