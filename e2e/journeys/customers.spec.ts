import { findCustomer } from "@/db/queries/customers";
import { saveCustomer } from "@/lib/services/customers/save-customer";
import { expectAccessible } from "../accessible";
import { factored } from "../company";
import { expectOk, organisation, syntheticOrgNr } from "../factories";
import { expect, test } from "../fixtures";
import { visit } from "../visit";

test("M9: what a new customer lacks is told at each field, and mended in place", async ({
  page,
  company,
}) => {
  const { integrationName } = await company.activate();
  await page.goto(`/${company.slug}/customers`);
  await page.getByRole("link", { name: "Ny kunde" }).first().click();

  await page.getByLabel("Navn").fill("Fjord Kaffe AS");
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByText("Må fylles ut.")).toHaveCount(6);
  await expect(page.getByLabel("Organisasjonsnummer")).toBeFocused();
  await expect(page.getByRole("button", { name: "Fjern Bruk Factoring" })).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel("Organisasjonsnummer").fill("123 456 789");
  await page.getByLabel("Gateadresse").fill("Bryggen 3");
  await page.getByLabel("Postnummer").fill("5003");
  await page.getByLabel("Postnummer").blur();
  await expect(page.getByLabel("Poststed")).toHaveValue("BERGEN");
  await page.getByLabel("Telefonnummer").fill("55 12 34 56");
  await page.getByRole("textbox", { name: "E-postadresse", exact: true }).fill("post@fjordkaffe.example");
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByText("Organisasjonsnummeret er ikke gyldig")).toBeVisible();

  await page.getByLabel("Organisasjonsnummer").fill(syntheticOrgNr(77));
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByRole("heading", { name: "Fjord Kaffe AS" })).toBeVisible();
  expect(await findCustomer(company.scope, 10_000)).toMatchObject({
    phone: "+4755123456",
    useFactoring: true,
    deliveryMethod: "factoring",
  });

  await page.getByRole("tab", { name: "Salg" }).click();
  await expect(page.getByLabel("Bruk Factoring")).toBeChecked();
  await page.getByRole("tab", { name: "Faktura" }).click();
  await expect(page.getByLabel("Leveringsmåte").locator("option:checked")).toHaveText(integrationName);
});

test("M8: a person is asked for first and last name", async ({ page, company }) => {
  await company.activate();
  await page.goto(`/${company.slug}/customers/new`);
  await page.getByRole("radio", { name: "Person" }).check();
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByLabel("Fornavn")).toBeFocused();
  await expect(page.getByLabel("Fornavn")).toHaveAccessibleDescription(/Må fylles ut/);
  await expect(page.getByLabel("Etternavn")).toHaveAccessibleDescription(/Må fylles ut/);
  await expect(page.getByLabel("Organisasjonsnummer")).toHaveCount(0);
});

test("M5, edge 4: an incomplete customer is exempted from the error itself, and must get another method", async ({
  page,
  company,
}) => {
  const customerNo = await company.customer(organisation({ phone: null, deliveryMethod: "email" }));
  await company.activate();
  await page.goto(`/${company.slug}/customers/${customerNo}`);
  await page.getByLabel("Adresselinje 2").fill("Inngang B");
  await page.getByRole("button", { name: "Lagre" }).click();
  await page.getByRole("button", { name: "Fjern Bruk Factoring" }).click();
  await expect(page.getByLabel("Leveringsmåte")).toBeFocused();

  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByText("Velg en annen leveringsmåte.")).toBeVisible();
  await expect(page.getByText("Før aktiveringen: E-post.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Bruk E-post" }).click();
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByText("Kunden er lagret")).toBeVisible();
  expect(await findCustomer(company.scope, customerNo)).toMatchObject({
    useFactoring: false,
    deliveryMethod: "email",
    street2: "Inngang B",
  });

  await page.getByRole("tab", { name: "Salg" }).click();
  await page.getByLabel("Bruk Factoring").check();
  await page.getByRole("tab", { name: "Faktura" }).click();
  await expect(page.getByLabel("Leveringsmåte")).toHaveValue("factoring");
});

