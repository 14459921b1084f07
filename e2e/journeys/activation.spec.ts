import { findActiveConnection } from "@/db/queries/connections";
import { findCustomer } from "@/db/queries/customers";
import { expectAccessible } from "../accessible";
import { newPartner, organisation } from "../factories";
import { expect, test } from "../fixtures";
import { connect } from "../partner-client";

test("M1, M2, M4: activation tells what will change, changes it, and shows a key that works, once", async ({
  page,
  company,
  pool,
  request,
}) => {
  const complete = await company.customer(organisation({ deliveryMethod: "email" }));
  const lacking = await company.customer(organisation({ name: "Uten Telefon AS", phone: null }));
  const { applicationKey, integrationSlug } = await newPartner(pool, "PO Factoring");

  await page.goto(`/${company.slug}/factoring`);
  await expect(page.getByRole("heading", { name: "Tilgjengelige integrasjoner" })).toBeVisible();
  await expectAccessible(page);
  await page.locator(`a[href$="integration=${integrationSlug}"]`).click();
  await expect(page.getByRole("heading", { name: "Aktiver PO Factoring" })).toBeVisible();
  await expect(page.getByLabel("Bankkonto")).toHaveValue("1920");
  await expect(page.getByText("1 kunde mangler opplysninger. ")).toBeVisible();
  await expect(page.getByRole("link", { name: "Uten Telefon AS" })).toHaveAttribute(
    "href",
    `/${company.slug}/customers/${lacking}?tab=general&field=phone`,
  );

  await page.getByLabel("Mellomregning (finanskonto)").selectOption("1579");
  await expect(page.getByText("1579 Andre kortsiktige fordringer er ikke en gjeldskonto.")).toBeVisible();
  await page.getByLabel("Mellomregning (finanskonto)").selectOption({ index: 0 });
  await page.getByRole("combobox", { name: "Avtaletype" }).selectOption({ label: "Kjøp av fordringer" });
  await page.getByRole("button", { name: "Aktiver PO Factoring" }).click();

  const dialog = page.getByRole("alertdialog", { name: "Aktivere PO Factoring?" });
  await expect(dialog).toContainText("2 kunder får Bruk Factoring og leveringsmåten PO Factoring.");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Avbryt" }).click();
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
