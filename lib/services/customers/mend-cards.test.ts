import postgres from "postgres";
import { afterAll, describe, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { listCardChanges } from "@/db/queries/card-changes";
import { findCustomer } from "@/db/queries/customers";
import { countDataQuality, listWorkbench } from "@/db/queries/data-quality";
import { newDatabase } from "@/db/test-database";
import { expectOk, newCompany, newCustomer, newFactoring, organisation, person } from "@/e2e/factories";
import type { CustomerCard } from "@/lib/domain/customer";
import { applySuggestions } from "./apply-suggestions";
import { assessCards } from "./assess-cards";
import { mendCards } from "./mend-cards";
import { saveCustomer } from "./save-customer";
import { suggestMends } from "./suggest-mends";

const database = await newDatabase();
const pool = openPool(database.url);
const owner = postgres(database.url, { max: 1, onnotice: () => undefined });
afterAll(async () => {
  await pool.end();
  await owner.end();
});

/** A company whose old cards got «Bruk Factoring» at activation. */
async function oldRegister(...cards: CustomerCard[]) {
  const company = await newCompany(pool);
  const numbers: number[] = [];
  for (const card of cards) numbers.push(await newCustomer(company, card));
  const { connectionId } = await newFactoring(pool, company);
  return { company, numbers, connectionId };
}

type Books = Awaited<ReturnType<typeof newCompany>>;

/** A field as an older system left it, past every rule; the worker then asks about the card. */
async function spoil(
  company: Books,
  customerNo: number | undefined,
  field: "phone" | "email" | "city",
  text: string,
) {
  await owner`
    update customers set ${owner(field)} = ${text}, lacking = null
    where company_id = ${company.companyId} and customer_no = ${customerNo ?? 0}`;
  await expectOk(assessCards({ ...company, actor: { kind: "system", task: "sweep" } }, { limit: 10 }));
}

const mend = (company: Books, rows: Parameters<typeof mendCards>[1]["rows"], rehearse = false) =>
  expectOk(mendCards(company, { rows, rehearse }));

describe("M12: rows of the workbench are saved each for itself", () => {
  test("the good are kept with their history, the others told why, and the partner hears of the changed", async () => {
    const { company, numbers, connectionId } = await oldRegister(
      organisation({ phone: null, email: null }),
      organisation({ phone: null }),
      person({ lastName: null }),
    );
    const [alfa = 0, beta = 0, ola = 0] = numbers;
    const outcomes = await mend(company, [
      { customerNo: alfa, version: null, patch: { phone: "22 33 44 55" } },
      { customerNo: beta, version: null, patch: { phone: "12" } },
      { customerNo: ola, version: null, patch: { lastName: "Nordmann" } },
      { customerNo: 99_999, version: null, patch: { phone: "22334455" } },
    ]);
    expect(outcomes).toMatchObject([
      { result: "changed", lacking: [{ field: "email", code: "required" }] },
      { result: "failed", problems: [{ field: "phone", code: "invalid_phone" }] },
      { result: "changed", lacking: [], name: "Ola Nordmann" },
      { result: "failed", code: "not_found" },
    ]);
    expect(await findCustomer(company, alfa)).toMatchObject({
      phone: "+4722334455",
      lacking: ["email:required"],
      useFactoring: true,
      deliveryMethod: "factoring",
    });
    expect(await findCustomer(company, ola)).toMatchObject({ name: "Ola Nordmann", lacking: [] });
    expect((await listCardChanges(company, alfa)).rows[0]).toMatchObject({
      verb: "customer/mend",
      changes: [{ field: "phone", from: null, to: "+4722334455" }],
    });
    const told = await owner`
      select subject_id from events where connection_id = ${connectionId} and type = 'customer.changed' order by sequence`;
    expect(told.map((event) => event.subject_id)).toEqual([String(alfa), String(ola)]);
  });

  test("a rehearsal tells the same and keeps nothing", async () => {
    const { company, numbers } = await oldRegister(organisation({ phone: null }));
    const [no = 0] = numbers;
    const rows = [{ customerNo: no, version: null, patch: { phone: "22334455" } }];
    expect(await mend(company, rows, true)).toMatchObject([{ result: "changed", lacking: [] }]);
    expect(await findCustomer(company, no)).toMatchObject({ phone: null, lacking: ["phone:required"] });
    expect(await mend(company, rows)).toMatchObject([{ result: "changed" }]);
    expect(await mend(company, rows)).toMatchObject([{ result: "unchanged" }]);
  });

  test("what somebody else saved meanwhile is not overwritten, and is answered", async () => {
    const { company, numbers } = await oldRegister(organisation({ phone: null }));
    const [no = 0] = numbers;
    const seen = (await findCustomer(company, no))?.version ?? 0;
    const card = organisation({ useFactoring: true, deliveryMethod: "factoring", phone: "+4790000009" });
    await expectOk(saveCustomer(company, { customerNo: no, version: seen, card }));
    expect(
      await mend(company, [{ customerNo: no, version: seen, patch: { phone: "22334455" } }]),
    ).toMatchObject([
      { result: "failed", code: "version_conflict", version: seen + 1, card: { phone: "+4790000009" } },
    ]);
  });

  test("a viewer, and another company, can mend nothing", async () => {
    const { company, numbers } = await oldRegister(organisation({ phone: null }));
    const [no = 0] = numbers;
    const rows = [{ customerNo: no, version: null, patch: { phone: "22334455" } }];
    const viewer = { ...company, actor: { kind: "user", userId: "v", name: "Vi", role: "viewer" } } as const;
    expect(await mendCards(viewer, { rows, rehearse: false })).toMatchObject({
      error: { code: "forbidden" },
    });
    expect(await mend(await newCompany(pool), rows)).toMatchObject([{ code: "not_found" }]);
  });
});

test("M12: the counts say how many are ready and how many lack each field, and the list filters by the same", async () => {
  const { company, numbers } = await oldRegister(
    organisation({ phone: null }),
    organisation(),
    organisation(),
    person({ firstName: null }),
    organisation(),
  );
  await spoil(company, numbers[0], "email", "x@");
  await spoil(company, numbers[1], "phone", "12");
  const exempt = organisation({ useFactoring: false, deliveryMethod: "print", phone: null });
  await expectOk(saveCustomer(company, { customerNo: numbers[4] ?? 0, version: null, card: exempt }));
  expect(await countDataQuality(company)).toEqual({
    total: 4,
    ready: 1,
    unassessed: 0,
    byField: { phone: 2, email: 1, firstName: 1 },
  });

  const nos = async (filter: Parameters<typeof listWorkbench>[1]) =>
    (await listWorkbench(company, filter)).rows.map(({ customerNo }) => customerNo);
  const [a, b, c, d] = numbers;
  expect(await nos({ show: "all" })).toEqual([a, b, c, d]);
  expect(await nos({ show: "lacking" })).toEqual([a, b, d]);
  expect(await nos({ show: "phone" })).toEqual([a, b]);
  expect(await nos({ show: "lacking", search: "nordmann" })).toEqual([d]);
  expect(await nos({ show: "lacking", limit: 1, after: a })).toEqual([b]);
  expect(await listWorkbench(company, { show: "lacking", limit: 1, before: d })).toMatchObject({
    previous: b,
    next: b,
  });
  await owner`update customers set lacking = null where company_id = ${company.companyId} and customer_no = ${c ?? 0}`;
  expect(await countDataQuality(company)).toMatchObject({ ready: 0, unassessed: 1 });
});

test("M11, M12: suggestions of a kind are applied to all cards but those taken out, with their history", async () => {
  const { company, numbers } = await oldRegister(
    organisation({ city: null }),
    organisation({ city: null }),
    organisation({ city: null, phone: null }),
    organisation(),
    organisation(),
  );
  await spoil(company, numbers[3], "city", "Bergen");
  await spoil(company, numbers[4], "phone", "tlf. 22 33 44 55");
  const suggested = await suggestMends(company);
  expect(suggested.map(({ kind, count }) => ({ kind, count }))).toEqual([
    { kind: "place", count: 3 },
    { kind: "place_mismatch", count: 1 },
    { kind: "phone", count: 1 },
  ]);

  const except = [numbers[1] ?? 0];
  expect(await expectOk(applySuggestions(company, { kind: "place", except, after: 0 }))).toEqual({
    applied: 2,
    next: null,
  });
  const cities = await Promise.all(numbers.map(async (no) => (await findCustomer(company, no))?.city));
  expect(cities).toEqual(["OSLO", null, "OSLO", "Bergen", "Oslo"]);
  expect((await listCardChanges(company, numbers[0] ?? 0)).rows[0]).toMatchObject({
    verb: "customer/apply-suggestions",
    changes: [{ field: "city", from: null, to: "OSLO" }],
  });
});