test("what somebody else saved meanwhile is brought in under what was typed", async ({ page, company }) => {
  const customerNo = await company.customer(organisation());
  await page.goto(`/${company.slug}/customers/${customerNo}`);
  await page.getByLabel("Gateadresse").fill("Ny gate 9");
  const card = organisation({ phone: "+4799999999" });
  await expectOk(saveCustomer(company.scope, { customerNo, version: 1, card }));

  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByText("Endret av andre: Telefonnummer.")).toBeVisible();
  await expect(page.getByLabel("Telefonnummer")).toHaveValue("+4799999999");
  await expect(page.getByLabel("Gateadresse")).toHaveValue("Ny gate 9");
  await expectAccessible(page);

  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByText("Kunden er lagret")).toBeVisible();
  expect(await findCustomer(company.scope, customerNo)).toMatchObject({
    street: "Ny gate 9",
    phone: "+4799999999",
    version: 3,
  });
});

test("a link to a field opens its tab and puts the cursor there", async ({ page, company }) => {
  await company.activate();
  const customerNo = await company.customer();
  await page.goto(`/${company.slug}/customers/${customerNo}?tab=invoice&field=invoiceEmail`);
  await expect(page.getByRole("tab", { name: "Faktura" })).toHaveAttribute("aria-selected", "true");
  await expect(page.getByLabel("E-postadresse for faktura")).toBeFocused();
});

test("the list is searched and filtered in the URL, with what each card lacks linked to the field", async ({
  page,
  company,
}) => {
  await company.customer(organisation({ name: "Uten Telefon AS", phone: null }));
  await company.activate();
  await company.customer(factored({ name: "Hel Kunde AS" }));
  await company.customer(organisation({ name: "Unntatt AS", deliveryMethod: "print" }));
  await page.goto(`/${company.slug}/customers`);
  await expect(page.getByRole("row")).toHaveCount(4);
  await expectAccessible(page);

  await page.getByRole("combobox", { name: "Bruk Factoring" }).selectOption({ label: "Ja" });
  await expect(page).toHaveURL(/factoring=yes/);
  await expect(page.getByRole("row")).toHaveCount(3);
  await page.getByRole("searchbox", { name: "Søk i kunder" }).fill("uten");
  await expect(page).toHaveURL(/q=uten/);
  await expect(page.getByRole("row")).toHaveCount(2);
  await page.reload();
  await expect(page.getByRole("row")).toHaveCount(2);

  await page.getByRole("link", { name: "Mangler opplysninger Telefonnummer" }).click();
  await expect(page.getByLabel("Telefonnummer")).toBeFocused();
});

test("what is typed in the search while rows are on their way stays, and so does the cursor", async ({
  page,
  company,
}) => {
  await company.customer(organisation({ name: "Uten Telefon AS" }));
  await company.customer(organisation({ name: "Hel Kunde AS" }));
  await visit(page, `/${company.slug}/customers`);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/customers\?q=uten&/, async (route) => {
    await held;
    await route.continue();
  });
  const search = page.getByRole("searchbox", { name: "Søk i kunder" });
  const asked = page.waitForRequest(/customers\?q=uten&/);
  await search.fill("uten");
  await asked;
  await search.pressSequentially(" tele");
  release();
  await expect(page).toHaveURL(/q=uten\+tele/);
  await expect(search).toHaveValue("uten tele");
  await expect(search).toBeFocused();
  await expect(page.getByRole("row")).toHaveCount(2);

  await page.getByRole("link", { name: "Nullstill filtre" }).click();
  await expect(search).toHaveValue("");
  await expect(page.getByRole("row")).toHaveCount(3);
});

test("Reskontro shows what is open, each item traceable to voucher and invoice", async ({
  page,
  company,
}) => {
  await company.activate();
  const customerNo = await company.customer();
  const sent = await company.send(await company.draft(customerNo));
  await page.goto(`/${company.slug}/customers/${customerNo}?tab=ledger`);
  await expect(page.getByRole("link", { name: `Faktura ${sent.number}` })).toHaveAttribute(
    "href",
    `/${company.slug}/invoices/${sent.invoiceId}`,
  );
  await expect(page.getByRole("link", { name: "1-1" })).toHaveAttribute(
    "href",
    `/${company.slug}/vouchers/1-1`,
  );
  await expect(page.getByRole("row", { name: /^Saldo/ })).toContainText(/12\s500,00/);
  await expectAccessible(page);
});

test.describe("a viewer", () => {
  test.use({ role: "viewer" });

  test("reads the card and cannot change it", async ({ page, company }) => {
    const customerNo = await company.customer(organisation());
    await page.goto(`/${company.slug}/customers/${customerNo}`);
    await expect(page.getByLabel("Navn")).toBeDisabled();
    await expect(page.getByRole("button", { name: "Lagre" })).toHaveCount(0);
    await page.goto(`/${company.slug}/customers`);
    await expect(page.getByRole("link", { name: "Ny kunde" })).toHaveCount(0);
  });
});
