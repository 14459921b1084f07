import { expectAccessible } from "../accessible";
import { expect, test } from "../fixtures";

test("every page stands up to axe, with a company's life in it", async ({ company, page }) => {
  await company.activate();
  const invoiceId = await company.draft(await company.customer());
  await company.send(invoiceId);

  const pages = [
    ...["", "/invoices", "/invoices/new", `/invoices/${invoiceId}`, "/customers", "/customers/10000"],
    ...["/factoring", "/reports", "/reports/invoices", "/vouchers", "/vouchers/1-1"],
    ...["/ledger/accounts", "/ledger/accounts/1500", "/ledger/accounts/80000"],
  ].map((path) => `/${company.slug}${path}`);
  for (const path of [...pages, "/demo/mail"]) {
    await test.step(path, async () => {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page);
    });
  }
});
