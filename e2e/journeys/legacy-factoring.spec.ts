import { adoptLegacyFactoring } from "@/db/writes/legacy";
import { expectAccessible } from "../accessible";
import { newPartner, organisation } from "../factories";
import { expect, test } from "../fixtures";
import { visit } from "../visit";

test("M3, edge 6: what waits is transferred in a file, the old solution is turned off, and only then activation is offered", async ({
  company,
  page,
  pool,
}) => {
  const bureau = { bureauName: "Gamle Byrå", clientId: "4711", receivableAccountNo: 1579 };
  await adoptLegacyFactoring(pool, company.scope.companyId, bureau);
  const { number } = await company.send(
    await company.draft(await company.customer(organisation({ deliveryMethod: "print" }))),
  );

  const { integrationSlug } = await newPartner(pool);
  const activation = `/${company.slug}/factoring?integration=${integrationSlug}`;

  await test.step("activation says what must be done first, and leads there", async () => {
    await visit(page, activation);
    await expect(page.getByText("Den tidligere factoringløsningen er på")).toBeVisible();
    await expectAccessible(page);
    await visit(page, `/${company.slug}/settings/legacy-factoring`);
    await expect(page.getByText(/1 faktura er ikke overført/)).toBeVisible();
    await expectAccessible(page);
    await visit(page, activation);
    await page.getByRole("link", { name: /Overfør 1 faktura til Gamle Byrå/ }).click();
  });

  await test.step("the file names the invoice, is downloadable, and shows its checksum", async () => {
    await expect(page.getByRole("heading", { level: 1, name: "Factoring" })).toBeVisible();
    await expect(page.getByRole("link", { name: String(number) })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Overfør til factoringbyrå" }).click();
    await expectAccessible(page);
    await page
      .getByRole("dialog")
      .or(page.getByRole("alertdialog"))
      .getByRole("button", { name: "Overfør til factoringbyrå" })
      .click();
    await expect(page.getByText("1 dokument er overført")).toBeVisible();
    const link = page.locator('main a[href*="/documents/"]').first();
    const href = (await link.getAttribute("href")) ?? "";
    const file = await page.request.get(href);
    expect(await file.text()).toContain(`;${number};`);
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(page.getByText("Ingen fakturaer venter")).toBeVisible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  await test.step("turned off, it stays off, and the integration can be activated", async () => {
    await visit(page, `/${company.slug}/settings/legacy-factoring`);
    await page.getByRole("button", { name: "Slå av" }).click();
    await page
      .getByRole("dialog")
      .or(page.getByRole("alertdialog"))
      .getByRole("button", { name: "Slå av" })
      .click();
    await expect(page.getByText("Den kan ikke slås på igjen.", { exact: false }).first()).toBeVisible();
    await visit(page, activation);
    await expect(page.getByText("Den tidligere factoringløsningen er på")).toHaveCount(0);
  });
});
