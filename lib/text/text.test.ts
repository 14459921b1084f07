import { expect, test } from "vitest";
import { deliveryMethods } from "@/lib/domain/customer";
import { factoringStatuses } from "@/lib/domain/factoring";
import { historyEvents } from "@/lib/domain/invoice";
import { en } from "./en";
import { formatAmount, formatBytes, formatDate, formatOrgNr } from "./format";
import { nb } from "./nb";
import { refusalText } from "./refusals";
import { getTexts } from "./server";
import { toLocale } from "./texts";

function leaves(tree: object, path = ""): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[`${path}${key}`, value] as [string, string]]
      : leaves(value, `${path}${key}.`),
  );
}

const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1]))].sort();

test("every text has an English twin that asks for the same facts", () => {
  const english = new Map(leaves(en));
  for (const [key, text] of leaves(nb)) {
    expect(text.trim(), key).not.toBe("");
    expect(placeholders(english.get(key) ?? ""), key).toEqual(placeholders(text));
  }
});

test("every code the domain can show has a label", () => {
  expect(Object.keys(nb.statuses)).toEqual(expect.arrayContaining([...factoringStatuses]));
  expect(Object.keys(nb.history.events)).toEqual(expect.arrayContaining([...historyEvents]));
  expect(Object.keys(nb.invoices.deliveryMethods)).toEqual(expect.arrayContaining([...deliveryMethods]));
});

test("the labels of the seeds stand as the seeds write them", () => {
  const written = leaves(nb).map(([, text]) => text);
  const seeds = ["Bruk Factoring", "Leveringsmåte", "Endre leveringsmåte for denne fakturaen", "Vis pdf"];
  seeds.push("Send fakturakopi", "Faktura klargjort", "Klargjøres for factoring", "Levert", "Fakturadato");
  seeds.push(
    "Factoring fakturastatus",
    "Factoringbeskrivelse",
    "Send faktura",
    "Tilgjengelige integrasjoner",
  );
  seeds.push("Fjern Bruk Factoring", "Historikk", "Generelt", "Salg", "Faktura");
  expect(written).toEqual(expect.arrayContaining(seeds));
});

test("a refusal is told with its facts when they are there, and without when they are not", () => {
  const t = getTexts("nb");
  expect(refusalText(t, { code: "period_locked", lockDate: "2026-10-31" })).toContain("31.10.2026");
  expect(refusalText(t, { code: "period_locked" })).toBe(nb.errors.period_locked);
  expect(refusalText(t, { code: "toString" })).toBe(nb.errors.unknown);
  expect(refusalText(getTexts("en"), { code: "required" })).toBe("Must be filled in.");
});

test("amounts keep every øre and carry a true minus sign", () => {
  const plain = (ore: bigint) => formatAmount(ore).replace(/\s/g, " ");
  expect(plain(-123_456_750n)).toBe("−1 234 567,50");
  expect(plain(900_719_925_474_099_301n)).toBe("9 007 199 254 740 993,01");
  expect(plain(0n)).toBe("0,00");
});

test("dates, organisation numbers and sizes are written the Norwegian way", () => {
  expect(formatDate("2026-12-31" as never)).toBe("31.12.2026");
  expect(formatOrgNr("912345678")).toBe("912 345 678");
  expect(formatBytes(2_340_000)).toBe("2,3 MB");
  expect(toLocale("sv")).toBe("nb");
});
