import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import writeXlsxFile from "write-excel-file/node";
import { listCardChanges } from "@/db/queries/card-changes";
import { findCustomer } from "@/db/queries/customers";
import type { CustomerCard } from "@/lib/domain/customer";
import { expectAccessible } from "../accessible";
import type { Company } from "../company";
import { organisation, person, syntheticOrgNr } from "../factories";
import { expect, test } from "../fixtures";
import { visit } from "../visit";

/** Customers as an old card register has them, and then an integration: every one of them gets «Bruk Factoring». */
async function oldRegister(company: Company, ...cards: CustomerCard[]): Promise<number[]> {
  const numbers: number[] = [];
  for (const card of cards) numbers.push(await company.customer(card));
  await company.activate();
  return numbers;
}

const firm = (differing: Partial<CustomerCard>) => organisation({ deliveryMethod: "email", ...differing });
const cell = (page: Page, row: number, column: number) => page.locator(`[data-cell="${row}-${column}"]`);
const workbench = (company: Company) => `/${company.slug}/factoring/data-quality`;
const grid = (page: Page) => page.getByRole("grid", { name: "Kunder og opplysninger" });

/** Put a text on the clipboard, as a spreadsheet does, and paste it where focus is. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((clip) => {
    const data = new DataTransfer();
    data.setData("text/plain", clip);
    const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, text);
}

test("M8, M11, M12: a row is mended to ready by keyboard alone, each cell with its own error, and progress follows", async ({
  page,
  company,
}) => {
  const [no = 0] = await oldRegister(
    company,
    firm({ name: "Nordvik Bygg AS", phone: null, email: null, city: null, postalCode: null }),
    person({ lastName: null, deliveryMethod: "email" }),
    firm({ name: "Hel Kunde AS" }),
  );
  await visit(page, workbench(company));
  await expect(page.getByRole("progressbar")).toHaveAttribute("aria-valuetext", "1 av 3 klare");
  await expect(grid(page).getByRole("row")).toHaveCount(3);
  await expectAccessible(page);

  // Tab leads into the grid, to the first thing to mend: the postal code.
  await page.getByRole("link", { name: /^E-postadresse/ }).focus();
  await page.keyboard.press("Tab");
  await expect(cell(page, 0, 8)).toBeFocused();
  await expect(cell(page, 0, 8)).toHaveText("Mangler");

  // What is typed replaces; Tab goes on; the postal code brings its place when the row is left.
  await page.keyboard.type("0155");
  await page.keyboard.press("Tab");
  await expect(cell(page, 0, 9)).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type("123");
  await page.keyboard.press("Enter");
  await expect(cell(page, 0, 11)).toBeFocused();
  await page.keyboard.press("F2");
  await expect(page.getByLabel(`E-post for kunde ${no}`)).toBeFocused();
  await page.keyboard.type("post@nordvik.example");
  await page.keyboard.press("Escape");
  await expect(cell(page, 0, 11)).toHaveText("Mangler");
  await page.keyboard.type("post@nordvik.example");
  await page.keyboard.press("Enter");

  // Enter on the last field went on to the next row, so the first was tried, and the phone number was refused.
  await expect(cell(page, 0, 10)).toContainText("Ikke gyldig");
  await expect(cell(page, 0, 10)).toHaveAttribute("aria-invalid", "true");
  await expect(cell(page, 0, 1)).toContainText("Ikke lagret");
  expect(await findCustomer(company.scope, no)).toMatchObject({ phone: null, email: null });
  await expectAccessible(page);

  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Home");
  for (let step = 0; step < 10; step++) await page.keyboard.press("ArrowRight");
  await expect(cell(page, 0, 10)).toBeFocused();
  await page.keyboard.type("22 33 44 55");
  await page.keyboard.press("ArrowDown");
  await expect(cell(page, 0, 1)).toHaveText("Komplett");
  await expect(cell(page, 0, 9)).toHaveText("OSLO");
  await expect(page.getByText(`Kunde ${no} er lagret og klar.`)).toBeVisible();
  await expect(page.getByRole("progressbar")).toHaveAttribute("aria-valuetext", "2 av 3 klare");
  expect(await findCustomer(company.scope, no)).toMatchObject({
    phone: "+4722334455",
    email: "post@nordvik.example",
    postalCode: "0155",
    city: "OSLO",
    lacking: [],
  });
  const { rows } = await listCardChanges(company.scope, no, { limit: 10 });
  expect(rows[0]?.verb).toBe("customer/mend");

  // Escape, then Tab: out of the grid.
  await page.keyboard.press("Escape");
  await expect(page.getByText("Trykk Tab for å gå ut av rutenettet.")).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(grid(page).locator(":focus")).toHaveCount(0);
});

test("M12: what is mended in a row while it is being saved is saved after it", async ({ page, company }) => {
  const [no = 0] = await oldRegister(company, firm({ phone: null, email: null }));
  await visit(page, workbench(company));
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/factoring/data-quality", async (route) => {
    await held;
    await route.continue();
  });
  const leave = () => page.getByRole("link", { name: /^E-postadresse/ }).focus();
  const asked = page.waitForRequest("**/factoring/data-quality");
  await cell(page, 0, 10).click();
  await page.keyboard.type("22 33 44 55");
  await page.keyboard.press("Enter");
  await leave();
  await asked;
  await cell(page, 0, 11).click();
  await page.keyboard.type("post@nordvik.example");
  await page.keyboard.press("Enter");
  await leave();
  release();
  await expect(cell(page, 0, 1)).toHaveText("Komplett");
  expect(await findCustomer(company.scope, no)).toMatchObject({
    phone: "+4722334455",
    email: "post@nordvik.example",
  });
});

