import { listInvoiceHistory } from "@/db/queries/invoice-page";
import { findInvoice } from "@/db/queries/invoices";
import { rejectInvoice } from "@/lib/services/factoring/report-status";
import { expectAccessible } from "../accessible";
import type { Company } from "../company";
import { expectOk, organisation, partnerScope } from "../factories";
import { expect, test } from "../fixtures";
import { mailsTo } from "../mails";
import { visit } from "../visit";

// A message on its way in or out is half transparent, which axe would judge.
test.use({ contextOptions: { reducedMotion: "reduce" } });

const text = "Finner ikke debitor på adressen";

/** An invoice that the partner has turned down. */
async function rejected(company: Company, email = "post@nordvik.example") {
  const active = await company.activate();
  const card = organisation({ useFactoring: true, deliveryMethod: "factoring", email });
  const sent = await company.send(await company.draft(await company.customer(card)));
  const reason = { reasonCode: "address_deviation", text, retryable: true } as const;
  await expectOk(rejectInvoice(partnerScope(company.scope, active), { invoiceId: sent.id ?? "", ...reason }));
  return { ...sent, active };
}

test("M20, edge 13: a rejected invoice says why; the card is corrected and the same invoice offered anew", async ({
  page,
  company,
}) => {
  const { invoiceId, number } = await rejected(company);
  await visit(page, `/${company.slug}/invoices/${invoiceId}`);
  const returned = page.getByRole("region", { name: "Tilbake fra factoringselskapet" });
  await expect(returned).toContainText("har avvist fakturaen");
  await expect(returned).toContainText(text);
  await expect(returned).toContainText("Årsak: Avvik i adressen");
  await expect(returned.getByRole("button")).toHaveText([
    "Rett og send på nytt",
    "Send på annen måte",
    "Krediter",
  ]);
  await expectAccessible(page);

  await returned.getByRole("button", { name: "Rett og send på nytt" }).click();
  const dialog = page.getByRole("dialog", { name: "Rett og send på nytt" });
  await expect(dialog).toContainText(text);
  await expect(dialog).toContainText("Innholdet i fakturaen kan ikke endres");
  await expect(dialog.getByRole("link", { name: "Åpne kundekortet" })).toHaveAttribute(
    "href",
    `/${company.slug}/customers/10000`,
  );
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Send på nytt" }).press("Enter");

  // From here on nobody reloads the page.
  await expect(page.locator("header [data-status]")).toHaveText("Faktura klargjort");
  await expect(page.getByRole("heading", { name: `Faktura ${number}` })).toBeVisible();
  await expect(returned).toHaveCount(0);
  const history = (await listInvoiceHistory(company.scope, invoiceId)).map(({ event }) => event);
  expect(history.slice(0, 4)).toEqual(["ready", "preparing", "sent_again", "rejected"]);
});

test("M34, edge 13: a rejected invoice goes by e-mail from the company itself, with its own PDF", async ({
  page,
  company,
}) => {
  const email = `${company.slug}@nordvik.example`;
  const { invoiceId, active } = await rejected(company, email);
  await visit(page, `/${company.slug}/invoices/${invoiceId}`);
  await expect(page.getByRole("link", { name: "Vis pdf" })).toHaveCount(0);
  await page.getByRole("button", { name: "Send på annen måte" }).click();
  const dialog = page.getByRole("dialog", { name: "Send på annen måte" });
  await expect(dialog).toContainText(`${active.integrationName} får den ikke`);
  await expect(dialog.getByLabel("Leveringsmåte")).toHaveValue("email");
  await expect(dialog).toContainText(email);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Send", exact: true }).click();

  await expect(page.locator("header [data-status]")).toHaveText("Sendt");
  await expect(page.getByRole("region", { name: "Dokumentet" })).toContainText("LeveringsmåteE-post");
  expect((await findInvoice(company.scope, invoiceId))?.deliveryMethod).toBe("email");
  await expect.poll(async () => (await mailsTo(email)).length).toBe(1);
  await page.reload();
  await expect(page.getByRole("link", { name: "Vis pdf" })).toBeVisible();
  await expect(page.getByRole("list", { name: "Historikk" })).toContainText("Sendt på annen måte");
});

test("M33, edge 13: a rejected invoice is credited, and the credit note does not go to the factoring company", async ({
  page,
  company,
}) => {
  const { invoiceId } = await rejected(company);
  await visit(page, `/${company.slug}/invoices/${invoiceId}`);
  await page.getByRole("button", { name: "Krediter" }).press("Enter");
  await expect(page.getByText("Krediterer faktura 10001")).toBeVisible();
  await page.getByRole("button", { name: "Send faktura" }).click();
  const dialog = page.getByRole("dialog", { name: "Send faktura" });
  await expect(dialog).toContainText("LeveringsmåteE-post");
  await dialog.getByRole("button", { name: "Send faktura" }).click();
  await expect(page.getByRole("heading", { name: "Kreditnota 10002" })).toBeVisible();
  await visit(page, `/${company.slug}/invoices/${invoiceId}`);
  await expect(page.getByRole("button", { name: "Rett og send på nytt" })).toHaveCount(0);
});

test("M20, edge 13: the ways on can be read and reached on a narrow screen", async ({ page, company }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { invoiceId } = await rejected(company);
  await visit(page, `/${company.slug}/invoices/${invoiceId}`);
  await expectAccessible(page);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await page.getByRole("button", { name: "Rett og send på nytt" }).click();
  await expectAccessible(page);
});
