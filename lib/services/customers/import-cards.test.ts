import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { listCardChanges } from "@/db/queries/card-changes";
import { findCustomer } from "@/db/queries/customers";
import { listCardImports } from "@/db/queries/data-quality";
import { findDocument } from "@/db/queries/documents";
import { newDatabase } from "@/db/test-database";
import {
  expectOk,
  newCompany,
  newCustomer,
  newFactoring,
  organisation,
  person,
  syntheticOrgNr,
} from "@/e2e/factories";
import type { ImportCardsInput } from "@/lib/contracts/data-quality";
import type { CustomerCard } from "@/lib/domain/customer";
import { getTexts } from "@/lib/text/server";
import { importCards } from "./import-cards";
import { importCsv } from "./import-csv";

const database = await newDatabase();
const pool = openPool(database.url);
const owner = postgres(database.url, { max: 1, onnotice: () => undefined });
afterAll(async () => {
  await pool.end();
  await owner.end();
});

async function oldRegister(...cards: CustomerCard[]) {
  const company = await newCompany(pool);
  const numbers: number[] = [];
  for (const card of cards) numbers.push(await newCustomer(company, card));
  await newFactoring(pool, company);
  return { company, numbers };
}

const read = (
  company: Awaited<ReturnType<typeof newCompany>>,
  lines: readonly string[],
  rest: Partial<ImportCardsInput> = {},
) => {
  const file = { filename: "rettelser.csv", bytes: new TextEncoder().encode(lines.join("\n")) };
  const input = { ...file, mapping: null, save: "preview", csv: false, ...rest } as const;
  return importCards(company, input, (table, judged) => importCsv(table, judged, getTexts("nb")));
};

test("M12: each line of a file is told how it goes, and a preview keeps nothing", async () => {
  const { company, numbers } = await oldRegister(
    organisation({ name: "Alfa AS", phone: null }),
    organisation({ name: "Beta AS", city: null, postalCode: null }),
    person({ firstName: null, lastName: "Ukjent" }),
  );
  const [alfa = 0, beta = 0, ola = 0] = numbers;
  const report = await expectOk(
    read(
      company,
      [
        "KUNDENUMMER;Navn;Tlf.;Postnr;Land;Type;Ukjent",
        `${alfa};;22 33 44 55;;;;x`,
        `${beta};;;155;Norge;Firma;x`,
        `${ola};Nordmann, Ola;90000001;;;;`,
        `${alfa};;90000009;;;;`,
        "88888;;22334455;;;;",
        ";;22334455;;;;",
        `${beta};;;;Atlantis;Sameie;`,
        "abc;;1;;;;",
        "1;2;3;4;5;6;7;8",
      ],
      { csv: true },
    ),
  );
  expect(report).toMatchObject({
    key: "customerNo",
    mapping: ["customerNo", "name", "phone", "postalCode", "country", "isPerson", null],
    counts: { changed: 3, unchanged: 0, failed: 6 },
    saved: false,
  });
  expect(
    report.lines.map(({ line, result, problems }) => [line, result, ...problems.map((p) => p.code)]),
  ).toEqual([
    [5, "failed", "line_repeated"],
    [6, "failed", "customer_not_found"],
    [7, "failed", "required"],
    [8, "failed", "invalid_country", "invalid_kind", "line_repeated"],
    [9, "failed", "invalid_customer_no"],
    [10, "failed", "invalid_country", "invalid_kind", "surplus_cells"],
    [2, "changed"],
    [3, "changed"],
    [4, "changed"],
  ]);
  expect(report.lines.find(({ line }) => line === 3)?.changes).toEqual([
    { field: "postalCode", from: null, to: "0155" },
    { field: "city", from: null, to: "OSLO" },
  ]);
  expect(report.csv?.split("\r\n")[4]).toBe(
    `${alfa};;90000009;;;;;5;Feil;Kunden står på en linje lenger opp i filen.`,
  );
  expect(await findCustomer(company, alfa)).toMatchObject({ phone: null });
  expect(await listCardImports(company)).toEqual([]);
});

