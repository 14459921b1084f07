import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { listInvoiceHistory } from "@/db/queries/invoice-page";
import { listAccountBalances } from "@/db/queries/partner-posting";
import { line, organisation, tinyPdf } from "../factories";
import { expect, test } from "../fixtures";
import { mailsTo } from "../mails";
import { visit } from "../visit";

// A message on its way in or out is half transparent, which axe would judge.
test.use({ contextOptions: { reducedMotion: "reduce" } });

const rules = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`)).toEqual(
    [],
  );
}

test("M14–M22: a draft is sent by factoring, followed live to delivery, and its copy carries the partner's own PDF", async ({
  page,
  company,
  partner,
}) => {
  const customerNo = await company.customer();
  const invoiceId = await company.draft(customerNo);
  const { integrationName } = await company.activate();
  await visit(page, `/${company.slug}/invoices/${invoiceId}`);
  await expectAccessible(page);

  await page.getByRole("button", { name: "Send faktura" }).click();
  const dialog = page.getByRole("dialog", { name: "Send faktura" });
  await expect(dialog).toContainText(`Leveringsmåte${integrationName}`);
  await expect(dialog.getByLabel("Fakturadato")).not.toHaveValue("");
  await expect(dialog.getByText(/Forfallsdato blir/)).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel("Fakturadato").fill("020326");
  await dialog.getByRole("button", { name: "Send faktura" }).click();

  // From here on nobody reloads the page.
  await expect(page.getByRole("heading", { name: "Faktura 10001" })).toBeVisible();
  const status = page.locator("header [data-status]");
  await expect(status).toHaveText("Faktura klargjort");
  await expect(page.getByRole("list", { name: "Historikk" })).toContainText("Klargjøres for factoring");
  await expect(page.getByRole("region", { name: "Dokumentet" })).toContainText(
    `Leveringsmåte${integrationName}`,
  );
  await expect(page.getByRole("link", { name: "Vis EHF" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Vis pdf" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Send fakturakopi" })).toHaveCount(0);
  await expectAccessible(page);
  const balances = await listAccountBalances(company.scope, [1500, 2700, 3000]);
  expect(balances.map(({ balanceOre }) => balanceOre)).toEqual([1_250_000n, -250_000n, -1_000_000n]);

  const offered = (await (await partner.get("/factoring/invoices?status=ready")).json()) as {
    data: { id: string }[];
  };
  const id = offered.data[0]?.id ?? "";
  expect((await partner.post(`/factoring/invoices/${id}/claim`)).ok()).toBe(true);
  await expect(status).toHaveText("Hentet av factoringselskapet");

  const pdf = Buffer.from(tinyPdf("factoringselskapets egen"));
  const meta = { deliveredAt: "2026-03-02T12:00:00Z", channel: "email", text: "Sendt på e-post til debitor" };
  const delivered = await partner.fetch(`/factoring/invoices/${id}/delivery`, {
    method: "POST",
    multipart: {
      meta: { name: "meta.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(meta)) },
      pdf: { name: "faktura.pdf", mimeType: "application/pdf", buffer: pdf },
    },
  });
  expect(delivered.status(), await delivered.text()).toBe(200);
  await expect(status).toHaveText("Levert");
  await expect(page.getByText("Factoringbeskrivelse")).toBeVisible();
  await expect(page.getByText("Sendt på e-post til debitor").first()).toBeVisible();

  const link = page.getByRole("link", { name: "Vis pdf" });
  const shown = await page.request.get((await link.getAttribute("href")) ?? "");
  expect(shown.headers()).toMatchObject({
    "content-type": "application/pdf",
    "x-content-type-options": "nosniff",
  });
  expect(Buffer.compare(await shown.body(), pdf)).toBe(0);

  await page.getByRole("button", { name: "Send fakturakopi" }).click();
  const copy = page.getByRole("dialog", { name: "Send fakturakopi" });
  const to = `kopi.${company.slug}@nordvik.example`;
  await expect(copy.getByLabel("E-postadresse")).toHaveValue("post@nordvik.example");
  await expectAccessible(page);
  await copy.getByLabel("E-postadresse").fill(to);
  await copy.getByRole("button", { name: "Send", exact: true }).click();
  await expect(copy).toBeHidden();
  await expect(async () =>
    expect((await mailsTo(to)).map((mail) => mail.includes(pdf.toString("base64").slice(0, 60)))).toEqual([
      true,
    ]),
  ).toPass();
  await page.reload();
  await expect(page.getByRole("list", { name: "Historikk" })).toContainText(`Til ${to}`);
});

test("M10: what the customer's card lacks is told before sending, with a link to the field, and print is a way out", async ({
  page,
  company,
}) => {
  const lacking = await company.customer(organisation({ phone: null, city: null }));
  await company.activate();
  const invoiceId = await company.draft(lacking);
  await visit(page, `/${company.slug}/invoices/${invoiceId}`);
  await page.getByRole("button", { name: "Send faktura" }).click();

  const dialog = page.getByRole("dialog", { name: "Send faktura" });
  await expect(dialog.getByRole("link", { name: /^Telefonnummer/ })).toHaveAttribute(
    "href",
    `/${company.slug}/customers/${lacking}?tab=general&field=phone`,
  );
  await expect(dialog.getByRole("button", { name: "Send faktura" })).toBeDisabled();
  await expectAccessible(page);

  await dialog.getByLabel("Endre leveringsmåte for denne fakturaen").check();
  await dialog.getByRole("combobox", { name: "Leveringsmåte" }).selectOption("Utskrift (PDF)");
  await dialog.getByRole("button", { name: "Send faktura" }).click();
  await expect(page.getByRole("heading", { name: "Faktura 10001" })).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("link", { name: "Vis pdf" })).toBeVisible({ timeout: 1_000 });
  }).toPass();
});

test("M14: many drafts are sent at once; the good ones go, and the others say why and where", async ({
  page,
  company,
}) => {
  const lacking = await company.customer(organisation({ name: "Mangler AS", email: null }));
  await company.activate();
  const good = await company.customer();
  for (const customerNo of [good, lacking, good]) await company.draft(customerNo, [line()]);

  await visit(page, `/${company.slug}/invoices?view=drafts`);
  await page.getByLabel("Velg alle").check();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send valgte" }).click();
  const dialog = page.getByRole("dialog", { name: "Send 3 utkast" });
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Send", exact: true }).click();

  await expect(dialog.getByText("2 sendt")).toBeVisible();
  await expect(dialog.getByText("1 ble liggende som utkast")).toBeVisible();
  await expect(dialog.getByRole("list", { name: "Resultat" })).toContainText("Sendt som 10001");
  await expect(dialog.getByRole("link", { name: /^E-postadresse/ })).toHaveAttribute(
    "href",
    `/${company.slug}/customers/${lacking}?tab=general&field=email`,
  );
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Lukk" }).last().click();
  await expect(page.getByRole("table", { name: "Utkast" }).getByRole("row")).toHaveCount(2);
});

test("M13: an invoice is made and sent by keyboard alone", async ({ page, company }) => {
  await company.activate();
  await company.customer();
  await visit(page, `/${company.slug}/invoices/new`);
  const { keyboard } = page;

  await page.getByRole("combobox", { name: "Kunde", exact: true }).focus();
  await keyboard.type("Nordv");
  await expect(page.getByRole("option", { name: /Nordvik Bygg AS/ })).toBeVisible();
  await keyboard.press("Enter");
  await expect(page.getByRole("combobox", { name: "Kunde", exact: true })).toHaveValue(/Nordvik Bygg AS/);

  // Terms, delivery date with its calendar button, two references, and then the first line.
  const text = page.getByLabel("Linje 1, Beskrivelse");
  for (
    let step = 0;
    step < 12 && !(await text.evaluate((field) => field === document.activeElement));
    step++
  ) {
    await keyboard.press("Tab");
  }
  await keyboard.type("Rådgivning");
  await keyboard.press("Enter");
  await keyboard.type("1,5");
  await keyboard.press("Enter");
  await keyboard.press("Enter");
  await keyboard.type("1 000,50");
  await keyboard.press("Enter");
  await keyboard.type("10");
  await keyboard.press("Control+Insert");
  await expect(page.getByLabel("Linje 2, Beskrivelse")).toBeFocused();
  await keyboard.type("Kjørebok");
  await keyboard.press("Control+Insert");
  await expect(page.getByLabel("Linje 3, Beskrivelse")).toBeFocused();
  await keyboard.press("Control+Delete");
  await expect(page.getByLabel("Linje 3, Beskrivelse")).toHaveCount(0);
  await page.getByLabel("Linje 2, Beskrivelse").focus();
  await keyboard.press("Control+Delete");
  await expect(page.getByRole("table", { name: "Sum" })).toContainText(/1\s688,35/);

  await page.getByRole("button", { name: "Send faktura" }).focus();
  await keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Send faktura" });
  await expect(dialog).toBeVisible();
  await dialog.getByLabel("Fakturadato").focus();
  await keyboard.press("Control+A");
  await keyboard.type("2.3.26");
  await keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Faktura 10001" })).toBeVisible();
});

test("M33: an invoice is credited; while the factoring company has it, no other way is offered", async ({
  page,
  company,
}) => {
  await company.activate();
  const sent = await company.send(await company.draft(await company.customer()));
  await visit(page, `/${company.slug}/invoices/${sent.invoiceId}`);
  await page.getByRole("button", { name: "Krediter" }).click();

  await expect(page.getByText("Krediterer faktura 10001")).toBeVisible();
  await page.getByRole("button", { name: "Send faktura" }).click();
  const dialog = page.getByRole("dialog", { name: "Send faktura" });
  await expect(dialog.getByLabel("Endre leveringsmåte for denne fakturaen")).toHaveCount(0);
  await expect(dialog).toContainText("Leveringsmåten kan ikke endres");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Send faktura" }).click();
  await expect(page.getByRole("heading", { name: "Kreditnota 10002" })).toBeVisible();
});

test("a draft may be kept unfinished and thrown away, and a wrong amount is told at its field", async ({
  page,
  company,
}) => {
  const customerNo = await company.customer(organisation());
  await visit(page, `/${company.slug}/invoices/new?customer=${customerNo}`);
  await page.getByLabel("Linje 1, Pris").fill("ti kroner");
  await page.getByRole("button", { name: "Lagre utkast" }).click();
  await expect(page.getByText("Skriv et beløp, for eksempel 1 250,00.")).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel("Linje 1, Pris").fill("10");
  await page.getByRole("button", { name: "Lagre utkast" }).click();
  await page.waitForURL(/invoices\/[0-9a-f-]{36}$/);
  await page.getByRole("button", { name: "Slett utkast" }).click();
  const question = page.getByRole("alertdialog");
  await expectAccessible(page);
  await question.getByRole("button", { name: "Slett utkast" }).click();
  await expect(page.getByText("Ingen utkast")).toBeVisible();
});

test("another company's document does not exist", async ({ page, company, otherCompany }) => {
  await otherCompany.activate();
  const sent = await otherCompany.send(await otherCompany.draft(await otherCompany.customer()));
  const [ready] = await listInvoiceHistory(otherCompany.scope, sent.invoiceId);
  expect(ready?.documentId).toBeTruthy();
  expect((await page.request.get(`/${company.slug}/documents/${ready?.documentId}`)).status()).toBe(404);
  expect((await page.request.get(`/${otherCompany.slug}/documents/${ready?.documentId}`)).status()).toBe(404);
});
