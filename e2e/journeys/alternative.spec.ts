import { extractText, getDocumentProxy } from "unpdf";
import { findActiveAlternative } from "@/db/queries/connections";
import { findCustomer } from "@/db/queries/customers";
import { expectAccessible } from "../accessible";
import { newAlternative, newAlternativePartner } from "../alternative-factories";
import { organisation } from "../factories";
import { expect, test } from "../fixtures";
import { mailsTo } from "../mails";
import { connect } from "../partner-client";
import { visit } from "../visit";

// A message on its way in or out is half transparent, which axe would judge.
test.use({ contextOptions: { reducedMotion: "reduce" } });

/** The words of the PDF that a mail carries; the mail's line breaks are undone already. */
async function attachedWords(mail: string): Promise<string> {
  const base64 = /JVBERi[\w+/=]+/.exec(mail)?.[0] ?? "";
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(Buffer.from(base64, "base64"))));
  return text.join(" ").replace(/\s+/g, " ");
}

test("M30, edge 39: an alternative integration is taken into use, and its invoice goes by e-mail with account and notice", async ({
  page,
  company,
  pool,
  request,
}) => {
  const { applicationKey, integrationSlug } = await newAlternativePartner(pool);
  const to = `kunde.${company.slug}@nordvik.example`;
  const customerNo = await company.customer(organisation({ deliveryMethod: "email", email: to }));
  const before = await findCustomer(company.scope, customerNo);

  await page.goto(`/${company.slug}/factoring`);
  await page.locator(`a[href$="/factoring/alternative/${integrationSlug}"]`).click();
  await expect(page.getByRole("heading", { name: "Ta i bruk Tinde Oppgjør" })).toBeVisible();
  await visit(page, `/${company.slug}/factoring/alternative/${integrationSlug}`);
  await expect(page.getByText("1 kunde uten Bruk Factoring og uten egen profileringsmal")).toBeVisible();
  await expect(page.getByText("de bruker alltid driftskontoen 1503.00.12340")).toBeVisible();
  await expectAccessible(page);

  // Without a template that tells the assignment it cannot be.
  await page.getByRole("button", { name: "Ta i bruk Tinde Oppgjør" }).click();
  await expect(page.getByText("Velg en profileringsmal.")).toBeVisible();
  await page.getByRole("button", { name: "Lagre malen" }).click();
  await expect(
    page.getByText("Må fylles ut når fordringen er overdratt til et factoringselskap.").first(),
  ).toBeVisible();
  await page.getByLabel("Kontonummer").fill("8601 11 17947");
  await page.getByRole("button", { name: "Sett inn forslag" }).first().click();
  await page.getByRole("button", { name: "Lagre malen" }).click();
  await expect(page.getByLabel("Mal for fakturaene").locator("option:checked")).toHaveText(
    "Tinde Oppgjør, 8601.11.17947",
  );

  await page.getByRole("button", { name: "Ta i bruk Tinde Oppgjør" }).click();
  await expect(page.getByRole("heading", { name: "Tinde Oppgjør er tatt i bruk" })).toBeFocused();
  const clientKey = (await page.locator("code", { hasText: /^fck_[^…]+$/ }).textContent()) ?? "";
  await expectAccessible(page);
  expect(await findActiveAlternative(company.scope)).toMatchObject({ integrationSlug });
  expect(await findCustomer(company.scope, customerNo)).toEqual(before);
  await page.reload();
  await expect(page.getByText(clientKey)).toHaveCount(0);

  const invoiceId = await company.draft(customerNo);
  await visit(page, `/${company.slug}/invoices/${invoiceId}`);
  await page.getByRole("button", { name: "Send faktura" }).click();
  const dialog = page.getByRole("dialog", { name: "Send faktura" });
  await expect(dialog).toContainText("EHF og eFaktura bruker alltid driftskontoen 1503.00.12340.");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Send faktura" }).click();
  await expect(page.getByRole("heading", { name: "Faktura 10001" })).toBeVisible();

  await expect(async () => expect(await mailsTo(to)).toHaveLength(1)).toPass();
  const [mail = ""] = await mailsTo(to);
  const words = await attachedWords(mail);
  expect(words).toContain("8601.11.17947");
  expect(words).toContain("Fordringen er pantsatt til Tinde Oppgjør.");
  expect(words).not.toContain("1503.00.12340");

  const partner = await connect(request, { applicationKey, clientKey });
  const { data } = (await (await partner.get("/invoices?assigned=true")).json()) as { data: object[] };
  expect(data).toMatchObject([{ id: invoiceId, assigned: true }]);
  expect((await partner.get("/factoring/invoices")).status()).toBe(403);
});

test("M30: the two factoring columns stay empty for what an alternative integration has", async ({
  page,
  company,
  pool,
}) => {
  await newAlternative(pool, company.scope);
  await company.send(await company.draft(await company.customer(organisation())));
  await visit(page, `/${company.slug}/reports/invoices`);
  await page.getByRole("button", { name: "Kolonner" }).click();
  for (const name of ["Factoring fakturastatus", "Factoringbeskrivelse"]) {
    const column = page.getByRole("menuitemcheckbox", { name });
    if ((await column.getAttribute("aria-checked")) !== "true") await column.click();
  }
  await page.keyboard.press("Escape");
  const table = page.getByRole("table").first();
  const headings = await table.getByRole("columnheader").allTextContents();
  const cells = table.getByRole("row").nth(1).getByRole("cell");
  for (const name of ["Factoring fakturastatus", "Factoringbeskrivelse"]) {
    const place = headings.findIndex((heading) => heading.includes(name));
    expect(place).toBeGreaterThan(-1);
    await expect(cells.nth(place)).toHaveText(/^$|^–$/);
  }
});

test("M30, edge 36: an alternative integration ends, and keeps its access while invoices are to be paid to it", async ({
  page,
  company,
  pool,
}) => {
  const { integrationSlug } = await newAlternative(pool, company.scope);
  await company.send(await company.draft(await company.customer(organisation())));
  await visit(page, `/${company.slug}/factoring/alternative/${integrationSlug}`);
  await expect(page.getByText("1 faktura, 12 500,00")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Avslutt" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Avslutte Tinde Oppgjør?" });
  await expect(dialog).toContainText("1 faktura er sendt med malen og ikke oppgjort.");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Avslutt" }).click();
  await expect(page.getByText("Nye fakturaer har ikke malen lenger.")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Steng tilgangen" }).click();
  const closing = page.getByRole("alertdialog", { name: "Stenge tilgangen for Tinde Oppgjør?" });
  await expect(closing).toContainText("Factoringselskapet kan ikke lenger bokføre betalingen av den.");
  await closing.getByRole("button", { name: "Steng tilgangen" }).click();
  await expect(page.getByRole("heading", { name: "Ta i bruk Tinde Oppgjør" })).toBeVisible();
});

test.describe("a bookkeeper at 390 px", () => {
  test.use({ role: "bookkeeper", viewport: { width: 390, height: 844 } });

  test("M30: sees how an alternative integration works, and why he cannot take it into use", async ({
    page,
    company,
    pool,
  }) => {
    const { integrationSlug } = await newAlternativePartner(pool);
    await visit(page, `/${company.slug}/factoring/alternative/${integrationSlug}`);
    await expect(page.getByText("Bare en administrator kan ta i bruk en integrasjon.")).toBeVisible();
    await expect(page.getByRole("button", { name: /^Ta i bruk/ })).toHaveCount(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expectAccessible(page);
  });
});
