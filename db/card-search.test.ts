import { afterAll, expect, test } from "vitest";
import { newCompany, newCustomer, organisation, syntheticOrgNr } from "@/e2e/factories";
import { openPool } from "./client";
import { listCustomers } from "./queries/customers";
import { listWorkbench } from "./queries/data-quality";
import { newDatabase } from "./test-database";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

test("M12: customers are found by a part of the name, or the start of a customer or organisation number, in the list and in the workbench", async () => {
  const company = await newCompany(pool);
  const orgNrs = [syntheticOrgNr(1), syntheticOrgNr(2)];
  const first = await newCustomer(company, organisation({ name: "100 % Rør AS", orgNr: orgNrs[0] ?? null }));
  const second = await newCustomer(company, organisation({ name: "Bygg og Rør", orgNr: orgNrs[1] ?? null }));
  expect([first, second]).toEqual([10_000, 10_001]);
  await newCustomer(await newCompany(pool), organisation({ name: "100 % Rør hos en annen" }));

  const found = async (search: string) => {
    const numbers = (rows: { customerNo: number }[]) => rows.map(({ customerNo }) => customerNo);
    const listed = numbers((await listCustomers(company, { search })).rows);
    const filter = { population: "everyone", show: "all", search } as const;
    expect(numbers((await listWorkbench(company, filter)).rows), search).toEqual(listed);
    return listed;
  };
  expect(await found("rør")).toEqual([first, second]);
  expect(await found("100 %")).toEqual([first]);
  expect(await found("_")).toEqual([]);
  expect(await found("10001")).toEqual([second]);
  expect(await found("1000")).toEqual([first, second]);
  expect(await found("1")).toEqual([first, second]);
  expect(await found("2")).toEqual([]);
  expect(await found("0")).toEqual([first]);
  expect(await found("10001000")).toEqual([]);
  expect(await found(`${orgNrs[1]?.slice(0, 3)} ${orgNrs[1]?.slice(3)}`)).toEqual([second]);
});