test("M12: a block from Excel spreads over rows and columns, and is shown with its faults before it is saved", async ({
  page,
  company,
}) => {
  const numbers = await oldRegister(
    company,
    ...["Alfa AS", "Beta AS", "Gamma AS"].map((name) => firm({ name, phone: null, email: null })),
  );
  await visit(page, workbench(company));
  await cell(page, 0, 10).focus();
  await cell(page, 0, 10).click();
  await page.keyboard.press("Escape");
  await paste(
    page,
    "22 33 44 55\tpost@alfa.example\r\n123\tpost@beta.example\r\n\tpost@gamma.example\r\n1\tx@y.no\r\n",
  );

  const dialog = page.getByRole("dialog", { name: "Lim inn fra Excel" });
  await expect(dialog.getByText("1 rad gikk utenfor rutenettet og tas ikke med.")).toBeVisible();
  await expect(
    dialog.getByRole("row", { name: /Alfa AS Telefonnummer .*\+4722334455 Endres/ }),
  ).toBeVisible();
  await expect(
    dialog.getByRole("row", { name: /Beta AS Telefonnummer .*123 Telefonnummeret er ikke gyldig/ }),
  ).toBeVisible();
  await expectAccessible(page);
  expect(await findCustomer(company.scope, numbers[0] ?? 0)).toMatchObject({ phone: null });

  await dialog.getByRole("button", { name: "Lagre 2 kunder" }).click();
  await expect(dialog).toBeHidden();
  await expect(cell(page, 0, 1)).toHaveText("Komplett");
  await expect(cell(page, 1, 10)).toContainText("123Ikke gyldig");
  await expect(cell(page, 1, 11)).toHaveText("post@beta.example");
  expect(await findCustomer(company.scope, numbers[1] ?? 0)).toMatchObject({ email: null });
  expect(await findCustomer(company.scope, numbers[2] ?? 0)).toMatchObject({
    email: "post@gamma.example",
    phone: null,
  });
});

