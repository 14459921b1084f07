import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { type Company, factored } from "../company";
import { organisation, tinyPdf } from "../factories";
import { expect, test } from "../fixtures";
import type { Partner } from "../partner-client";

const STATUS = "Factoring fakturastatus";
const DESCRIPTION = "Factoringbeskrivelse";

/** Three documents: one sent on paper, one delivered and settled in part by the partner, one waiting for it. */
async function threeInvoices(company: Company, partner: Partner) {
  const paper = await company.customer(organisation({ name: "=Papir AS" }));
  const bought = await company.customer(factored({ name: "Bodø Tak AS" }));
  const printed = await company.send(await company.draft(paper));
  const delivered = await company.send(await company.draft(bought));
  const ready = await company.send(await company.draft(bought));

  const acknowledged = await partner.post(`/factoring/invoices/${delivered.id}/delivery`, {
    deliveredAt: "2026-03-02T12:00:00Z",
    channel: "email",
    text: "Sendt på e-post",
    pdf: Buffer.from(tinyPdf()).toString("base64"),
  });
  expect(acknowledged.status(), await acknowledged.text()).toBe(200);
  const posted = await partner.post("/factoring/vouchers", {
    externalReference: "INN-1",
    voucherDate: "2026-03-10",
    description: "Innbetaling",
    currency: "NOK",
    lines: [
      { account: 80_000, amount: 250_000, eventKind: "payment", invoiceNo: delivered.number },
      { customerNo: bought, amount: -250_000, eventKind: "payment", invoiceNo: delivered.number },
    ],
  });
  expect(posted.status(), await posted.text()).toBe(201);
  return { printed, delivered, ready, bought };
}

async function headings(page: Page) {
  return (await page.getByRole("columnheader").allInnerTexts()).map((text) => text.trim());
}

/** Bring columns out, and wait until the server remembers them. */
async function bringOut(page: Page, names: readonly string[]) {
  await page.getByRole("button", { name: "Kolonner" }).click();
  for (const name of names) {
    const saved = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("menuitemcheckbox", { name, exact: true }).click();
    await saved;
  }
  await page.keyboard.press("Escape");
}

async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
}

test("M7: the factoring columns are brought out in the column chooser and remembered by the user", async ({
  page,
  company,
  partner,
  person,
  context,
}) => {
  await threeInvoices(company, partner);
  const report = `/${company.slug}/reports/invoices`;
  await page.goto(report);
  expect(await headings(page)).not.toContain(STATUS);
  await page.getByRole("button", { name: "Kolonner" }).click();
  await expectAccessible(page);
  await page.keyboard.press("Escape");

  await bringOut(page, [STATUS, DESCRIPTION]);
  expect(await headings(page)).toEqual(expect.arrayContaining([STATUS, DESCRIPTION]));
  await expect(page.getByRole("cell", { name: "Levert", exact: true })).toBeVisible();
  await expect(page.getByRole("cell", { name: "Sendt på e-post" })).toBeVisible();
  await expectAccessible(page);

  await page.reload();
  expect(await headings(page)).toEqual(expect.arrayContaining([STATUS, DESCRIPTION]));

  await context.clearCookies();
  await page.goto(`/login?next=${encodeURIComponent(report)}`);
  await page.getByLabel("E-post").fill(person.email);
  await page.getByLabel("Passord").fill(person.password);
  await page.getByRole("button", { name: "Logg inn" }).click();
  await expect(page.getByRole("heading", { name: "Fakturaoversikt" })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: STATUS })).toBeVisible();
});

