import { randomBytes } from "node:crypto";
import { expectAccessible } from "../accessible";
import { newDeskPerson } from "../desk-person";
import { expect, test } from "../fixtures";
import { mailsTo } from "../mails";
import { visit } from "../visit";

/** The link of the latest invitation that an address was sent. */
async function linkTo(email: string): Promise<string> {
  let link: string | undefined;
  await expect(async () => {
    const mails = await mailsTo(email);
    link = /\/login\/invitation\/fin_[\w-]{43}/.exec(mails.at(-1)?.replaceAll(/=\n?/g, "") ?? "")?.[0];
    expect(link).toBeDefined();
  }).toPass();
  return link ?? "";
}

test("a partner's administrator invites a colleague, who comes in by the mail's link and is taken out again", async ({
  page,
  context,
  company,
  pool,
}) => {
  const administrator = await newDeskPerson(pool, company, { administrator: true });
  await context.clearCookies();
  await context.addCookies([administrator.cookie]);
  const email = `kari.${randomBytes(6).toString("hex")}@prove.example`;

  await visit(page, "/partner");
  await page.getByRole("link", { name: "Brukere" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Brukere" })).toBeVisible();
  await page.getByLabel("E-post").fill("kari@");
  await page.getByRole("button", { name: "Send invitasjon" }).press("Enter");
  await expect(page.getByText("E-postadressen er ikke gyldig.")).toBeVisible();
  await page.getByLabel("E-post").fill(email);
  await page.getByRole("button", { name: "Send invitasjon" }).press("Enter");
  const invitations = page.getByRole("table", { name: "Invitasjoner som ikke er besvart" });
  await expect(invitations).toContainText(email);
  await expectAccessible(page);

  const colleague = await context.browser()?.newContext();
  const joining = await colleague?.newPage();
  if (!joining) throw new Error("no browser");
  const link = await linkTo(email);
  await joining.goto(link);
  await expect(joining.getByText(`Petra Part har invitert ${email}`)).toBeVisible();
  await joining.getByLabel("Navnet ditt").fill("Kari Kollega");
  await joining.getByLabel("Velg et passord").fill("kort");
  await joining.getByRole("button", { name: "Godta invitasjonen" }).press("Enter");
  await expect(joining.getByText("Passordet må ha minst 10 tegn.")).toBeVisible();
  await expectAccessible(joining);
  await joining.getByLabel("Velg et passord").fill("en-lang-setning-som-passord");
  await joining.getByRole("button", { name: "Godta invitasjonen" }).press("Enter");
  await expect(joining).toHaveURL(/\/partner$/);
  await expect(joining.getByRole("link", { name: `Prøve ${company.slug} AS` })).toBeVisible();
  await visit(joining, "/partner/people");
  await expect(joining.getByText("Bare administratorer kan invitere")).toBeVisible();
  await expect(joining.getByRole("button", { name: "Send invitasjon" })).toHaveCount(0);
  await joining.goto(link);
  await expect(joining.getByRole("heading", { name: "Lenken gjelder ikke lenger" })).toBeVisible();
  await expectAccessible(joining);

  await visit(page, "/partner/people");
  await page.getByRole("button", { name: "Fjern Petra Part" }).press("Enter");
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("button", { name: "Fjern" }).press("Enter");
  await expect(dialog).toContainText("Det må være minst én administrator.");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Avbryt" }).press("Enter");
  await page.getByRole("button", { name: "Fjern Kari Kollega" }).press("Enter");
  await page.getByRole("alertdialog").getByRole("button", { name: "Fjern" }).press("Enter");
  await expect(page.getByRole("table", { name: "Historikk" })).toContainText(`Fjernet${email}`);
  expect((await joining.goto("/partner"))?.status()).toBe(404);
  await colleague?.close();
});