test("M12: a CSV in Windows-1252 is read with a result per line; the good ones are kept, with the file", async ({
  page,
  company,
}) => {
  const [alfa = 0, beta = 0, gamma = 0] = await oldRegister(
    company,
    ...["Alfa AS", "Beta AS", "Gamma AS"].map((name) => firm({ name, phone: null, city: null })),
  );
  const csv = [
    "Kundenr.;Tlf;Poststed;E-post;Notat",
    `${alfa};22 33 44 55;Oslo;;ring Bjørn`,
    `${beta};123;Oslo;;`,
    `99999;22334455;;;`,
    `${gamma};;;post@nordvik.example;`,
  ].join("\r\n");
  await visit(page, workbench(company));
  await page.getByRole("link", { name: "Importer rettelser" }).click();
  await page.getByLabel("CSV- eller Excel-fil").setInputFiles({
    name: "rettelser.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(csv, "latin1"),
  });
  await page.getByRole("button", { name: "Les filen" }).click();
  await expect(page.getByText("1 endres, 1 er uendret, 2 har feil")).toBeVisible();
  await expect(page.getByLabel("Inneholder: Tlf")).toHaveValue("phone");
  await expect(page.getByLabel("Inneholder: Notat")).toHaveValue("");
  const lines = page.getByRole("table", { name: "Forhåndsvisning" });
  await expect(
    lines.getByRole("row", { name: /^3 .*Beta AS Feil Telefonnummer: Telefonnummeret er ikke gyldig/ }),
  ).toBeVisible();
  await expect(lines.getByRole("row", { name: /^4 .*Feil Kundenr.: Kunden finnes ikke/ })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Lagre alle" }).click();
  await expect(page.getByText("2 linjer har feil. Ingenting er lagret.")).toBeVisible();
  expect(await findCustomer(company.scope, alfa)).toMatchObject({ phone: null });

  await page.getByRole("button", { name: "Lagre de gode (1)" }).click();
  await expect(page.getByText("Importert: 1 endret, 1 uendret, 2 med feil")).toBeVisible();
  expect(await findCustomer(company.scope, alfa)).toMatchObject({ phone: "+4722334455", lacking: [] });
  await expect(page.getByRole("table", { name: "Tidligere importer" }).getByRole("row")).toHaveCount(2);

  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Last ned resultatet" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("rettelser-resultat.csv");
  const result = await readFile(await download.path(), "utf8");
  expect(result.split("\r\n")[2]).toBe(`${beta};123;Oslo;;;3;Feil;Telefonnummeret er ikke gyldig.`);
});

test("M12: an Excel workbook is keyed by organisation number, columns are chosen by hand, and a broken file is refused", async ({
  page,
  company,
}) => {
  const [no = 0] = await oldRegister(
    company,
    firm({ name: "Alfa AS", orgNr: syntheticOrgNr(77), phone: null }),
  );
  await page.goto(`${workbench(company)}/import`);
  const file = page.getByLabel("CSV- eller Excel-fil");
  await visit(page, `${workbench(company)}/import`);
  await file.setInputFiles({
    name: "x.xlsx",
    mimeType: "application/zip",
    buffer: Buffer.from("PK\x03\x04 nei"),
  });
  await page.getByRole("button", { name: "Les filen" }).click();
  await expect(
    page.getByText("Filen kan ikke leses. Bruk en CSV-fil eller en Excel-fil (.xlsx)."),
  ).toBeVisible();

  const rows = [
    ["Foretak", "Ring dem på"],
    [Number(syntheticOrgNr(77)), "90 00 00 01"],
    [Number(syntheticOrgNr(78)), "90 00 00 02"],
  ];
  const buffer = await writeXlsxFile(rows).toBuffer();
  await file.setInputFiles({ name: "rettelser.xlsx", mimeType: "application/zip", buffer });
  await page.getByRole("button", { name: "Les filen" }).click();
  await expect(
    page.getByRole("alert").getByText("Velg hvilken kolonne som har kundenr. eller org.nr."),
  ).toBeVisible();
  await page.getByLabel("Inneholder: Foretak").selectOption({ label: "Organisasjonsnummer" });
  await page.getByLabel("Inneholder: Ring dem på").selectOption({ label: "Telefonnummer" });
  await expect(page.getByText("1 endres, 0 er uendret, 1 har feil")).toBeVisible();
  await page.getByRole("button", { name: "Lagre de gode (1)" }).click();
  await expect(page.getByText("Importert: 1 endret")).toBeVisible();
  expect(await findCustomer(company.scope, no)).toMatchObject({ phone: "+4790000001", lacking: [] });
});

test("M11, M12: suggestions are shown with count and examples, and applied in bulk to all but those taken out", async ({
  page,
  company,
}) => {
  const [alfa = 0, beta = 0, gamma = 0] = await oldRegister(
    company,
    firm({ name: "Alfa AS", city: null }),
    firm({ name: "Beta AS", city: null }),
    firm({ name: "Gamma AS", city: null, orgNr: null }),
  );
  await visit(page, workbench(company));
  await page.getByRole("link", { name: "Forslag" }).click();
  const section = page.getByRole("region", { name: /^Poststed fra postnummer 3 kunder/ });
  await expect(section.getByRole("row")).toHaveCount(4);
  await expect(page.getByText("1 kunde har et organisasjonsnummer som mangler")).toBeVisible();
  await expectAccessible(page);

  await section.getByRole("checkbox", { name: `Ta med ${beta} Beta AS` }).uncheck();
  await section.getByRole("button", { name: "Bruk på 2 kunder" }).click();
  await expect(page.getByText("2 kunder er rettet")).toBeVisible();
  await expect(page.getByRole("region", { name: /^Poststed fra postnummer 1 kunde/ })).toBeVisible();
  expect(await findCustomer(company.scope, alfa)).toMatchObject({ city: "OSLO" });
  expect(await findCustomer(company.scope, beta)).toMatchObject({ city: null });
  expect(await findCustomer(company.scope, gamma)).toMatchObject({
    city: "OSLO",
    lacking: ["orgNr:required"],
  });

  await page.getByRole("link", { name: "Vis dem" }).click();
  await expect(page.getByRole("progressbar")).toHaveAttribute("aria-valuetext", "1 av 3 klare");
  await expect(grid(page).getByRole("row")).toHaveCount(2);
});

test("M12: Enhetsregisteret fills in a row and a card, and when it does not answer one goes on by hand", async ({
  page,
  company,
}) => {
  const [no = 0] = await oldRegister(
    company,
    firm({ name: "Registerenheten", orgNr: null, street: null, postalCode: null, city: null }),
    firm({ name: "broken", orgNr: null }),
  );
  await visit(page, workbench(company));
  await cell(page, 0, 1).focus();
  await cell(page, 0, 1).click({ position: { x: 2, y: 2 } });
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Bruk REGISTERENHETEN I BRØNNØYSUND" }).click();
  await expect(cell(page, 0, 6)).toHaveText("974760673");
  await expect(cell(page, 0, 9)).toHaveText("BRØNNØYSUND");
  await cell(page, 1, 6).click();
  await expect(cell(page, 0, 1)).toContainText("Komplett");
  expect(await findCustomer(company.scope, no)).toMatchObject({ orgNr: "974760673", postalCode: "8910" });

  await visit(page, `/${company.slug}/customers/${no + 1}`);
  await page.getByRole("button", { name: "Hent fra Enhetsregisteret" }).click();
  await expect(page.getByText("Enhetsregisteret svarer ikke nå. Fyll inn for hånd.")).toBeVisible();
  await expectAccessible(page);
  const dialog = page.getByRole("dialog", { name: "Enhetsregisteret" });
  await dialog.getByLabel("Organisasjonsnummer eller navn").fill("974 760 673");
  await dialog.getByRole("button", { name: "Søk" }).click();
  await dialog.getByRole("button", { name: /^Bruk REGISTER/ }).click();
  await expect(page.getByLabel("Organisasjonsnummer")).toHaveValue("974760673");
  await expect(page.getByLabel("Postnummer")).toHaveValue("8910");
});

test.describe("where a grid has no room", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("M12: each customer is a card that opens into a form of what is to be mended", async ({
    page,
    company,
  }) => {
    const [no = 0] = await oldRegister(company, firm({ name: "Alfa AS", phone: null }));
    await visit(page, workbench(company));
    await expect(grid(page)).toBeHidden();
    await page.getByRole("button", { name: `Rett ${no}` }).click();
    await page.getByLabel("Telefon").fill("12");
    await page.getByRole("button", { name: "Lagre" }).click();
    await expect(page.getByText("Telefonnummeret er ikke gyldig.", { exact: true })).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel("Telefon").fill("22334455");
    await page.getByRole("button", { name: "Lagre" }).click();
    await expect(page.getByText(`Kunde ${no} er lagret og klar.`)).toBeVisible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});

test.describe("a viewer", () => {
  test.use({ role: "viewer" });

  test("M12, M38: sees what is missing and can change nothing", async ({ page, company }) => {
    await oldRegister(company, firm({ name: "Alfa AS", phone: null }));
    await visit(page, workbench(company));
    await cell(page, 0, 10).click();
    await page.keyboard.type("22334455");
    await expect(cell(page, 0, 10)).toHaveText("Mangler");
    await page.getByRole("link", { name: "Importer rettelser" }).click();
    await expect(page.getByLabel("CSV- eller Excel-fil")).toHaveCount(0);
  });
});
