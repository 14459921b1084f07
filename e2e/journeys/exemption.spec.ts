import { findCustomer } from "@/db/queries/customers";
import { ore } from "@/lib/domain/money";
import { creditInvoice } from "@/lib/services/invoices/credit-invoice";
import { expectAccessible } from "../accessible";
import { expectOk, line, organisation } from "../factories";
import { expect, test } from "../fixtures";
import { visit } from "../visit";

test("M5, edge 4: by keyboard alone, a customer that lacks data is exempted from the error itself", async ({
  page,
  company,
}) => {
  const customerNo = await company.customer(organisation({ phone: null, deliveryMethod: "email" }));
  await company.activate();
  await visit(page, `/${company.slug}/customers/${customerNo}`);
  await page.getByLabel("Adresselinje 2").fill("Inngang B");
  await page.getByLabel("Adresselinje 2").press("Enter");

  const remove = page.getByRole("button", { name: "Fjern Bruk Factoring" });
  await expect(page.getByLabel("Telefonnummer")).toBeFocused();
  await remove.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Leveringsmåte")).toBeFocused();

  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Bruk E-post" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Leveringsmåte")).toBeFocused();
  await expect(page.getByLabel("Leveringsmåte")).toHaveValue("email");

  await page.getByRole("button", { name: "Lagre" }).press("Enter");
  await expect(page.getByText("Kunden er lagret")).toBeVisible();
  expect(await findCustomer(company.scope, customerNo)).toMatchObject({
    useFactoring: false,
    deliveryMethod: "email",
    street2: "Inngang B",
  });
});

test("M5, edge 5: without «Bruk Factoring» nothing is saved until another delivery method is chosen", async ({
  page,
  company,
}) => {
  const customerNo = await company.customer(organisation({ deliveryMethod: "print" }));
  await company.activate();
  await visit(page, `/${company.slug}/customers/${customerNo}?tab=sales`);
  await page.getByLabel("Bruk Factoring").uncheck();
  await expect(page.getByText("Uten Bruk Factoring må kunden ha en annen leveringsmåte.")).toBeVisible();
  await page.getByRole("button", { name: "Lagre" }).click();

  await expect(page.getByLabel("Leveringsmåte")).toBeFocused();
  await expect(page.getByText("Velg en annen leveringsmåte.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Bruk Utskrift" }).click();
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByText("Kunden er lagret")).toBeVisible();
  expect(await findCustomer(company.scope, customerNo)).toMatchObject({ deliveryMethod: "print" });
});

test("M5, edge 18: exempting a customer whose invoices the factoring company has is warned of, and allowed", async ({
  page,
  company,
}) => {
  await company.activate();
  const customerNo = await company.customer();
  const mine = [
    await company.send(await company.draft(customerNo)),
    await company.send(await company.draft(customerNo)),
  ];
  await company.send(await company.draft(await company.customer()));
  // The link leads to them and no others: not another customer's, nor what is credited.
  const credited = await company.send(await company.draft(customerNo));
  const credit = await expectOk(creditInvoice(company.scope, { invoiceId: credited.invoiceId }));
  await company.send(credit.invoiceId);
  await visit(page, `/${company.slug}/reports/invoices?customer=${customerNo}&open=true`);
  const listed = page.getByRole("table", { name: "Fakturaoversikt" });
  await expect(page.getByLabel("Kundenr.")).toHaveValue(String(customerNo));
  await expect(page.getByLabel("Bare åpne")).toBeChecked();
  for (const { number } of mine)
    await expect(listed.getByRole("link", { name: String(number) })).toBeVisible();
  await expect(page.getByText("Viser 2 av 2")).toBeVisible();

  await visit(page, `/${company.slug}/customers/${customerNo}?tab=sales`);
  await page.getByLabel("Bruk Factoring").uncheck();
  const warning = page.getByRole("alert").filter({ hasText: /fakturaer til kunden er hos/ });
  await expect(warning).toBeVisible();
  await expectAccessible(page);
  await expect(warning.getByRole("link", { name: "Se kundens åpne fakturaer" })).toHaveAttribute(
    "href",
    `/${company.slug}/reports/invoices?customer=${customerNo}&open=true`,
  );

  await page.getByRole("button", { name: "Velg leveringsmåte på fanen Faktura" }).click();
  await page.getByLabel("Leveringsmåte").selectOption({ label: "E-post" });
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByText("Kunden er lagret")).toBeVisible();
  expect(await findCustomer(company.scope, customerNo)).toMatchObject({ useFactoring: false });
});

test("M14, edge 42: an invoice of zero kroner is sent another way, and the dialog says why", async ({
  page,
  company,
}) => {
  await company.activate();
  const customerNo = await company.customer();
  const invoiceId = await company.draft(customerNo, [
    line(),
    line({ quantityMilli: -12_500n, unitPriceOre: ore(80_000n), accountNo: 3020 }),
  ]);
  await visit(page, `/${company.slug}/invoices/${invoiceId}`);
  await page.getByRole("button", { name: "Send faktura" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("Fakturaen er på null kroner")).toBeVisible();
  await expect(dialog.getByLabel("Endre leveringsmåte for denne fakturaen")).toHaveCount(0);
  await expect(dialog.getByLabel("Leveringsmåte").locator("option")).toHaveCount(2);
  await expectAccessible(page);

  await dialog.getByLabel("Leveringsmåte").selectOption({ label: "Utskrift (PDF)" });
  await dialog.getByRole("button", { name: "Send faktura" }).click();
  await expect(page.getByRole("heading", { name: "Faktura 10001" })).toBeVisible();
  await expect(page.getByText("Siden finnes ikke")).toHaveCount(0);
});
