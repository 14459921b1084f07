import { readSheet } from "read-excel-file/node";
import { expect, test } from "vitest";
import { isoDate } from "@/lib/domain/dates";
import type { SheetValue } from "@/lib/domain/sheet";
import { csvResponse } from "./csv";
import { xlsxResponse } from "./xlsx";

const rows: SheetValue[][] = [
  ["=1+1", 3, -123_456_789_012_345n, { date: isoDate("2026-03-02") }, null],
  ["@SUM(A1)", 0, 5n, { date: isoDate("2028-02-29") }, "+47 22 33 44 55"],
  ['=HYPERLINK("http://ond.example";"Ålesund")', 1, 0n, null, "-2; «sitat»\nto linjer"],
];
const sheet = {
  name: "Åpne poster: [alle]/*?",
  filename: 'Åpne poster "Rør & Søn" 2026-03-02',
  header: ["Tekst", "Antall", "Beløp", "Dato", "Ledig"],
  rows,
  record: (row: SheetValue[]) => row,
};

const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

test("M37: a spreadsheet has numbers for amounts and dates for dates, and text that looks like a formula is text", async () => {
  const answer = await xlsxResponse(sheet);
  const bytes = await bytesOf(answer);
  expect(await readSheet(bytes)).toEqual([
    sheet.header,
    ["=1+1", 3, -1_234_567_890_123.45, new Date("2026-03-02T00:00:00Z"), null],
    ["@SUM(A1)", 0, 0.05, new Date("2028-02-29T00:00:00Z"), "+47 22 33 44 55"],
    ['=HYPERLINK("http://ond.example";"Ålesund")', 1, 0, null, "-2; «sitat»\nto linjer"],
  ]);
  expect(answer.headers.get("Content-Disposition")).toContain(".xlsx");
  expect(answer.headers.get("Content-Type")).toContain("spreadsheetml");
});

test("M37: a spreadsheet of no rows has its heading", async () => {
  expect(await readSheet(await bytesOf(await xlsxResponse({ ...sheet, rows: [] })))).toEqual([sheet.header]);
});

test("M37: a CSV has decimal commas and Norwegian dates, and defuses what a spreadsheet would take for a formula", async () => {
  const answer = csvResponse(sheet);
  const text = (await bytesOf(answer)).toString("utf8");
  expect(text).toBe(
    [
      "\ufeffTekst;Antall;Beløp;Dato;Ledig",
      "'=1+1;3;-1234567890123,45;02.03.2026;",
      "'@SUM(A1);0;0,05;29.02.2028;'+47 22 33 44 55",
      `"'=HYPERLINK(""http://ond.example"";""Ålesund"")";1;0,00;;"'-2; «sitat»\nto linjer"`,
      "",
    ].join("\r\n"),
  );
  expect(answer.headers.get("Content-Disposition")).toContain(
    "filename*=UTF-8''%C3%85pne%20poster%20_R%C3%B8r%20%26%20S%C3%B8n_%202026-03-02.csv",
  );
});
