import { expectAccessible } from "../accessible";
import { expect, test } from "../fixtures";

test("M38: a person signs in and sees only the companies he is a member of", async ({
  page,
  person,
  company,
  otherCompany,
}) => {
  await page.context().clearCookies();
  await page.goto(`/${company.slug}/invoices`);
  await expect(page.getByRole("heading", { name: "Logg inn" })).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel("E-post").fill(person.email);
  await page.getByLabel("Passord").fill("feil-passord-som-ingen-har");
  await page.getByRole("button", { name: "Logg inn" }).click();
  await expect(page.getByText("E-postadressen eller passordet er feil.")).toBeVisible();

  await page.getByLabel("E-post").fill(person.email);
  await page.getByLabel("Passord").fill(person.password);
  await page.getByRole("button", { name: "Logg inn" }).click();
  await expect(page).toHaveURL(new RegExp(`/${company.slug}`));
  await expectAccessible(page);

  const foreign = await page.request.get(`/${otherCompany.slug}`);
  expect(foreign.status()).toBe(404);
});
