import type { Page } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { organisation } from "../factories";
import { expect, test } from "../fixtures";
import { visit } from "../visit";

const header = "Fakturanr;Kundenr;Fakturadato;Forfall;Beløp inkl. mva;Tekst";

/** Choose a file as a person does. */
async function choose(page: Page, name: string, content: string | Buffer) {
  const buffer = typeof content === "string" ? Buffer.from(content, "utf8") : content;
  await page.getByLabel("Fil", { exact: true }).setInputFiles({ name, mimeType: "text/csv", buffer });
}

test("M35: a file is looked through, its mistake is told, and the good ones are imported, marked and traceable", async ({
  page,
  company,
}) => {
  const customerNo = await company.customer(organisation());
  await visit(page, `/${company.slug}/import/invoices`);
  await expect(page.getByText("Ingen filer er importert ennå")).toBeVisible();
  await expectAccessible(page);

  const rows = [
    `5001;${customerNo};02.02.2026;16.02.2026;12 500,00;Snekkerarbeid`,
    "5002;19999;02.02.2026;;100;",
  ];
  await choose(page, "gamle-fakturaer.csv", `${header}\n${rows.join("\n")}\n`);
  await expect(
    page.getByRole("status").filter({ hasText: "1 faktura kan importeres, 1 har feil" }),
  ).toBeVisible();
  const problems = page.getByRole("table", { name: "Dette må rettes" });
  await expect(problems.getByRole("row").nth(1)).toContainText("Kunden «19999» finnes ikke");
  await expect(problems.getByRole("link", { name: "Opprett kunde" })).toHaveAttribute(
    "href",
    /customers\/new/,
  );
  const good = page.getByRole("table", { name: "Kan importeres" });
  await expect(good).toContainText("Nordvik Bygg AS");
  await expectAccessible(page);

  // All or nothing says why it is nothing.
  await page.getByRole("button", { name: "Importer", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Ingenting er importert" })).toBeVisible();

  await page.getByLabel("Importer de gode").check();
  await page.getByRole("button", { name: "Importer", exact: true }).click();
  const question = page.getByRole("alertdialog", { name: "Importere 1 faktura?" });
  await expectAccessible(page);
  await question.getByRole("button", { name: "Importer", exact: true }).click();
  await expect(page.getByText("1 faktura er importert")).toBeVisible();
  await expect(page.getByRole("table", { name: "Ikke importert" })).toContainText("19999");

  await page.getByRole("link", { name: "Se de importerte fakturaene" }).click();
  await expect(page.getByRole("heading", { name: "Import gamle-fakturaer.csv" })).toBeVisible();
  await expectAccessible(page);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "gamle-fakturaer.csv" }).click();
  expect((await download).suggestedFilename()).toBe("gamle-fakturaer.csv");
  await page.getByRole("table").getByRole("link", { name: "5001" }).click();

  await expect(page.getByRole("heading", { name: "Faktura 5001" })).toBeVisible();
  await expect(page.getByText("Importert", { exact: true }).first()).toBeVisible();
  await expect(page.getByText("Importerte fakturaer kan ikke leveres med factoring.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Vis pdf" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Send fakturakopi" })).toHaveCount(0);
  await expectAccessible(page);

  await visit(page, `/${company.slug}/invoices`);
  await expect(page.getByRole("row", { name: /5001/ })).toContainText("Importert");
});

test("M24, edge 7: a credit note of an imported invoice offers no factoring, though its customer uses it", async ({
  page,
  company,
}) => {
  await company.activate();
  const customerNo = await company.customer();
  await visit(page, `/${company.slug}/import/invoices`);
  await choose(page, "f.csv", `${header}\n5001;${customerNo};02.02.2026;;125,00;Arbeid\n`);
  await page.getByRole("button", { name: "Importer", exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Importer", exact: true }).click();
  await page.getByRole("link", { name: "Se de importerte fakturaene" }).click();
  await page.getByRole("link", { name: "5001" }).click();
  await page.getByRole("button", { name: "Krediter" }).click();

  await expect(page.getByText("Krediterer faktura 5001")).toBeVisible();
  await page.getByRole("button", { name: "Send faktura" }).click();
  const dialog = page.getByRole("dialog", { name: "Send faktura" });
  await dialog.getByLabel("Endre leveringsmåte for denne fakturaen").check();
  await expect(dialog.getByText("Prøve Factoring")).toHaveCount(0);
  await dialog.getByRole("button", { name: "Send faktura" }).click();
  await expect(page.getByRole("heading", { name: /Kreditnota 10001/ })).toBeVisible();
});

test("M35: columns that are not recognised are chosen by hand, and a choice is seen at once", async ({
  page,
  company,
}) => {
  const customerNo = await company.customer(organisation());
  await visit(page, `/${company.slug}/import/invoices`);
  await choose(page, "rart.csv", `Nr;Hvem;Når;Hvor mye\nA-1;${customerNo};2.2.2026;250\n`);
  await expect(page.getByText("Velg en kolonne for feltene som mangler.").first()).toBeVisible();
  await expectAccessible(page);
  // No answer comes before all four are chosen: none of them may be lost to an earlier question's answer.
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/import/invoices", async (route) => {
    await held;
    await route.continue();
  });
  const columns = ["Fakturanr.", "Kundenr.", "Fakturadato", "Beløp inkl. mva"];
  for (const [at, label] of columns.entries()) await page.getByLabel(label).selectOption(String(at));
  for (const [at, label] of columns.entries()) await expect(page.getByLabel(label)).toHaveValue(String(at));
  release();
  await expect(page.getByRole("table", { name: "Kan importeres" })).toContainText("A-1");
  await expect(page.getByRole("table", { name: "Kan importeres" })).toContainText("50,00");
  for (const [at, label] of columns.entries()) await expect(page.getByLabel(label)).toHaveValue(String(at));
  await page.getByLabel("Mva-kode", { exact: true }).last().selectOption("6");
  await expect(page.getByRole("table", { name: "Kan importeres" })).toContainText("0,00");
});

test("M35: broken files are told of, each by what is wrong with it", async ({ page, company }) => {
  await visit(page, `/${company.slug}/import/invoices`);
  const alert = page.getByRole("alert").filter({ hasText: "Filen kan ikke leses" });

  await choose(page, "tom.csv", "");
  await expect(alert).toBeVisible();
  await choose(page, "bilde.csv", Buffer.from([0, 1, 2, 3, 0xff, 0xfe, 0, 0]));
  await expect(alert).toBeVisible();
  await choose(page, "gammel.xls", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]));
  await expect(alert).toBeVisible();
  await choose(page, "ødelagt.xlsx", Buffer.from("PK\u0003\u0004 ikke en arbeidsbok"));
  await expect(alert).toBeVisible();
  await expectAccessible(page);
  await choose(page, "stor.csv", Buffer.alloc(10 * 1024 * 1024 + 1, "x"));
  await expect(alert).toContainText("10");
});

test.describe("who may only look", () => {
  test.use({ role: "viewer" });

  test("M35: sees the imports and imports nothing", async ({ page, company }) => {
    await visit(page, `/${company.slug}/import/invoices`);
    await expect(page.getByText("Det krever rollen regnskapsfører.")).toBeVisible();
    await expect(page.getByLabel("Fil", { exact: true })).toHaveCount(0);
  });
});
