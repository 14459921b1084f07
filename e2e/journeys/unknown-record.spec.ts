import { randomUUID } from "node:crypto";
import { newSupplier, organisation } from "../factories";
import { expect, test } from "../fixtures";

test("M38: a record that is not there, or is another company's, answers 404 and says so", async ({
  page,
  company,
  otherCompany,
}) => {
  const theirs = {
    customerNo: await otherCompany.customer(organisation()),
    supplierNo: await newSupplier(otherCompany.scope),
    invoice: await otherCompany.send(await otherCompany.draft(await otherCompany.customer(organisation()))),
    draft: await otherCompany.draft(await otherCompany.customer(organisation())),
    connection: await otherCompany.activate(),
  };
  const unknown = [
    `invoices/${theirs.invoice.invoiceId}`,
    `invoices/${theirs.draft}`,
    `invoices/${randomUUID()}`,
    "invoices/5001",
    `customers/${theirs.customerNo}`,
    "customers/abc",
    `suppliers/${theirs.supplierNo}`,
    "suppliers/99999999999",
    "vouchers/1-1",
    "vouchers/abc",
    "ledger/accounts/9999",
    `ledger/accounts/${theirs.customerNo}`,
    "ledger/accounts/abc",
    `factoring/${theirs.connection.connectionId}`,
    `factoring/${theirs.connection.connectionId}/accounts`,
    `factoring/${theirs.connection.connectionId}/end`,
    "factoring/abc",
    "factoring/alternative/ukjent",
    `dunning/runs/${randomUUID()}`,
    `import/invoices/${randomUUID()}`,
    `settings/templates/${randomUUID()}`,
    "reports/ukjent",
  ];
  for (const path of unknown) {
    const response = await page.request.get(`/${company.slug}/${path}`);
    expect(response.status(), path).toBe(404);
    expect(await response.text(), path).toContain("Siden finnes ikke");
  }
  for (const path of ["ukjent", otherCompany.slug, `${otherCompany.slug}/customers/${theirs.customerNo}`]) {
    expect((await page.request.get(`/${path}`)).status(), path).toBe(404);
  }
  // What is there is there, for him whose it is.
  const own = await company.customer(organisation());
  expect((await page.request.get(`/${company.slug}/customers/${own}`)).status()).toBe(200);
});

test("an address whose encoding is no UTF-8 leads nowhere, as any other, signed in or not", async ({
  page,
  context,
  company,
}) => {
  const unreadable = ["%ff", "%C3", "%ED%A0%80", "%c0%af", "%zz", "%"];
  const places = [
    "/",
    `/${company.slug}/`,
    `/${company.slug}/invoices/`,
    "/docs/",
    "/help/",
    "/partner/",
    "/api/",
  ];
  for (const isSignedIn of [true, false]) {
    if (!isSignedIn) await context.clearCookies();
    for (const place of places) {
      for (const part of unreadable) {
        const answer = await page.request.get(`${place}${part}`);
        expect(answer.status(), `${place}${part}`).toBe(404);
      }
    }
    expect(await (await page.request.get("/%ff")).text()).toContain("Siden finnes ikke");
  }
});
