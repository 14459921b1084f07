import { findConnection } from "@/db/queries/connections";
import { findCustomer } from "@/db/queries/customers";
import { findInvoiceHead } from "@/db/queries/invoices";
import { expectAccessible } from "../accessible";
import type { Company } from "../company";
import { organisation, tinyPdf } from "../factories";
import { expect, test } from "../fixtures";
import { connect, type Partner } from "../partner-client";

test.use({ viewport: { width: 1440, height: 900 } });

async function statusOf(company: Company, invoiceId: string) {
  return (await findInvoiceHead(company.scope, invoiceId))?.factoring?.status;
}

async function deliver(partner: Partner, id: string | null) {
  await partner.post(`/factoring/invoices/${id}/claim`);
  const meta = { deliveredAt: "2026-03-02T12:00:00Z", channel: "email", text: "Sendt" };
  const pdf = Buffer.from(tinyPdf()).toString("base64");
  const answer = await partner.post(`/factoring/invoices/${id}/delivery`, { ...meta, pdf });
  expect(answer.status()).toBe(200);
}

function pay(partner: Partner, customerNo: number, invoiceNo: number) {
  const amount = 1_250_000;
  return partner.post("/factoring/vouchers", {
    externalReference: `payment-${invoiceNo}`,
    voucherDate: "2026-03-16",
    description: "Innbetaling",
    currency: "NOK",
    lines: [
      { account: 80_000, amount, eventKind: "payment", invoiceNo },
      { customerNo, amount: -amount, eventKind: "payment", invoiceNo },
    ],
  });
}

test("M6, M22, M23, edges 36 and 37: an agreement is ended with an invoice taken back, and closes when the partner is done", async ({
  page,
  company,
  request,
}) => {
  const customerNo = await company.customer(organisation({ deliveryMethod: "print" }));
  const { connectionId, ...keys } = await company.activate();
  const partner = await connect(request, keys);
  const has = await company.send(await company.draft(customerNo));
  await deliver(partner, has.id);
  const [back, stays] = [
    await company.send(await company.draft(customerNo)),
    await company.send(await company.draft(customerNo)),
  ];

  await page.goto(`/${company.slug}/factoring`);
  await page.getByRole("link", { name: "Avslutt avtalen" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Avslutt avtalen med Prøve Factoring" })).toBeVisible();
  await expect(page.getByRole("row", { name: "Utskrift 1" })).toBeVisible();
  await expect(
    page.getByRole("row", { name: `Faktura ${has.number}` }).getByText("Blir hos factoringselskapet"),
  ).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("checkbox", { name: `Trekk tilbake faktura ${stays.number}` }).press("Space");
  await expect(page.getByRole("checkbox", { name: "Trekk tilbake alle 2" })).toHaveJSProperty(
    "indeterminate",
    true,
  );

  await page.getByRole("button", { name: "Avslutt avtalen" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Avslutte avtalen med Prøve Factoring?" });
  await expect(dialog).toContainText("1 faktura trekkes tilbake.");
  await expect(dialog).toContainText("2 fakturaer blir hos Prøve Factoring til de er ferdige.");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Avslutt avtalen" }).click();

  await expect(page.getByRole("heading", { name: "Fakturaer under arbeid", exact: true })).toBeVisible();
  await expect(page.getByText("1 faktura er trukket tilbake").first()).toBeVisible();
  await expectAccessible(page);
  expect(await statusOf(company, back.invoiceId)).toBe("withdrawn");
  expect(await findCustomer(company.scope, customerNo)).toMatchObject({
    useFactoring: false,
    deliveryMethod: "print",
  });

  // The partner goes on with what it has, and cannot have what was taken back.
  expect((await partner.post(`/factoring/invoices/${back.id}/claim`)).status()).toBe(409);
  await deliver(partner, stays.id);
  for (const { number } of [has, stays]) expect((await pay(partner, customerNo, number)).status()).toBe(201);
  // The customers' money is with the partner: the agreement is over when it is paid out.
  expect(await findConnection(company.scope, connectionId)).toMatchObject({ state: "winding_down" });
  const payout = {
    externalReference: "payout",
    date: "2026-03-17",
    items: [{ kind: "payout", amount: 2_500_000 }],
  };
  expect((await partner.post("/factoring/events", payout)).status()).toBe(201);
  expect(await findConnection(company.scope, connectionId)).toMatchObject({ state: "inactive" });
  expect((await partner.get("/connection")).status()).toBe(403);

  await page.reload();
  await expect(page.getByText("Av seg selv, da siste faktura var ferdig")).toBeVisible();
  await expect(page.getByText("Det står penger igjen mot Prøve Factoring")).toHaveCount(0);
  await expectAccessible(page);
});

test("M6, edge 38: a new integration is active while the old one winds down; the old one is closed with a reason", async ({
  page,
  company,
  request,
}) => {
  const customerNo = await company.customer(organisation({ deliveryMethod: "print" }));
  const { connectionId, integrationSlug, ...keys } = await company.activate();
  const partner = await connect(request, keys);
  const has = await company.send(await company.draft(customerNo));
  await deliver(partner, has.id);
  await page.goto(`/${company.slug}/factoring/${connectionId}/end`);
  await page.getByRole("button", { name: "Avslutt avtalen" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Avslutt avtalen" }).click();
  await expect(page.getByRole("heading", { name: "Fakturaer under arbeid", exact: true })).toBeVisible();

  await page.goto(`/${company.slug}/factoring?integration=${integrationSlug}`);
  await page.getByRole("button", { name: "Neste" }).click();
  await expect(page.getByText("er under avvikling og beholder fakturaene de har")).toBeVisible();
  await page.getByRole("button", { name: "Neste" }).click();
  await page.getByRole("button", { name: /^Aktiver / }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Aktiver" }).click();
  await expect(page.getByRole("heading", { name: "Prøve Factoring er aktivert" })).toBeFocused();

  const others = page.getByRole("table", { name: "Andre avtaler" });
  await expect(others.getByText("Under avvikling")).toBeVisible();
  await expectAccessible(page);
  await others.getByRole("link", { name: "Prøve Factoring" }).click();
  await page.getByRole("button", { name: "Avslutt nå" }).press("Enter");
  const dialog = page.getByRole("alertdialog", { name: "Avslutte avtalen med Prøve Factoring nå?" });
  await dialog.getByRole("button", { name: "Avslutt nå" }).click();
  await expect(dialog.getByText("Skriv hvorfor.")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel("Hvorfor").fill("Flyttet til ny avtale");
  await dialog.getByRole("button", { name: "Avslutt nå" }).click();
  await expect(page.getByText("Flyttet til ny avtale")).toBeVisible();
  expect(await findConnection(company.scope, connectionId)).toMatchObject({ state: "inactive" });
  expect(await statusOf(company, has.invoiceId)).toBe("delivered");
});

test.describe("a bookkeeper", () => {
  test.use({ role: "bookkeeper" });

  test("M6: sees the agreement and cannot end it", async ({ page, company }) => {
    const { connectionId } = await company.activate();
    await page.goto(`/${company.slug}/factoring`);
    await expect(page.getByText("Bare en administrator kan endre eller avslutte avtalen.")).toBeVisible();
    await expect(page.getByRole("link", { name: "Avslutt avtalen" })).toHaveCount(0);
    await page.goto(`/${company.slug}/factoring/${connectionId}/end`);
    await expect(page).toHaveURL(new RegExp(`/${company.slug}/factoring$`));
  });
});
