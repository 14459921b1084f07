import { listAttachments } from "@/db/queries/attachments";
import { expectAccessible } from "../accessible";
import { attach, fileNamed, picture } from "../attachment-files";
import { organisation, sha256, tinyPdf } from "../factories";
import { expect, test } from "../fixtures";
import { mailsTo } from "../mails";
import { visit } from "../visit";

// A message on its way in or out is half transparent, which axe would judge.
test.use({ contextOptions: { reducedMotion: "reduce" } });

const file = (name: string, bytes: Uint8Array) => ({ name, mimeType: "", buffer: Buffer.from(bytes) });

test("edge 42: files are attached to a new draft before it is kept, taken off again, and fixed when it is sent", async ({
  page,
  company,
}) => {
  const email = `vedlegg.${company.slug}@nordvik.example`;
  const customerNo = await company.customer(organisation({ deliveryMethod: "email", email }));
  await visit(page, `/${company.slug}/invoices/new?customer=${customerNo}`);
  const area = page.getByRole("region", { name: "Vedlegg" });
  const input = area.getByLabel("Legg til vedlegg");
  await input.setInputFiles([
    file("målebrev.pdf", tinyPdf("målebrev")),
    file("skisse.png", picture.png),
    file("virus.png", Buffer.from("MZ…")),
    file("brev.docx", Buffer.from("PK")),
    file("tom.pdf", Buffer.alloc(0)),
  ]);
  await expect(area.getByText("Lastes opp når utkastet lagres")).toHaveCount(2);
  await expect(area.getByText("Innholdet er noe annet enn .png.")).toBeVisible();
  await expect(area.getByText("Denne filtypen kan ikke følge en EHF.")).toBeVisible();
  await expect(area.getByText("Filen er tom.")).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel("Linje 1, Beskrivelse").fill("Oppmåling");
  await page.getByLabel("Linje 1, Pris").fill("1000");
  await page.getByRole("button", { name: "Lagre utkast" }).click();
  await expect(page.getByRole("link", { name: "målebrev.pdf" })).toBeVisible();
  await expect(area.getByRole("listitem")).toHaveCount(2);
  await expectAccessible(page);

  // What is typed beside it stays while files come and go, by the keyboard alone.
  await page.getByLabel("Linje 1, Beskrivelse").fill("Oppmåling av tomt");
  await area.getByRole("button", { name: "Fjern skisse.png" }).focus();
  await page.keyboard.press("Enter");
  await expect(area.getByRole("listitem")).toHaveCount(1);
  await expect(input).toBeFocused();
  await input.setInputFiles(file("timer.csv", Buffer.from("Dag;Timer\n")));
  await expect(area.getByRole("listitem")).toHaveCount(2);
  await input.setInputFiles(file("samme fil.pdf", tinyPdf("målebrev")));
  await expect(area.getByText("Den samme filen er lagt ved allerede.")).toBeVisible();
  await expect(page.getByLabel("Linje 1, Beskrivelse")).toHaveValue("Oppmåling av tomt");

  await page.getByRole("button", { name: "Send faktura" }).click();
  const dialog = page.getByRole("dialog", { name: "Send faktura" });
  await dialog.getByRole("button", { name: "Send faktura" }).click();
  await expect(page.getByRole("heading", { name: "Faktura 10001" })).toBeVisible();
  await expect(area.getByRole("link")).toHaveText(["målebrev.pdf", "timer.csv"]);
  await expect(area.getByRole("button")).toHaveCount(0);
  await expectAccessible(page);

  const href = (await area.getByRole("link", { name: "målebrev.pdf" }).getAttribute("href")) ?? "";
  const shown = await page.request.get(href);
  expect(sha256(await shown.body())).toBe(sha256(tinyPdf("målebrev")));
  expect(shown.headers()).toMatchObject({
    "content-type": "application/pdf",
    "x-content-type-options": "nosniff",
  });
  await expect(async () => {
    const [mail] = await mailsTo(email);
    expect(mail).toContain(Buffer.from("Dag;Timer\n").toString("base64"));
    expect(mail).toContain(Buffer.from(tinyPdf("målebrev")).toString("base64").slice(0, 60));
  }).toPass();
});

test("edge 42: files are dropped on the area, and the whole of it is usable on a telephone", async ({
  page,
  company,
}) => {
  const invoiceId = await company.draft(await company.customer(organisation()));
  const long = `${"et ganske langt filnavn ".repeat(4)}.png`;
  await attach(company.scope, invoiceId, fileNamed(long, picture.png));
  await page.setViewportSize({ width: 390, height: 844 });
  await visit(page, `/${company.slug}/invoices/${invoiceId}`);
  const area = page.getByRole("region", { name: "Vedlegg" });
  const dropped = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "timer.csv", { type: "text/csv" }));
    return transfer;
  }, "Dag;Timer\n");
  await area.getByText("eller slipp filer her").dispatchEvent("drop", { dataTransfer: dropped });
  await expect(area.getByRole("link", { name: "timer.csv" })).toBeVisible();
  expect(await listAttachments(company.scope, invoiceId)).toHaveLength(2);
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test("edge 43: another company's attachment is not there", async ({ page, company, otherCompany }) => {
  const invoiceId = await otherCompany.draft(await otherCompany.customer(organisation()));
  const attachmentId = await attach(otherCompany.scope, invoiceId);
  const answer = await page.request.get(`/${company.slug}/documents/${attachmentId}`);
  expect(answer.status()).toBe(404);
});
