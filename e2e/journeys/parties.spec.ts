import type { Page } from "@playwright/test";
import { findCustomer } from "@/db/queries/customers";
import { findSupplier } from "@/db/queries/suppliers";
import { saveCustomer } from "@/lib/services/customers/save-customer";
import { expectAccessible } from "../accessible";
import { factored } from "../company";
import { expectOk, newSupplier, organisation, supplier, syntheticOrgNr } from "../factories";
import { expect, test } from "../fixtures";
import { visit } from "../visit";

/** The page itself never scrolls sideways; wide tables do so in a box of their own. */
async function expectNoSidewaysScroll(page: Page) {
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wider).toBe(0);
}

test("M32: a supplier is made, told what is wrong at each field, and found with its history", async ({
  page,
  company,
}) => {
  await visit(page, `/${company.slug}/suppliers`);
  await expect(page.getByText("Ingen leverandører ennå")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Ny leverandør" }).first().click();
  await expect(page.getByRole("heading", { name: "Ny leverandør" })).toBeVisible();

  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByLabel("Navn")).toBeFocused();
  await page.getByLabel("Navn").fill("Sagbruket AS");
  await page.getByLabel("Postnummer").fill("0155");
  await page.getByLabel("Postnummer").blur();
  await expect(page.getByLabel("Poststed")).toHaveValue("OSLO");
  await page.getByLabel("Bankkonto").fill("8601 11 17948");
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByText("Bankkontoen er ikke gyldig. Skriv den for eksempel slik")).toBeVisible();
  await expect(page.getByLabel("Bankkonto")).toBeFocused();
  await expectAccessible(page);

  await page.getByLabel("Bankkonto").fill("8601 11 17947");
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByRole("heading", { name: "Sagbruket AS" })).toBeVisible();
  expect(await findSupplier(company.scope, 20_000)).toMatchObject({ bankAccount: "86011117947" });

  await page.getByRole("tab", { name: "Reskontro" }).click();
  await expect(page.getByText("Leverandøren har ingen åpne poster")).toBeVisible();
  await page.getByRole("tab", { name: "Historikk" }).click();
  await expect(page.getByRole("cell", { name: "Opprettet" })).toBeVisible();
  await expect(page.getByText("Bankkonto: 86011117947")).toBeVisible();
  await expectAccessible(page);

  await visit(page, `/${company.slug}/suppliers?q=sag`);
  await expect(page.getByRole("link", { name: "Sagbruket AS" })).toBeVisible();
});

test("M32: a customer and a supplier of one organisation are one party in the address book", async ({
  page,
  company,
}) => {
  const orgNr = syntheticOrgNr(99);
  const customerNo = await company.customer(organisation({ name: "Fjell AS", orgNr }));
  await company.customer(organisation({ name: "Dal AS", orgNr: null }));
  const supplierNo = await newSupplier(company.scope, supplier({ name: "Fjell AS", orgNr }));
  await visit(page, `/${company.slug}/contacts`);
  await expect(page.getByRole("row")).toHaveCount(3);
  const row = page.getByRole("row").filter({ hasText: "Fjell AS" });
  await expect(row).toContainText("Kunde, Leverandør");
  await expect(row.getByRole("link", { name: `Leverandør ${supplierNo}` })).toHaveAttribute(
    "href",
    `/${company.slug}/suppliers/${supplierNo}`,
  );
  await expectAccessible(page);

  await page.getByRole("combobox", { name: "Type" }).selectOption({ label: "Leverandør" });
  await page.getByRole("button", { name: "Søk" }).click();
  await expect(page).toHaveURL(/kind=supplier/);
  await expect(page.getByRole("row")).toHaveCount(2);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await page.getByRole("link", { name: `Kunde ${customerNo}` }).click();
  await expect(page.getByRole("heading", { name: "Fjell AS" })).toBeVisible();
});

