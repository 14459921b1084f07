import { exchangeRate } from "@/lib/domain/currency";
import { dateInNorway } from "@/lib/domain/dates";
import { changeCurrencies } from "@/lib/services/factoring/change-currencies";
import { saveExchangeRate } from "@/lib/services/invoices/save-exchange-rate";
import { expectAccessible } from "../accessible";
import { expectOk, newDraft, organisation } from "../factories";
import { expect, test } from "../fixtures";
import { mailsTo } from "../mails";
import { visit } from "../visit";

// A message on its way in or out is half transparent, which axe would judge.
test.use({ contextOptions: { reducedMotion: "reduce" } });

test("edge 41, M13–M18: an invoice in euro has its rate suggested, is sent by factoring, and the partner reads it in euro and kroner", async ({
  page,
  company,
  partner,
}) => {
  const customerNo = await company.customer();
  const { connectionId } = await company.activate();
  await expectOk(changeCurrencies(company.scope, { connectionId, currencies: ["EUR"] }));

  await visit(page, `/${company.slug}/settings/exchange-rates`);
  await expect(page.getByText("Ingen kurser er lagret")).toBeVisible();
  await page.getByLabel("Kroner for 1").fill("1173,25");
  await page.getByRole("button", { name: "Lagre kurs" }).click();
  await expect(page.getByText("Kursen kan ikke stemme for EUR")).toBeVisible();
  await page.getByLabel("Kroner for 1").fill("11,7325");
  await page.getByRole("button", { name: "Lagre kurs" }).click();
  await expect(page.getByRole("table", { name: "Valutakurser" })).toContainText("11,7325");
  await expectAccessible(page);

  await page.goto(`/${company.slug}/invoices/new?customer=${customerNo}`);
  await page.getByLabel("Linje 1, Beskrivelse").fill("Rådgivning");
  await page.getByLabel("Linje 1, Pris").fill("10000");
  await page.getByLabel("Valuta").selectOption("EUR");
  await expect(page.getByLabel("Kurs, kroner for 1 EUR")).toHaveValue("11,7325");
  const totals = page.getByRole("table", { name: "Sum", exact: true });
  await expect(totals).toContainText("EUR12 500,00");
  await expect(totals).toContainText("Mva i NOK29 331,25");
  await expect(totals).toContainText("Sum i NOK146 656,25");
  await page.getByLabel("Kurs, kroner for 1 EUR").fill("11,8");
  await expect(totals).toContainText("Sum i NOK147 500,00");
  await expectAccessible(page);

  await page.getByRole("button", { name: "Send faktura" }).click();
  const dialog = page.getByRole("dialog", { name: "Send faktura" });
  await dialog.getByRole("button", { name: "Send faktura" }).click();
  await expect(page.getByRole("heading", { name: "Faktura 10001" })).toBeVisible();
  await expect(page.locator("header [data-status]")).toHaveText("Faktura klargjort");
  const money = page.getByRole("region", { name: "Oppgjør" });
  await expect(money).toContainText("Gjenstår i EUREUR12 500,00");
  await expect(money).toContainText("Gjenstår i NOK147 500,00");
  await expectAccessible(page);

  const answer = await partner.get("/factoring/invoices?status=ready");
  expect(await answer.json()).toMatchObject({
    data: [
      {
        currency: "EUR",
        exchangeRate: "11.8",
        totalAmount: 1_250_000,
        balance: 1_250_000,
        nokAmounts: { net: 11_800_000, vat: 2_950_000, total: 14_750_000, balance: 14_750_000 },
      },
    ],
  });

  await page.goto(`/${company.slug}/reports/invoices`);
  const row = page.getByRole("row", { name: /10001/ });
  await expect(row).toContainText("EUR");
  await expect(row).toContainText("147 500,00");
  await expectAccessible(page);
});

test("edge 41, M34: without a rate the dialog leads to its field; a currency that the partner does not take goes by e-mail", async ({
  page,
  company,
}) => {
  const email = `euro.${company.slug}@nordvik.example`;
  await company.activate();
  const customerNo = await company.customer(
    organisation({ useFactoring: true, deliveryMethod: "factoring", email }),
  );
  const invoiceId = await newDraft(company.scope, customerNo, undefined, { currency: "USD" });

  await visit(page, `/${company.slug}/invoices/${invoiceId}`);
  await expect(page.getByText("Skriv kursen for å se beløpene i norske kroner.")).toBeVisible();
  await page.getByRole("button", { name: "Send faktura" }).click();
  const dialog = page.getByRole("dialog", { name: "Send faktura" });
  await expect(dialog).toContainText("Factoringselskapet tar imot NOK, ikke USD");
  await expect(dialog).toContainText("Skriv hva 1 USD koster i kroner");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Rett kursen" }).click();
  await expect(dialog).toHaveCount(0);
  const rate = page.getByLabel("Kurs, kroner for 1 USD");
  await expect(rate).toBeFocused();

  await rate.fill("10,25");
  await page.getByRole("button", { name: "Send faktura" }).click();
  await expect(dialog.getByLabel("Leveringsmåte")).toHaveValue("email");
  await dialog.getByRole("button", { name: "Send faktura" }).click();
  await expect(page.getByRole("heading", { name: "Faktura 10001" })).toBeVisible();
  await expect.poll(async () => (await mailsTo(email)).length).toBe(1);
  expect((await mailsTo(email))[0]).toContain("USD");

  await page.goto(`/${company.slug}/invoices`);
  await expect(page.getByRole("row", { name: /10001/ })).toContainText("USD12 500,00");
});

test("edge 41: the editor in another currency fits a telephone", async ({ page, company }) => {
  await company.activate();
  const customerNo = await company.customer();
  await expectOk(
    saveExchangeRate(company.scope, {
      currency: "SEK",
      validFrom: dateInNorway(new Date("2026-01-02T12:00:00Z")),
      rate: exchangeRate(1_012_500n),
    }),
  );
  await page.setViewportSize({ width: 390, height: 844 });
  await visit(page, `/${company.slug}/invoices/new?customer=${customerNo}`);
  await page.getByLabel("Valuta").selectOption("SEK");
  await expect(page.getByLabel("Kurs, kroner for 1 SEK")).toHaveValue("1,0125");
  const wider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wider).toBe(false);
  await expectAccessible(page);
});
