import { expectAccessible } from "../accessible";
import { expect, test } from "../fixtures";
import { askToken, connect } from "../partner-client";
import { visit } from "../visit";

test("M4: an administrator rotates the client key: a new one shown once, the old one revoked with the keyboard", async ({
  page,
  company,
  request,
}) => {
  const keys = await company.activate();
  const partner = await connect(request, keys);
  await visit(page, `/${company.slug}/factoring`);

  const section = page.getByRole("region", { name: "Nøkler", exact: true });
  await expect(section.getByText("factoring.invoices:read")).toBeVisible();
  await section.getByRole("button", { name: "Lag ny nøkkel" }).press("Enter");
  const shown = page.getByRole("region", { name: "Ny klientnøkkel for Prøve Factoring" });
  await expect(shown.getByRole("heading")).toBeFocused();
  const clientKey = await shown.locator("code").innerText();
  expect(clientKey).toMatch(/^fck_[\w-]{43}$/);
  await expectAccessible(page);
  expect((await askToken(request, { ...keys, clientKey })).status()).toBe(200);

  // Two live: a third cannot be made until one is revoked.
  await expect(section.getByRole("button", { name: "Lag ny nøkkel" })).toBeDisabled();
  await expect(section.getByText("To nøkler er gyldige")).toBeVisible();
  await shown.getByRole("button", { name: "Jeg har kopiert nøkkelen" }).press("Enter");
  await expect(page.getByText(clientKey)).toHaveCount(0);

  const old = `fck_…${keys.clientKey.slice(-4)}`;
  await section.getByRole("button", { name: `Trekk tilbake ${old}` }).press("Enter");
  const dialog = page.getByRole("alertdialog", { name: `Trekk tilbake ${old}?` });
  await expect(dialog.getByText("Fra neste forespørsel")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Trekk tilbake" }).press("Enter");
  await expect(section.getByRole("row", { name: old })).toContainText("Tove Tester");
  await expect(section.getByRole("row", { name: old })).toContainText("Trukket tilbake");
  expect((await partner.get("/connection")).status()).toBe(401);

  // The last one: the question says what it costs.
  await section.getByRole("button", { name: `Trekk tilbake fck_…${clientKey.slice(-4)}` }).click();
  await expect(page.getByRole("alertdialog").getByText("den eneste gyldige nøkkelen")).toBeVisible();
  await page.getByRole("button", { name: "Avbryt" }).click();
});

test.describe("who is no administrator", () => {
  test.use({ role: "bookkeeper" });
  test("sees the keys, and can neither make nor revoke one", async ({ page, company }) => {
    await company.activate();
    await visit(page, `/${company.slug}/factoring`);
    const section = page.getByRole("region", { name: "Nøkler", exact: true });
    await expect(section.getByText("Bare en administrator")).toBeVisible();
    await expect(section.getByRole("button", { name: /Trekk tilbake|Lag ny nøkkel/ })).toHaveCount(0);
  });
});

test("the bookkeeper sees what the partner has asked and been answered, narrows it, and opens one call", async ({
  page,
  company,
  partner,
}) => {
  await partner.get("/factoring/invoices?status=ready");
  await partner.post("/factoring/vouchers", { externalReference: "FEIL-1", lines: [] });
  await visit(page, `/${company.slug}/factoring`);
  await page.getByRole("link", { name: "Se API-kallene" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "API-kall" })).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("row", { name: /postVoucher/ })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(page.getByRole("row", { name: /issueToken/ })).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel("Utfall").selectOption("4");
  await page.getByRole("button", { name: "Vis", exact: true }).press("Enter");
  await expect(page).toHaveURL(/status=4/);
  await expect(page.getByRole("row", { name: /issueToken/ })).toHaveCount(0);
  await page.getByRole("link", { name: "POST /api/v1/factoring/vouchers" }).press("Enter");

  await expect(page.getByRole("region", { name: "Forespørsel" }).first()).toContainText("FEIL-1");
  await expect(page.getByRole("region", { name: "Svar" }).first()).toContainText("validation_failed");
  await expect(page.getByRole("link", { name: "validation_failed" })).toHaveAttribute(
    "href",
    "/docs/problems/validation_failed",
  );
  await expectAccessible(page);
});
