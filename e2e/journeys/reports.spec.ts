import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { readSheet } from "read-excel-file/node";
import { creditInvoice } from "@/lib/services/invoices/credit-invoice";
import { expectAccessible } from "../accessible";
import { type Company, factored, type Sent } from "../company";
import { expectOk, organisation, tinyPdf } from "../factories";
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

  await deliver(partner, delivered, "Sendt på e-post");
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

/** The partner delivers a document, and says so in words. */
async function deliver(partner: Partner, { id }: Sent, text: string) {
  const acknowledged = await partner.post(`/factoring/invoices/${id}/delivery`, {
    deliveredAt: "2026-03-02T12:00:00Z",
    channel: "email",
    text,
    pdf: Buffer.from(tinyPdf(text)).toString("base64"),
  });
  expect(acknowledged.status(), await acknowledged.text()).toBe(200);
}

/** The three, and an invoice that is credited in full with a credit note that the partner has delivered. */
async function fiveDocuments(company: Company, partner: Partner) {
  const three = await threeInvoices(company, partner);
  const credited = await company.send(await company.draft(three.bought));
  await deliver(partner, credited, "Sendt på e-post");
  const { invoiceId } = await expectOk(creditInvoice(company.scope, { invoiceId: credited.invoiceId }));
  const creditNote = await company.send(invoiceId);
  await deliver(partner, creditNote, "Kreditnota sendt på e-post");
  return { ...three, credited, creditNote };
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

/** What is behind a link of «Eksporter CSV» or «Eksporter Excel». */
async function download(page: Page, name: string) {
  const wanted = page.waitForEvent("download");
  await page.getByRole("link", { name }).click();
  const file = await wanted;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** A cell of a spreadsheet as the CSV writes it. */
function asInCsv(value: unknown, amount: boolean): string {
  if (value === null) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10).split("-").reverse().join(".");
  if (typeof value === "number") return amount ? value.toFixed(2).replace(".", ",") : String(value);
  return /^[=+\-@]/.test(String(value)) ? `'${value}` : String(value);
}

const amounts = [
  "Netto",
  "Mva",
  "Totalt",
  "Rest",
  "Debet",
  "Kredit",
  "Beløp",
  "Saldo",
  "Ikke forfalt",
].concat(["1–30 dager", "31–60 dager", "61–90 dager", "Over 90 dager"]);

/** Each report as it is asked for, what «Levert» leaves of it, and where a figure of it leads. */
const journeys = [
  {
    name: "Fakturaoversikt",
    path: "/reports/invoices",
    rows: 5,
    words: ["Levert", "Kreditnota sendt på e-post"],
    delivered: 2,
    follow: (page: Page) => page.locator("tbody").getByRole("link").first(),
    leadsTo: /\/invoices\/[0-9a-f-]{36}$/,
  },
  {
    name: "Åpne poster",
    path: "/reports/open-items?asOf=2026-03-31",
    rows: 3,
    words: ["Levert", "Sendt på e-post"],
    delivered: 1,
    follow: (page: Page) => page.getByRole("link", { name: "10 000,00" }),
    leadsTo: /\/reports\/customer-ledger\?customer=10001$/,
  },
  {
    name: "Kundereskontro",
    path: "/reports/customer-ledger?to=2026-03-31",
    rows: 6,
    words: ["Levert", "Sendt på e-post"],
    delivered: 3,
    follow: (page: Page) => page.getByRole("link", { name: "2-1", exact: true }),
    leadsTo: /\/vouchers\/2-1$/,
  },
  {
    name: "Aldersfordelt saldo",
    path: "/reports/aged-receivables?asOf=2026-03-31",
    rows: 2,
    words: ["1 Faktura klargjort, 1 Levert", "Sendt på e-post"],
    delivered: 1,
    follow: (page: Page) => page.getByRole("link", { name: "22 500,00" }).first(),
    leadsTo: /\/reports\/aged-receivables\?.*age=days_1_30&customer=10001&level=document$/,
  },
  {
    name: "Salg per kunde",
    path: "/reports/sales-by-customer",
    rows: 2,
    words: ["1 Faktura klargjort, 2 Levert, 1 Fullført", "Kreditnota sendt på e-post; Sendt på e-post"],
    delivered: 1,
    follow: (page: Page) => page.locator("tbody td").nth(5).getByRole("link"),
    leadsTo: /\/reports\/sales-by-customer\?.*customer=10001&level=document$/,
  },
  {
    name: "Kreditnotaer",
    path: "/reports/credit-notes",
    rows: 1,
    words: ["Levert", "Kreditnota sendt på e-post"],
    delivered: 1,
    follow: (page: Page) => page.locator("tbody td").nth(3).getByRole("link"),
    leadsTo: /\/invoices\/[0-9a-f-]{36}$/,
  },
] as const;

for (const { name, path, rows, words, delivered, follow, leadsTo } of journeys) {
  test(`M7, M37: «${name}» brings out the two columns, sorts, narrows, exports and leads on by them`, async ({
    page,
    company,
    partner,
  }) => {
    await fiveDocuments(company, partner);
    await page.goto(`/${company.slug}${path}`);
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    expect(await headings(page)).not.toContain(STATUS);
    await expect(page.locator("tbody tr")).toHaveCount(rows);

    await bringOut(page, [STATUS, DESCRIPTION]);
    for (const word of words)
      await expect(page.getByRole("cell", { name: word, exact: true }).first()).toBeVisible();
    await expectAccessible(page);

    const status = page.getByRole("columnheader", { name: STATUS });
    await status.getByRole("button").click();
    await expect(status).toHaveAttribute("aria-sort", "ascending");
    await expect(page).toHaveURL(/sort=factoringStatus/);
    const description = page.getByRole("columnheader", { name: DESCRIPTION });
    await description.getByRole("button").click();
    await description.getByRole("button").click();
    await expect(page).toHaveURL(/sort=-factoringDescription/);
    // A file is of what is shown: the link changes with the rows.
    await expect(page.getByRole("link", { name: "Eksporter CSV" })).toHaveAttribute(
      "href",
      /sort=-factoringDescription/,
    );

    const csv = await download(page, "Eksporter CSV");
    const excel = await download(page, "Eksporter Excel");
    expect(excel.name).toBe(csv.name.replace(/\.csv$/, ".xlsx"));
    const [head = [], ...cells] = await readSheet(excel.bytes);
    expect(head.map(String)).toEqual(await headings(page));
    expect(cells).toHaveLength(rows);
    const amountAt = head.map((heading) => amounts.includes(String(heading)));
    const lines = [
      head.map(String),
      ...cells.map((row) => row.map((value, at) => asInCsv(value, amountAt[at] ?? false))),
    ];
    expect(csv.bytes.toString("utf8").trimEnd()).toBe(
      `\ufeff${lines.map((line) => line.map((value) => (value.includes(";") ? `"${value}"` : value)).join(";")).join("\r\n")}`,
    );
    expect(cells.flat().some((value) => typeof value === "number")).toBe(true);

    await page.getByLabel(STATUS).selectOption("Levert");
    await expect(page).toHaveURL(/status=delivered/);
    await expect(page.locator("tbody tr")).toHaveCount(delivered);
    const search = page.getByRole("search", { name: "Filtre" });
    await search.getByLabel(DESCRIPTION).fill("sendt på");
    await search.getByLabel(DESCRIPTION).press("Enter");
    await expect(page).toHaveURL(/description=sendt/);
    await expect(page.locator("tbody tr")).toHaveCount(delivered);
    await page.getByRole("button", { name: "Nullstill filtre" }).click();

    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`/${company.slug}${path}`);
    await expect(page.locator("tbody tr")).toHaveCount(rows);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expectAccessible(page);

    await follow(page).click();
    await expect(page).toHaveURL(leadsTo);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });
}

