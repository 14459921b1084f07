import { attach, fileNamed, picture } from "../attachment-files";
import { organisation, tinyPdf } from "../factories";
import { test } from "../fixtures";
import { visit } from "../visit";

test.use({ contextOptions: { reducedMotion: "reduce" } });
const file = (name: string, bytes: Uint8Array) => ({ name, mimeType: "", buffer: Buffer.from(bytes) });
test("shots", async ({ page, company, partner }) => {
  const customerNo = await company.customer(organisation());
  const draft = await company.draft(customerNo);
  await attach(company.scope, draft);
  await attach(company.scope, draft, fileNamed("Målebrev tomt 14 – endelig.png", picture.png));
  for (const [name, width, height] of [
    ["wide", 1440, 1000],
    ["phone", 390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await visit(page, `/${company.slug}/invoices/${draft}`);
    const input = page.getByLabel("Legg til vedlegg");
    await input.setInputFiles([
      file("virus.png", Buffer.from("MZ")),
      file("brev.docx", Buffer.from("PK")),
      file("stor.pdf", Buffer.alloc(6 * 1024 * 1024)),
    ]);
    await page.getByText("Innholdet er noe annet").waitFor();
    await input.focus();
    await page.screenshot({ path: `/tmp/attachments/draft-${name}.png`, fullPage: true });
    await visit(page, `/${company.slug}/invoices/new?customer=${customerNo}`);
    await page.getByLabel("Legg til vedlegg").setInputFiles([file("timer.csv", Buffer.from("a;b"))]);
    await page.getByText("Lastes opp når").waitFor();
    await page.screenshot({ path: `/tmp/attachments/new-${name}.png`, fullPage: true });
  }
  const { invoiceId } = await company.send(
    await (async () => {
      const d = await company.draft(await company.customer());
      await attach(company.scope, d);
      await attach(company.scope, d, fileNamed("Målebrev tomt 14 – endelig.png", picture.png));
      return d;
    })(),
  );
  for (const [name, width, height] of [
    ["wide", 1440, 1000],
    ["phone", 390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await visit(page, `/${company.slug}/invoices/${invoiceId}`);
    await page.screenshot({ path: `/tmp/attachments/sent-${name}.png`, fullPage: true });
  }
  void partner;
  void tinyPdf;
});
