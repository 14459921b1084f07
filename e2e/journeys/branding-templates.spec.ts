import { readFile } from "node:fs/promises";
import { extractText, getDocumentProxy } from "unpdf";
import { listTemplates } from "@/db/queries/branding";
import { expectAccessible } from "../accessible";
import { assigningTemplate, newTemplate, ownTemplate, tinyPng } from "../branding-factories";
import { organisation } from "../factories";
import { expect, test } from "../fixtures";
import { visit } from "../visit";

// A message on its way in or out is half transparent, which axe would judge.
test.use({ contextOptions: { reducedMotion: "reduce" } });

/** The words of a PDF, in one line. */
async function wordsOf(bytes: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)));
  return text.join(" ").replace(/\s+/g, " ");
}

test("M30: a template is made with a live sample, refused at its fields, and saved", async ({
  page,
  company,
}) => {
  await visit(page, `/${company.slug}/settings/templates`);
  await expect(page.getByText("Ingen profileringsmaler ennå")).toBeVisible();
  await expectAccessible(page);
  await visit(page, `/${company.slug}/settings/templates/new`);

  await page.getByLabel("Navn").fill("Tinde");
  await page.getByLabel("Betales til").fill("Tinde Oppgjør AS");
  await page.getByLabel("Kontonummer").fill("8601 11 17948");
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByText("Profileringsmalen er ikke lagret")).toBeVisible();
  await expect(page.getByText("Kontonummeret er ikke gyldig. Det har elleve siffer.")).toBeVisible();
  await expect(page.getByLabel("Kontonummer")).toBeFocused();
  await expectAccessible(page);

  await page.getByLabel("Kontonummer").fill("8601 11 17947");
  await page.getByRole("button", { name: "Sett inn forslag" }).first().click();
  const logo = { name: "logo.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg/>") };
  await page.getByLabel("Logo", { exact: true }).setInputFiles(logo);
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByText("Filen er verken PNG eller JPEG.").first()).toBeVisible();
  const png = { name: "logo.png", mimeType: "image/png", buffer: Buffer.from(tinyPng(300, 100)) };
  await page.getByLabel("Logo", { exact: true }).setInputFiles(png);
  await expect(page.getByRole("img", { name: "Logoen nå" })).toBeVisible();

  await expect(page.getByRole("region", { name: "Forhåndsvisning" })).toHaveAttribute("aria-busy", "false");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Last ned pdf" }).click();
  const sampled = await wordsOf(await readFile(await (await download).path()));
  expect(sampled).toContain("8601.11.17947");
  expect(sampled).toContain("Fordringen er pantsatt til Tinde Oppgjør AS.");

  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByRole("heading", { name: "Tinde", level: 1 })).toBeVisible();
  const [saved] = await listTemplates(company.scope);
  expect(saved).toMatchObject({ name: "Tinde", bankAccount: "86011117947", isDefault: true });
  await expectAccessible(page);

  await visit(page, `/${company.slug}/settings/templates`);
  await expect(page.getByRole("row", { name: /Tinde/ })).toContainText("8601.11.17947");
  await expectAccessible(page);
  const sample = await page.request.get(
    `/${company.slug}/settings/templates/${saved?.id}/preview?language=en`,
  );
  expect(sample.headers()["content-type"]).toBe("application/pdf");
  expect(await wordsOf(await sample.body())).toContain("Pay to Tinde Oppgjør AS");
});

test("M30: a customer gets a template on the tab Faktura, and is told why EHF and eFaktura are not offered", async ({
  page,
  company,
}) => {
  await newTemplate(company.scope, ownTemplate({ name: "Vanlig", isDefault: true }));
  await newTemplate(company.scope, assigningTemplate());
  const customerNo = await company.customer(organisation());
  await visit(page, `/${company.slug}/customers/${customerNo}?tab=invoice`);

  const choice = page.getByLabel("Profileringsmal");
  await expect(choice.locator("option").first()).toHaveText("Den vanlige (Vanlig)");
  await expect(page.getByLabel("Leveringsmåte").getByRole("option", { name: "EHF" })).toHaveText(
    "EHF (ikke tilgjengelig ennå)",
  );
  await choice.selectOption({ label: "Tinde" });
  await expect(
    page.getByText(/^EHF og eFaktura bruker alltid driftskontoen 1503\.00\.12340\./),
  ).toBeVisible();
  await expect(page.getByLabel("Leveringsmåte").getByRole("option", { name: "EHF" })).toHaveText(
    "EHF (bruker alltid driftskontoen)",
  );
  await expectAccessible(page);
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByText("Kunden er lagret")).toBeVisible();

  const invoiceId = await company.draft(customerNo);
  await visit(page, `/${company.slug}/invoices/${invoiceId}`);
  await page.getByRole("button", { name: "Send faktura" }).click();
  const dialog = page.getByRole("dialog", { name: "Send faktura" });
  await expect(dialog).toContainText("Betales tilTinde Oppgjør AS, konto 8601.11.17947");
  await expect(dialog).toContainText(
    "EHF og eFaktura bruker alltid driftskontoen 1503.00.12340. Denne fakturaen skal betales til Tinde Oppgjør AS, konto 8601.11.17947.",
  );
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Send faktura" }).click();
  await expect(page.getByRole("heading", { name: "Faktura 10001" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Dokumentet" })).toContainText(
    "Tinde Oppgjør AS, konto 8601.11.17947",
  );
});

test("M30: archiving tells how many customers change, and a template that others changed is not overwritten", async ({
  page,
  company,
}) => {
  const templateId = await newTemplate(company.scope, assigningTemplate());
  await company.customer(organisation({ brandingTemplateId: templateId }));
  const path = `/${company.slug}/settings/templates/${templateId}`;
  const other = await page.context().newPage();
  await visit(page, path);
  await visit(other, path);
  await other.getByLabel("Navn").fill("Av en annen");
  await other.getByRole("button", { name: "Lagre" }).click();
  await expect(other.getByText("Profileringsmalen er lagret")).toBeVisible();

  await page.getByLabel("Navn").fill("Mitt");
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByText("Noen andre har lagret malen mens du hadde den åpen.")).toBeVisible();
  await expect(page.getByLabel("Navn")).toHaveValue("Mitt");

  await other.getByRole("button", { name: "Arkiver" }).click();
  const dialog = other.getByRole("alertdialog", { name: "Arkivere Av en annen?" });
  await expect(dialog).toContainText("1 kunde har malen på kortet sitt og får den vanlige.");
  await expectAccessible(other);
  await dialog.getByRole("button", { name: "Arkiver" }).click();
  await expect(other.getByText("Malen er arkivert og brukes ikke på nye fakturaer.")).toBeVisible();
  await other.getByRole("button", { name: "Hent fram igjen" }).click();
  await expect(other.getByRole("button", { name: "Arkiver" })).toBeVisible();
});

test.describe("a viewer", () => {
  test.use({ role: "viewer", viewport: { width: 390, height: 844 } });

  test("M30: sees a template at 390 px, with its sample, and cannot change it", async ({ page, company }) => {
    const templateId = await newTemplate(company.scope, assigningTemplate());
    await visit(page, `/${company.slug}/settings/templates/${templateId}`);
    await expect(page.getByText("Du har lesetilgang og kan ikke endre malen.")).toBeVisible();
    await expect(page.getByLabel("Kontonummer")).toBeDisabled();
    await expect(page.getByRole("button", { name: "Lagre" })).toHaveCount(0);
    await expect(page.getByRole("link", { name: "Åpne pdf" })).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
    await expectAccessible(page);
  });
});
