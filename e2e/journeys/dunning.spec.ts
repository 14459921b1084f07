import { findDunningRun, listReminders } from "@/db/queries/reminders";
import { isoDate } from "@/lib/domain/dates";
import { runDunning } from "@/lib/services/dunning/run-dunning";
import { expectAccessible } from "../accessible";
import { expectOk, organisation } from "../factories";
import { expect, test } from "../fixtures";
import { mailsTo } from "../mails";
import { newOwnInvoice, onDay } from "../own-invoices";
import { visit } from "../visit";

// A message on its way in or out is half transparent, which axe would judge.
test.use({ contextOptions: { reducedMotion: "reduce" } });

test("M25, M36, edge 8: what is overdue is reminded of by mail and on paper; what the factoring company has is left out, and says why", async ({
  page,
  company,
  person,
}) => {
  const base = `/${company.slug}`;
  const email = `purres.${person.id}@prove.example`.toLowerCase();
  const { scope } = company;
  const mailed = await company.customer(
    organisation({ name: "Sen Betaler AS", deliveryMethod: "email", email }),
  );
  const paper = await company.customer(organisation({ name: "Papir AS", deliveryMethod: "print" }));
  const before = await newOwnInvoice(scope, mailed);
  await newOwnInvoice(scope, paper);
  const { integrationName } = await company.activate();
  const factored = await company.send(await company.draft(await company.customer()));

  await visit(page, `${base}`);
  await page.getByRole("link", { name: "2 fakturaer kan purres" }).click();
  await expect(page.getByRole("heading", { name: "Kan purres (2)" })).toBeVisible();
  const leftOut = page.getByRole("table", { name: "Utelatt" });
  await expect(leftOut.getByRole("row", { name: new RegExp(`${factored.number}`) })).toContainText(
    `Hos factoringselskapet ${integrationName}, som følger opp fakturaen.`,
  );
  await expectAccessible(page);

  // A rate that nobody has told is asked for, and no interest is charged for its days before it is.
  await page.getByRole("link", { name: "Registrer rentesats" }).click();
  await expect(page.getByRole("heading", { name: "Purring og inkasso" })).toBeVisible();
  for (const rate of await page.getByLabel(/^Sats fra /).all()) await rate.fill("11,75");
  await page.getByLabel("Ny betalingsfrist (dager)").fill("10");
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByText("Skriv en frist fra 14 til 60 dager. Loven krever minst 14.")).toBeVisible();
  await page.getByLabel("Ny betalingsfrist (dager)").fill("14");
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByText("Innstillingene er lagret")).toBeVisible();
  await expectAccessible(page);

  await visit(page, `${base}/dunning`);
  await expect(page.getByRole("link", { name: "Registrer rentesats" })).toHaveCount(0);
  await expect(page.getByRole("status").filter({ hasText: "2 valgt" })).toContainText("70,00 i gebyr");
  // By keyboard: one is taken out and in again, then the run is made.
  const row = page.getByRole("checkbox", { name: /til Papir AS$/ });
  await row.focus();
  await page.keyboard.press("Space");
  await expect(page.getByRole("status").filter({ hasText: "1 valgt" })).toContainText("35,00 i gebyr");
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: "Opprett purringer" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Opprette 2 purringer?" });
  await expect(dialog).toContainText("1 sendes på e-post. 1 lages for utskrift.");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Opprett purringer" }).press("Enter");

  await expect(page.getByRole("heading", { name: /^Purring \d/ })).toBeVisible();
  await expect(page.getByText("Alle brev er sendt eller klare til utskrift.")).toBeVisible();
  await expectAccessible(page);
  const table = page.getByRole("table", { name: "Purringer" });
  await expect(table.getByRole("row", { name: /Papir AS/ })).toContainText("Klar til utskrift");
  const runId = page.url().split("/").at(-1) ?? "";
  expect(await findDunningRun(scope, runId)).toMatchObject({ reminders: 2, sent: 2, failed: 0 });
  const letter = table
    .getByRole("row", { name: /Sen Betaler AS/ })
    .getByRole("link", { name: /^Åpne Purring/ });
  const pdf = await page.request.get((await letter.getAttribute("href")) ?? "");
  expect(pdf.headers()).toMatchObject({ "content-type": "application/pdf" });
  const all = page.getByRole("link", { name: "Skriv ut alle (1)" });
  const printed = await page.request.get((await all.getAttribute("href")) ?? "");
  expect((await printed.body()).subarray(0, 5).toString()).toBe("%PDF-");
  const [mail = ""] = await mailsTo(email);
  expect(mail).toContain((await pdf.body()).toString("base64").slice(0, 60));

  await table
    .getByRole("row", { name: /Sen Betaler AS/ })
    .getByRole("link", { name: /^3-/ })
    .click();
  await expect(page.getByRole("main")).toContainText("3900 Annen driftsrelatert inntekt");
  await expect(page.getByRole("main")).toContainText("8055 Renteinntekt kundefordringer");

  await visit(page, `${base}/invoices/${before}`);
  const history = page.getByRole("list", { name: "Historikk" });
  await expect(history).toContainText("Purring sendt");
  await expect(history.getByRole("link", { name: /purring-\d+\.pdf/ })).toBeVisible();
  await expect(page.getByRole("region", { name: "Purring" })).toContainText(
    "Fristen i forrige purring går ut",
  );
  await visit(page, `${base}/customers/${mailed}?tab=reminders`);
  await expect(page.getByRole("table", { name: "Purringer" }).getByRole("row")).toHaveCount(2);

  await visit(page, `${base}/dunning`);
  await expect(page.getByText("Ingenting å purre på")).toBeVisible();
});

