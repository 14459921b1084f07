import { expectAccessible } from "../accessible";
import { newDeskPerson } from "../desk-person";
import { newFactoring } from "../factories";
import { expect, test } from "../fixtures";
import { connect } from "../partner-client";
import { visit } from "../visit";

const NOWHERE = "http://127.0.0.1:9/hook";

test("who works for a partner signs in and lands at the desk, which shows its own clients and no others", async ({
  page,
  context,
  company,
  otherCompany,
  pool,
}) => {
  const { integrationSlug, applicationKey } = await company.activate();
  await newFactoring(pool, otherCompany.scope, { partner: { integrationSlug, applicationKey } });
  const person = await newDeskPerson(pool, company);
  await context.clearCookies();
  await page.goto("/");
  await page.getByLabel("E-post").fill(person.email);
  await page.getByLabel("Passord").fill(person.password);
  await page.getByLabel("Passord").press("Enter");

  await expect(page).toHaveURL(/\/partner$/);
  await expect(page.getByRole("heading", { level: 1, name: "Avtaler" })).toBeVisible();
  await expect(page.getByRole("row", { name: new RegExp(`Prøve ${company.slug} AS`) })).toBeVisible();
  await expect(page.getByRole("row", { name: new RegExp(`Prøve ${otherCompany.slug} AS`) })).toBeVisible();
  await expectAccessible(page);
  // The books themselves are not the partner's to look into.
  expect((await page.goto(`/${company.slug}/invoices`))?.status()).toBe(404);
});

test("a partner sees its calls with what was sent and answered, and what went wrong first", async ({
  page,
  context,
  company,
  pool,
  request,
}) => {
  const partner = await connect(request, await company.activate());
  await partner.get("/factoring/invoices/019ab1c2-7d00-7a11-8c22-00000000dead");
  await partner.get("/connection");
  const { cookie } = await newDeskPerson(pool, company);
  await context.clearCookies();
  await context.addCookies([cookie]);

  await visit(page, "/partner");
  await page.getByRole("link", { name: `Prøve ${company.slug} AS` }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: `Prøve ${company.slug} AS` })).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("row", { name: /not_found/ })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(page.getByText("factoring.vouchers:write")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("link", { name: "API-kall", exact: true }).press("Enter");
  await expect(page.getByRole("row", { name: /getConnection/ })).toBeVisible();
  await page.getByLabel("Operasjon").selectOption("getConnection");
  await page.getByRole("button", { name: "Vis", exact: true }).press("Enter");
  await expect(page.getByRole("row", { name: /getInvoice/ })).toHaveCount(0);
  await page.getByRole("link", { name: "GET /api/v1/connection" }).press("Enter");
  await expect(page.getByRole("region", { name: "Svar" }).first()).toContainText("agreementType");
  await expectAccessible(page);
});

test("a partner tries its webhooks: a test message, one sent again, and an event told again from the feed", async ({
  page,
  context,
  company,
  pool,
  request,
}) => {
  const partner = await connect(request, await company.activate());
  expect((await partner.post("/webhook-endpoints", { url: NOWHERE })).status()).toBe(201);
  const { cookie } = await newDeskPerson(pool, company);
  await context.clearCookies();
  await context.addCookies([cookie]);
  const { connectionId } = await company.activate();

  await visit(page, `/partner/${connectionId}/webhooks`);
  await expect(page.getByText("Ingen meldinger ennå")).toBeVisible();
  await page.getByRole("button", { name: /Send testmelding/ }).press("Enter");
  await expect(page.getByText("Testmeldingen er lagt i kø.")).toBeVisible();
  // Nobody listens there: the try is noted with why, and another is to come.
  const row = page.getByRole("row", { name: /webhook\.test/ });
  await expect(row.first()).toContainText("Venter");
  await row.first().getByRole("button", { name: "Send webhook.test på nytt" }).press("Enter");
  await expect(row).toHaveCount(2);
  await row.first().getByText("Vis innhold").click();
  await expect(row.first()).toContainText('"type": "webhook.test"');
  await expectAccessible(page);

  await page.getByRole("link", { name: "Hendelser", exact: true }).press("Enter");
  const event = page.getByRole("row", { name: /connection\.activated/ });
  await expect(event).toBeVisible();
  await event.getByRole("button", { name: /Varsle på nytt/ }).press("Enter");
  await expect(page.getByText("Lagt i kø til 1 endepunkt.")).toBeVisible();
  await expectAccessible(page);
});

test("for anyone else there is no desk, and no agreement of another partner", async ({
  page,
  context,
  company,
  otherCompany,
  pool,
}) => {
  expect((await page.goto("/partner"))?.status()).toBe(404);
  const { cookie } = await newDeskPerson(pool, company);
  await context.clearCookies();
  await page.goto("/partner");
  await expect(page).toHaveURL(/\/login\?next=%2Fpartner/);

  await context.addCookies([cookie]);
  const other = await otherCompany.activate();
  for (const path of ["", "/calls", "/webhooks", "/events"]) {
    expect((await page.goto(`/partner/${other.connectionId}${path}`))?.status()).toBe(404);
  }
  expect((await page.goto("/partner/not-an-id"))?.status()).toBe(404);
});
