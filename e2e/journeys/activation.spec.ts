import { findActiveConnection } from "@/db/queries/connections";
import { findCustomer } from "@/db/queries/customers";
import { expectAccessible } from "../accessible";
import { newPartner, organisation } from "../factories";
import { expect, test } from "../fixtures";
import { connect } from "../partner-client";

test("M1, M2, M4: three steps tell what will change, change it, and show a key that works, once", async ({
  page,
  company,
  pool,
  request,
}) => {
  const complete = await company.customer(organisation({ deliveryMethod: "email" }));
  const lacking = await company.customer(organisation({ name: "Uten Telefon AS", phone: null }));
  await company.draft(complete);
  const { applicationKey, integrationSlug } = await newPartner(pool, "PO Factoring");

  await page.goto(`/${company.slug}/factoring`);
  await expect(page.getByRole("heading", { name: "Tilgjengelige integrasjoner" })).toBeVisible();
  await expectAccessible(page);
  await page.locator(`a[href$="integration=${integrationSlug}"]`).click();
  await expect(page.getByRole("heading", { name: "Aktiver PO Factoring" })).toBeVisible();
  await expect(page.getByLabel("Bankkonto")).toHaveValue("1920");
  await page.getByLabel("Mellomregning (finanskonto)").selectOption("1579");
  await expect(page.getByText("1579 Andre kortsiktige fordringer er ikke en gjeldskonto.")).toBeVisible();
  await page.getByLabel("Mellomregning (finanskonto)").selectOption({ index: 1 });
  await page.getByRole("combobox", { name: "Avtaletype" }).selectOption({ label: "Kjøp av fordringer" });
  await expectAccessible(page);
  await page.getByRole("button", { name: "Neste" }).press("Enter");

  await expect(page.getByText("Trinn 2 av 3: Det som endres")).toBeFocused();
  await expect(page.getByText("1 kunde mangler opplysninger. ")).toBeVisible();
  await expect(page.getByText("1 åpent fakturautkast vil bli levert med PO Factoring")).toBeVisible();
  await expect(page.getByRole("row", { name: "E-post PO Factoring 1" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Uten Telefon AS" })).toHaveAttribute(
    "href",
    `/${company.slug}/customers/${lacking}?tab=general&field=phone`,
  );
  await expectAccessible(page);
  await page.getByRole("button", { name: "Neste" }).press("Enter");

  await expect(page.getByText("Ny reskontrokonto 80000 i serien Factoringselskaper")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Aktiver PO Factoring" }).press("Enter");
  const dialog = page.getByRole("alertdialog", { name: "Aktivere PO Factoring?" });
  await expect(dialog).toContainText("2 kunder får Bruk Factoring og leveringsmåten PO Factoring.");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  expect(await findActiveConnection(company.scope)).toBeNull();

  await page.getByRole("button", { name: "Aktiver PO Factoring" }).click();
  await dialog.getByRole("button", { name: "Aktiver" }).click();
  await expect(page.getByRole("heading", { name: "PO Factoring er aktivert" })).toBeFocused();
  const clientKey = (await page.locator("code", { hasText: /^fck_[^…]+$/ }).textContent()) ?? "";
  await expectAccessible(page);

  expect(await findActiveConnection(company.scope)).toMatchObject({ agreementType: "purchase" });
  expect(await findCustomer(company.scope, complete)).toMatchObject({
    useFactoring: true,
    deliveryMethod: "factoring",
    methodBeforeFactoring: "email",
  });
  const partner = await connect(request, { applicationKey, clientKey });
  expect(partner.token).toMatch(/^fat_/);

  await page.reload();
  await expect(page.getByText(clientKey)).toHaveCount(0);
  await expect(page.getByText(`fck_…${clientKey.slice(-4)}`)).toBeVisible();
  await expect(page.getByRole("link", { name: "80000 PO Factoring" })).toBeVisible();
});

test("M2: accounts are made on the spot, refused at their field, and changed later; the partner reads what holds", async ({
  page,
  company,
  pool,
  request,
}) => {
  const accountNeeds = [
    { eventKind: "reserve", name: { nb: "Tilbakeholdt reserve", en: "Reserve" }, suggestedAccountNo: 1578 },
  ];
  const { applicationKey, integrationSlug } = await newPartner(pool, "Skjærgård", { accountNeeds });
  await page.goto(`/${company.slug}/factoring?integration=${integrationSlug}`);
  // The company has no 1578, so making it is what the form suggests.
  await expect(page.getByLabel("Tilbakeholdt reserve")).toHaveValue("new");
  const reserve = page.getByRole("group", { name: "Tilbakeholdt reserve" });
  await expect(reserve.getByLabel("Kontonummer")).toHaveValue("1578");
  await reserve.getByLabel("Kontonummer").fill("1920");
  await page
    .getByLabel("Mellomregning (finanskonto)")
    .selectOption({ label: "Ny leverandør 20000 i serien Leverandører" });
  await page.getByRole("button", { name: "Neste" }).press("Enter");

  await expect(reserve.getByLabel("Kontonummer")).toBeFocused();
  await expect(page.getByText("Konto 1920 er i bruk.")).toBeVisible();
  await expect(page.getByText("Kontonummeret er i bruk.")).toBeVisible();
  await expectAccessible(page);
  await reserve.getByLabel("Kontonummer").fill("1577");
  for (const name of ["Neste", "Neste", "Aktiver Skjærgård"])
    await page.getByRole("button", { name }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Aktiver" }).click();
  await expect(page.getByRole("heading", { name: "Skjærgård er aktivert" })).toBeFocused();
  const clientKey = (await page.locator("code", { hasText: /^fck_[^…]+$/ }).textContent()) ?? "";
  const partner = await connect(request, { applicationKey, clientKey });
  const mapped = async () => {
    const { accounts } = (await (await partner.get("/connection")).json()) as {
      accounts: { eventKind: string; accountNo: number }[];
    };
    return Object.fromEntries(accounts.map(({ eventKind, accountNo }) => [eventKind, accountNo]));
  };
  expect(await mapped()).toMatchObject({ clearing: 20_000, reserve: 1577 });

  await page.getByRole("link", { name: "Endre kontoer" }).click();
  await expect(page.getByRole("heading", { name: "Endre kontoer for Skjærgård" })).toBeVisible();
  await expect(page.getByLabel("Leverandørnummer")).toHaveValue("20000");
  await expectAccessible(page);
  await page.getByLabel("Mellomregning (finanskonto)").selectOption("2391");
  await page.getByRole("button", { name: "Lagre kontoene" }).click();
  await expect(page.getByText("1 konto er endret. Factoringselskapet har fått beskjed.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Tidligere kontoer" })).toBeVisible();
  await expect(page.getByRole("link", { name: "20000 Skjærgård" })).toBeVisible();
  await expectAccessible(page);
  expect(await mapped()).toMatchObject({ clearing: 2391 });
});

test("M4: an activation is undone on the same screen, and every customer has his method back", async ({
  page,
  company,
}) => {
  const customerNo = await company.customer(organisation({ deliveryMethod: "print" }));
  await company.activate();
  await page.goto(`/${company.slug}/factoring`);
  await page.getByRole("button", { name: "Angre aktivering" }).press("Enter");
  const dialog = page.getByRole("alertdialog", { name: "Angre aktiveringen av Prøve Factoring?" });
  await expectAccessible(page);
  await dialog.getByLabel("Hvorfor (valgfritt)").fill("Feil selskap");
  await dialog.getByRole("button", { name: "Angre aktivering" }).click();

  await expect(page.getByText("1 kunde har fått tilbake leveringsmåten sin.")).toBeVisible();
  await expect(page.getByText("Ingen factoringintegrasjon er aktiv")).toBeVisible();
  expect(await findCustomer(company.scope, customerNo)).toMatchObject({
    useFactoring: false,
    deliveryMethod: "print",
  });
  await page.getByRole("link", { name: "Prøve Factoring", exact: true }).first().click();
  await expect(page.getByText("Aktiveringen ble angret: Feil selskap")).toBeVisible();
});

test("M4: after the first invoice undoing is not offered, ending is", async ({ page, company }) => {
  await company.activate();
  await company.send(await company.draft(await company.customer()));
  await page.goto(`/${company.slug}/factoring`);
  await expect(page.getByRole("link", { name: "Avslutt avtalen" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Angre aktivering" })).toHaveCount(0);
});

test("an active connection shows what is with the factoring company, by status", async ({
  page,
  company,
}) => {
  await company.activate();
  await company.send(await company.draft(await company.customer()));
  await page.goto(`/${company.slug}/factoring`);
  await expect(page.getByRole("link", { name: "1 Faktura klargjort" })).toHaveAttribute(
    "href",
    `/${company.slug}/reports/invoices?status=ready`,
  );
  await expectAccessible(page);
});

test.describe("a bookkeeper", () => {
  test.use({ role: "bookkeeper" });

  test("sees the catalogue, and why he cannot activate", async ({ page, company, pool }) => {
    const { integrationSlug } = await newPartner(pool);
    await page.goto(`/${company.slug}/factoring?integration=${integrationSlug}`);
    await expect(page.getByText("Bare en administrator kan aktivere en integrasjon.")).toBeVisible();
    await expect(page.getByRole("link", { name: /^Aktiver / })).toHaveCount(0);
    await expect(page.getByRole("button", { name: /^Aktiver / })).toHaveCount(0);
  });
});
