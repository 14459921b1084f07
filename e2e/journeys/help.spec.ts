import { helpTopics } from "@/lib/text/help-topics";
import { expectAccessible } from "../accessible";
import { expect, test } from "../fixtures";

test("every screen's «?» leads to the help about it, in a tab of its own", async ({ company, page }) => {
  const screens = {
    "": "Kom i gang",
    "/invoices": "Sende en faktura med factoring",
    "/customers": "Kunder og leverandører",
    "/factoring": "Aktivere en integrasjon",
    "/reports": "Rapporter",
    "/vouchers": "Bilag og kontoplan",
  };
  for (const [path, title] of Object.entries(screens)) {
    await page.goto(`/${company.slug}${path}`);
    const [help] = await Promise.all([
      page.waitForEvent("popup"),
      page.getByRole("link", { name: "Hjelp om denne siden" }).click(),
    ]);
    await expect(help.getByRole("heading", { level: 1 })).toHaveText(title);
    await help.close();
  }
});

test("the help reads as plain HTML without script, in light and dark, and as Markdown", async ({
  browser,
}) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 800 },
  });
  const plain = await context.newPage();
  await plain.goto("/help");
  await plain.getByRole("link", { name: "Begreper" }).click();
  await expect(plain.getByRole("heading", { level: 1 })).toHaveText("Begreper");
  await plain.getByRole("link", { name: "Som Markdown" }).click();
  await expect(plain.locator("body")).toContainText("- **Forskuttering**:");
  await context.close();
});

for (const topic of helpTopics) {
  test(`the help's page «${topic}» stands up to axe, light and dark`, async ({ page }) => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(`/help/${topic}`);
      await expectAccessible(page);
    }
  });
}