test("M12: «all» keeps nothing when a line is wrong; «good» keeps the rest, with the file and the cards' history", async () => {
  const { company, numbers } = await oldRegister(
    organisation({ phone: null }),
    organisation({ phone: null }),
  );
  const [alfa = 0, beta = 0] = numbers;
  const lines = ["kundenr;telefon", `${alfa};22334455`, `${beta};12`];

  expect(await read(company, lines, { save: "all" })).toEqual({
    ok: false,
    error: { code: "import_lines_failed", count: 1 },
  });
  expect(await findCustomer(company, alfa)).toMatchObject({ phone: null });

  expect(await expectOk(read(company, lines, { save: "good" }))).toMatchObject({
    saved: true,
    counts: { changed: 1, failed: 1 },
  });
  expect(await findCustomer(company, alfa)).toMatchObject({ phone: "+4722334455", lacking: [] });
  expect((await listCardChanges(company, alfa)).rows[0]).toMatchObject({ verb: "customer/import" });
  const [kept] = await listCardImports(company);
  expect(kept).toMatchObject({ filename: "rettelser.csv", rowsRead: 2, rowsKept: 1 });
  const file = await findDocument(company, kept?.documentId ?? "");
  expect(new TextDecoder().decode(file?.bytes)).toBe(lines.join("\n"));

  expect(await read(company, lines, { save: "good" })).toEqual({
    ok: false,
    error: { code: "import_nothing_good" },
  });
});

test("M12: without customer numbers the organisation number tells whose card it is, when it is one card's alone", async () => {
  const { company, numbers } = await oldRegister(
    organisation({ orgNr: syntheticOrgNr(1), phone: null }),
    organisation({ orgNr: syntheticOrgNr(2), phone: null }),
    organisation({ orgNr: syntheticOrgNr(2), phone: null }),
  );
  const spaced = syntheticOrgNr(1).replace(/(\d{3})(?=\d)/g, "$1 ");
  const report = await expectOk(
    read(
      company,
      [
        "Org.nr.;Mobil",
        `NO ${spaced} MVA;22334455`,
        `${syntheticOrgNr(2)};22334455`,
        `${syntheticOrgNr(3)};1`,
      ],
      {
        save: "good",
      },
    ),
  );
  expect(report.key).toBe("orgNr");
  expect(report.lines.map(({ result, problems }) => [result, ...problems.map((one) => one.code)])).toEqual([
    ["failed", "customer_ambiguous"],
    ["failed", "customer_not_found"],
    ["changed"],
  ]);
  expect(await findCustomer(company, numbers[0] ?? 0)).toMatchObject({ phone: "+4722334455" });
});

test("M12: a file without a key is shown for its columns to be chosen, and is not saved", async () => {
  const { company, numbers } = await oldRegister(organisation({ phone: null }));
  const lines = ["Hvem;Ring", `${numbers[0]};22334455`];
  expect(await expectOk(read(company, lines))).toMatchObject({ key: null, mapping: [null, null], lines: [] });
  expect(await read(company, lines, { save: "good" })).toMatchObject({
    error: { code: "import_without_key" },
  });
  const mapping = ["customerNo", "phone"] as ImportCardsInput["mapping"];
  expect(await expectOk(read(company, lines, { save: "all", mapping }))).toMatchObject({
    counts: { changed: 1 },
  });
});

test("M12: too long a text is the line's own fault, and what is no table is the file's", async () => {
  const { company, numbers } = await oldRegister(organisation({ phone: null }));
  const report = await expectOk(read(company, ["kundenr;gate", `${numbers[0]};${"x".repeat(201)}`]));
  expect(report.lines).toMatchObject([
    { result: "failed", problems: [{ field: "street", code: "too_long" }] },
  ]);
  expect(await read(company, [])).toEqual({ ok: false, error: { code: "file_empty" } });
});