test("M7, M29: filters stand in the address, and totals are of what they let through", async ({
  page,
  company,
  partner,
}) => {
  const { delivered, ready } = await threeInvoices(company, partner);
  await page.goto(`/${company.slug}/reports/invoices`);
  const totals = page.locator("tfoot");
  await expect(totals).toContainText("Sum, 3 rader");
  await expect(totals).toContainText("37 500,00");
  await expect(totals).toContainText("35 000,00");
  await expect(page.getByRole("cell", { name: "Delvis oppgjort" })).toHaveCount(1);

  await page.getByLabel(STATUS).selectOption("Levert");
  await expect(page).toHaveURL(/status=delivered/);
  await expect(totals).toContainText("Sum, 1 rad");
  await expect(page.getByRole("link", { name: String(delivered.number), exact: true })).toBeVisible();

  // The address alone says it all.
  await page.goto(`/${company.slug}/reports/invoices?status=ready&from=2026-01-01&open=true&q=bod`);
  await expect(totals).toContainText("Sum, 1 rad");
  await expect(page.getByRole("link", { name: String(ready.number), exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Nullstill filtre" }).click();
  await expect(totals).toContainText("Sum, 3 rader");

  await page.getByRole("columnheader", { name: "Rest" }).getByRole("button").click();
  await expect(page).toHaveURL(/sort=remaining/);
  await expect(page.getByRole("columnheader", { name: "Rest" })).toHaveAttribute("aria-sort", "ascending");
  await expect(page.locator("tbody tr").first()).toContainText(String(delivered.number));

  await page.goto(`/${company.slug}/reports/invoices?q=finnes-ikke`);
  await expect(page.getByText("Ingen rader passer med filtrene")).toBeVisible();
});

test("M28: the report leads to the voucher, the voucher to its accounts, and they agree", async ({
  page,
  company,
  partner,
}) => {
  await threeInvoices(company, partner);
  await page.goto(`/${company.slug}/reports/invoices`);
  await page.getByRole("link", { name: "1-2", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Bilag 1-2" })).toBeVisible();
  await expect(page.getByText("Debet og kredit stemmer")).toBeVisible();
  await expect(page.getByRole("link", { name: /^EHF/ })).toBeVisible();
  await expectAccessible(page);

  await page.goto(`/${company.slug}/vouchers/2-1`);
  await expect(page.getByText("INN-1")).toBeVisible();
  await expect(page.getByRole("table", { name: "Utligninger" })).toContainText("10 000,00");
  await page.getByRole("link", { name: /^80000/ }).click();
  await expect(page.getByRole("heading", { name: /^80000/ })).toBeVisible();
  await expect(page.locator("tfoot")).toContainText("2 500,00");
  await expectAccessible(page);

  for (const path of ["", "/vouchers", "/ledger/accounts", "/ledger/accounts?view=customer", "/reports"]) {
    await page.goto(`/${company.slug}${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
  }
});

test("the CSV holds what is shown: columns, filter and order, with decimal comma and defused formulas", async ({
  page,
  company,
  partner,
}) => {
  const { printed, delivered, ready } = await threeInvoices(company, partner);
  await page.goto(`/${company.slug}/reports/invoices?sort=number`);
  await bringOut(page, [STATUS, DESCRIPTION]);
  const wanted = page.waitForEvent("download");
  await page.getByRole("link", { name: "Eksporter CSV" }).click();
  const download = await wanted;
  expect(download.suggestedFilename()).toMatch(/^Fakturaoversikt .* \d{4}-\d{2}-\d{2}\.csv$/);

  const csv = await readFile(await download.path(), "utf8");
  const [head = "", ...rows] = csv.trimEnd().split("\r\n");
  expect(head.startsWith("\ufeffFakturanr.;Type;")).toBe(true);
  expect(head).toContain(`${STATUS};${DESCRIPTION}`);
  expect(rows.map((row) => row.split(";")[0])).toEqual(
    [printed, delivered, ready].map(({ number }) => String(number)),
  );
  expect(rows[0]).toContain(";'=Papir AS;10000,00;2500,00;12500,00;12500,00;");
  expect(rows[1]).toContain(";Levert;Sendt på e-post;");
});

test("M38: a report of a company that is not the user's does not exist", async ({ page, otherCompany }) => {
  const answer = await page.goto(`/${otherCompany.slug}/reports/invoices`);
  expect(answer?.status()).toBe(404);
  const csv = await page.request.get(`/${otherCompany.slug}/reports/invoices/export`);
  expect(csv.status()).toBe(404);
});