test("M37: balances of a past day stand beside account 1500, and the statement of a customer carries on from its opening", async ({
  page,
  company,
  partner,
}) => {
  const { delivered, bought } = await fiveDocuments(company, partner);
  await page.goto(`/${company.slug}/reports/open-items?asOf=2026-03-09`);
  await expect(page.getByText("Stemmer med konto 1500 Kundefordringer per 09.03.2026")).toBeVisible();
  await expect(page.locator("tfoot")).toContainText("37 500,00");

  await page.getByLabel("Per dato").fill("100326");
  await page.getByLabel("Per dato").press("Enter");
  await expect(page).toHaveURL(/asOf=2026-03-10/);
  await expect(page.locator("tfoot")).toContainText("35 000,00");
  const agreed = page.getByRole("link", { name: "Stemmer med konto 1500 Kundefordringer per 10.03.2026" });
  await expect(agreed).toBeVisible();

  // A part of the report is no balance.
  await page.getByLabel("Søk").fill(String(delivered.number));
  await page.getByLabel("Søk").press("Enter");
  await expect(page.locator("tbody tr")).toHaveCount(1);
  await expect(agreed).toBeHidden();

  await page.goto(`/${company.slug}/reports/aged-receivables?asOf=2026-03-20`);
  await expect(page.locator("tfoot")).toContainText("35 000,00");
  await page.getByLabel("Vis").selectOption("Per faktura");
  await expect(page).toHaveURL(/level=document/);
  await expect(page.locator("tbody tr")).toHaveCount(3);
  await expect(page.getByText("Stemmer med konto 1500 Kundefordringer per 20.03.2026")).toBeVisible();

  await page.goto(`/${company.slug}/reports/customer-ledger?customer=${bought}&from=2026-03-05`);
  await expect(page.getByRole("paragraph").filter({ hasText: "Inngående saldo" })).toContainText("25 000,00");
  await expect(page.getByRole("paragraph").filter({ hasText: "Utgående saldo" })).toContainText("22 500,00");
  await expect(page.locator("tbody tr")).toHaveCount(1);
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