test("M25, edge 38: an own claim goes to debt collection after notice, and back; a factored one cannot", async ({
  page,
  company,
}) => {
  const base = `/${company.slug}`;
  const { scope } = company;
  const own = await newOwnInvoice(scope, await company.customer(organisation({ name: "Sen Betaler AS" })));
  for (const date of ["2026-04-10", "2026-04-25"]) {
    const request = { runDate: isoDate(date), selection: { all: true, marked: [] }, deliveries: {} };
    const { runId } = await expectOk(runDunning(onDay(scope, date), request));
    expect(await listReminders(scope, runId, { limit: 10 })).toHaveLength(1);
  }
  const { integrationName } = await company.activate();
  const factored = await company.send(await company.draft(await company.customer()));

  await visit(page, `${base}/dunning/collection`);
  await expect(page.getByText("Inkasso er ikke slått på")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Innstillinger" }).last().click();
  await page.getByLabel("Send saker til inkassobyrå").check();
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByText("Skriv navnet på inkassobyrået.")).toBeVisible();
  await page.getByLabel("Inkassobyråets navn").fill("Krav og Rett AS");
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByText("Innstillingene er lagret")).toBeVisible();

  // The factored one says who follows it up, on its page as in the proposal, and offers nothing to send.
  const says = `Hos factoringselskapet ${integrationName}, som følger opp fakturaen.`;
  await visit(page, `${base}/invoices/${factored.invoiceId}`);
  await expect(page.getByRole("region", { name: "Purring" })).toContainText(says);
  await expect(page.getByRole("button", { name: /Send til inkasso/ })).toHaveCount(0);
  await visit(page, `${base}/dunning`);
  const theirs = page.getByRole("row", { name: new RegExp(says) });
  await expect(theirs.getByRole("button")).toHaveCount(0);

  await page.getByRole("button", { name: /^Send til inkasso/ }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText("Kravet gis til Krav og Rett AS.");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Send til inkasso" }).click();
  await expect(page.getByText("Kravet er sendt til Krav og Rett AS")).toBeVisible();
  await expect(page.getByText("Fakturaen er til inkasso.")).toBeVisible();

  await visit(page, `${base}/dunning/collection`);
  await page.getByRole("button", { name: /^Trekk fra inkasso/ }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Trekk fra inkasso" }).click();
  await expect(page.getByText("Kravet er trukket tilbake")).toBeVisible();
  await visit(page, `${base}/invoices/${own}`);
  await expect(page.getByRole("list", { name: "Historikk" })).toContainText("Trukket fra inkasso");
  await expect(page.getByRole("button", { name: /^Send til inkasso/ })).toBeVisible();
});

test("edge 34: an invoice on hold is told of, and goes on when the user has decided", async ({
  page,
  company,
}) => {
  await newOwnInvoice(company.scope, await company.customer(organisation({ name: "Uenig AS" })));
  await visit(page, `/${company.slug}/dunning`);
  await page.getByRole("button", { name: /^Sett på vent/ }).click();
  await expect(page.getByRole("heading", { name: "Kan purres (0)" })).toBeVisible();
  await expect(page.getByRole("table", { name: "Utelatt" })).toContainText(
    "På vent: kunden har en innsigelse.",
  );
  await page.getByRole("button", { name: /^Fortsett purring/ }).click();
  await expect(page.getByRole("heading", { name: "Kan purres (1)" })).toBeVisible();
});

test("M36: the pages of dunning are of use at 390 px", async ({ page, company }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await newOwnInvoice(company.scope, await company.customer(organisation({ deliveryMethod: "print" })));
  for (const path of ["/dunning", "/dunning/runs", "/dunning/collection", "/settings/dunning"]) {
    await visit(page, `/${company.slug}${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, path).toBe(0);
  }
});

test.describe("a viewer", () => {
  test.use({ role: "viewer" });

  test("M36: sees the proposal and the settings, and can change neither", async ({ page, company }) => {
    await newOwnInvoice(company.scope, await company.customer(organisation({ deliveryMethod: "print" })));
    await visit(page, `/${company.slug}/dunning`);
    await expect(page.getByRole("heading", { name: "Kan purres (1)" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Opprett purringer" })).toHaveCount(0);
    await visit(page, `/${company.slug}/settings/dunning`);
    await expect(page.getByText("Bare en administrator kan endre innstillingene.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Lagre" })).toHaveCount(0);
  });
});