test("M4, M32: «Historikk» tells who changed what on the card, old and new", async ({
  page,
  company,
  person,
}) => {
  const card = organisation({ deliveryMethod: "email" });
  const customerNo = await company.customer(card);
  await expectOk(
    saveCustomer(company.scope, { customerNo, version: 1, card: { ...card, paymentTermsDays: 30 } }),
  );
  await company.activate();
  await visit(page, `/${company.slug}/customers/${customerNo}?tab=history`);
  const rows = page.getByRole("table", { name: "Historikk" }).getByRole("row");
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(1)).toContainText("Factoring aktivert");
  await expect(rows.nth(1)).toContainText("Bruk Factoring: Nei");
  await expect(rows.nth(1)).toContainText("Leveringsmåte: E-post");
  await expect(rows.nth(2)).toContainText(person.name);
  await expect(rows.nth(2)).toContainText("Betalingsfrist (dager): 14");
  await expect(rows.nth(2)).toContainText("30");
  await expect(rows.nth(3)).toContainText("Opprettet");
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
});

test("M11: a customer abroad is asked for the forms of his own country", async ({ page, company }) => {
  await company.activate();
  await visit(page, `/${company.slug}/customers/new`);
  await page.getByLabel("Land").selectOption("SE");
  await page.getByLabel("Navn").fill("Åkeri AB");
  await page.getByLabel("Organisasjonsnummer").fill("556703-7486");
  await page.getByLabel("Gateadresse").fill("Vasagatan 1");
  await page.getByLabel("Postnummer").fill("1112");
  await page.getByLabel("Poststed").fill("Stockholm");
  await page.getByLabel("Telefonnummer").fill("08-123 456 78");
  await page.getByRole("textbox", { name: "E-postadresse", exact: true }).fill("post@akeri.example");
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByText("Skriv det for eksempel slik: 556703-7485.")).toBeVisible();
  await expect(page.getByText("Skriv det for eksempel slik: 111 22.")).toBeVisible();
  await expect(page.getByText("Skriv det for eksempel slik: +46 8 123 456 78.")).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel("Organisasjonsnummer").fill("556703-7485");
  await page.getByLabel("Postnummer").fill("11122");
  await page.getByLabel("Telefonnummer").fill("+46 8 123 456 78");
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByRole("heading", { name: "Åkeri AB" })).toBeVisible();
  expect(await findCustomer(company.scope, 10_000)).toMatchObject({
    orgNr: "5567037485",
    postalCode: "111 22",
    phone: "+46812345678",
  });
});

test("M11: a Norwegian postal code that we do not know is noted, and saved with the place that is typed", async ({
  page,
  company,
}) => {
  await company.activate();
  const customerNo = await company.customer(factored());
  await visit(page, `/${company.slug}/customers/${customerNo}`);
  await page.getByLabel("Postnummer").fill("5999");
  await page.getByLabel("Poststed").fill("Nybyen");
  await expect(page.getByText("Postnummeret er ikke i listen vår")).toBeVisible();
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByText("Kunden er lagret")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Postnummeret er ikke i listen vår")).toBeVisible();
});

test("M36: whether a customer is reminded is chosen on the tab Purring", async ({ page, company }) => {
  const customerNo = await company.customer(organisation());
  await visit(page, `/${company.slug}/customers/${customerNo}?tab=reminders`);
  await expect(page.getByLabel("Send purringer")).toBeChecked();
  await page.getByLabel("Send purringer").uncheck();
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByText("Kunden er lagret")).toBeVisible();
  expect(await findCustomer(company.scope, customerNo)).toMatchObject({ sendReminders: false });
});

test("a customer or supplier that is not there is said not to be", async ({ page, company }) => {
  for (const path of ["customers/99999", "suppliers/20000", "customers/abc"]) {
    await page.goto(`/${company.slug}/${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Siden finnes ikke");
  }
});

test.describe("a viewer", () => {
  test.use({ role: "viewer" });

  test("reads suppliers and cannot change them", async ({ page, company }) => {
    const supplierNo = await newSupplier(company.scope);
    await visit(page, `/${company.slug}/suppliers/${supplierNo}`);
    await expect(page.getByLabel("Navn")).toBeDisabled();
    await expect(page.getByRole("button", { name: "Lagre" })).toHaveCount(0);
    await visit(page, `/${company.slug}/suppliers`);
    await expect(page.getByRole("link", { name: "Ny leverandør" })).toHaveCount(0);
  });
});
