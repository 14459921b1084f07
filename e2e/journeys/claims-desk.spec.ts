import type { Page } from "@playwright/test";
import { findSettlement, listInvoiceHistory } from "@/db/queries/invoice-page";
import { begin } from "@/db/scope";
import { updateFactoringInvoice } from "@/db/writes/factoring";
import { isoDate } from "@/lib/domain/dates";
import { ore } from "@/lib/domain/money";
import { acknowledgeDelivery } from "@/lib/services/factoring/acknowledge-delivery";
import { changeServiceLevel } from "@/lib/services/factoring/change-service-level";
import { reconcile } from "@/lib/services/factoring/reconcile";
import { replaceDeliveryPdf } from "@/lib/services/factoring/replace-delivery-pdf";
import { reportCreditLimit } from "@/lib/services/factoring/report-credit-limit";
import { reportStatus } from "@/lib/services/factoring/report-status";
import { postPartnerVoucher } from "@/lib/services/vouchers/post-partner-voucher";
import { expectAccessible } from "../accessible";
import type { Company } from "../company";
import { expectOk, partnerScope, tinyPdf } from "../factories";
import { expect, test } from "../fixtures";
import { visit } from "../visit";

// A message on its way in or out is half transparent, which axe would judge.
test.use({ contextOptions: { reducedMotion: "reduce" } });

/** An invoice that the partner has delivered, in the company's own partner's scope. */
async function delivered(company: Company) {
  const active = await company.activate();
  const partner = partnerScope(company.scope, active);
  const customerNo = await company.customer();
  const sent = await company.send(await company.draft(customerNo));
  const id = sent.id ?? "";
  await expectOk(
    acknowledgeDelivery(partner, {
      ...{ invoiceId: id, deliveredAt: new Date("2026-03-20T12:00:00Z"), channel: "email", text: "Levert" },
      ...{ factorKid: "900010059", paymentAccount: "15030012340", factorReference: "PO-1" },
      ...{ dueDate: isoDate("2026-03-30"), pdf: tinyPdf() },
    }),
  );
  return { ...sent, id, partner, customerNo, name: active.integrationName };
}

type Delivered = Awaited<ReturnType<typeof delivered>>;

const says = ({ partner, id }: Delivered, status: "disputed" | "on_hold" | "recoursed", description = "") =>
  expectOk(
    reportStatus(partner, {
      ...{ invoiceId: id, status, description, occurredAt: new Date("2026-04-01T09:00:00Z") },
      ...{ holdUntil: null, nextEvent: null, nextEventDate: null },
    }),
  );

const panelOf = (page: Page, { name }: Delivered) => page.getByRole("region", { name: `Hos ${name}` });

async function fitsNarrow(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}

test("M22: the company reports an objection and takes it back, by keyboard alone", async ({
  page,
  company,
}) => {
  const given = await delivered(company);
  await visit(page, `/${company.slug}/invoices/${given.invoiceId}`);
  const panel = panelOf(page, given);
  await expect(panel).toContainText("ServicenivåFinansiert");
  await expect(panel).toContainText("900010059");
  await expect(panel).toContainText("Levert etter forfall");
  await expect(panel.getByRole("button")).toHaveText(["Innsigelse fra kunde", "Sett på vent"]);
  await expectAccessible(page);

  await panel.getByRole("button", { name: "Innsigelse fra kunde" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Innsigelse fra kunde" });
  await expect(dialog).toContainText(`${given.name} får melding om innsigelsen`);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: `Meld til ${given.name}` }).press("Enter");
  await expect(dialog).toContainText("Skriv hvorfor.");
  await dialog.getByLabel("Hva innvender kunden?").focus();
  await page.keyboard.type("Kunden bestrider timene");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");

  await expect(page.locator("header [data-status]")).toHaveText("Innsigelse fra kunde");
  await expect(panel).toContainText("Meldt avFirmaet");
  await expect(panel).toContainText("Kunden bestrider timene");
  await panel.getByRole("button", { name: "Innsigelsen er avklart" }).press("Enter");
  const settled = page.getByRole("dialog", { name: "Innsigelsen er avklart" });
  await settled.getByRole("button", { name: `Meld til ${given.name}` }).press("Enter");
  await expect(page.locator("header [data-status]")).toHaveText("Levert");
  const history = await listInvoiceHistory(company.scope, given.invoiceId);
  expect(history.slice(0, 2).map(({ event }) => event)).toEqual(["dispute_settled", "dispute_reported"]);
});

test("M22: a hold has an end date to come, and the factoring company's own hold is explained", async ({
  page,
  company,
}) => {
  const given = await delivered(company);
  await visit(page, `/${company.slug}/invoices/${given.invoiceId}`);
  const panel = panelOf(page, given);
  await panel.getByRole("button", { name: "Sett på vent" }).click();
  const dialog = page.getByRole("dialog", { name: "Sett på vent" });
  await dialog.getByLabel("Hvorfor skal det ventes?").fill("Betalingsplan");
  await dialog.getByLabel("Vent til og med", { exact: true }).fill("01.01.2020");
  await dialog.getByRole("button", { name: `Meld til ${given.name}` }).click();
  await expect(dialog).toContainText("Datoen må være i framtiden.");
  await expectAccessible(page);
  await dialog.getByLabel("Vent til og med", { exact: true }).fill("31.12.2099");
  await dialog.getByRole("button", { name: `Meld til ${given.name}` }).click();
  await expect(panel).toContainText("På vent til og med31.12.2099");
  await panel.getByRole("button", { name: "Ikke lenger på vent" }).click();
  await page
    .getByRole("dialog", { name: "Ikke lenger på vent" })
    .getByRole("button", { name: `Meld til ${given.name}` })
    .click();
  await expect(page.locator("header [data-status]")).toHaveText("Levert");

  await says(given, "on_hold");
  await page.reload();
  await expect(panel).toContainText(`${given.name} har satt fakturaen på vent, og avslutter det selv.`);
  await expect(panel.getByRole("button")).toHaveCount(0);
});

test("M22, edges 15 and 20: a downgrade and every delivered PDF are told, also on a narrow screen", async ({
  page,
  company,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const given = await delivered(company);
  const { partner, id: invoiceId } = given;
  await expectOk(
    changeServiceLevel(partner, { invoiceId, serviceLevel: "service_only", reason: "Over kredittgrensen" }),
  );
  await expectOk(
    replaceDeliveryPdf(partner, { invoiceId, reason: "Feil KID på den første", pdf: tinyPdf("2") }),
  );
  await visit(page, `/${company.slug}/invoices/${given.invoiceId}`);
  const panel = panelOf(page, given);
  await expect(panel).toContainText(`${given.name} finansierer ikke denne fakturaen`);
  await expect(panel).toContainText("ServicenivåKun reskontroføring");
  await expect(panel.getByRole("listitem")).toHaveText([/Versjon 2 \(gjelder nå\).*Feil KID/, /Versjon 1/]);
  await expectAccessible(page);
  await fitsNarrow(page);
});

test("M31, edge 35: a returned claim is written off with its VAT, the voucher shown before it is posted", async ({
  page,
  company,
}) => {
  const given = await delivered(company);
  await visit(page, `/${company.slug}/invoices/${given.invoiceId}`);
  const loss = page.getByRole("region", { name: "Tap på krav" });
  await expect(loss).toContainText(`${given.name} har kravet.`);
  await expect(loss.getByRole("button")).toHaveCount(0);

  await says(given, "recoursed", "Debitor er konkurs");
  await page.reload();
  await loss.getByRole("button", { name: "Før tap" }).click();
  const dialog = page.getByRole("dialog", { name: "Før tap" });
  await dialog.getByRole("button", { name: "Før tapet" }).click();
  await expect(dialog).toContainText("Velg hvorfor kravet er endelig tapt.");
  await dialog
    .getByLabel("Hvorfor er kravet endelig tapt?")
    .selectOption({ label: "Konkurs, gjeldsforhandling eller avvikling gir ikke dekning" });
  await expect(dialog.getByRole("table", { name: "Bilaget som føres" }).getByRole("row")).toHaveText([
    /KontoDebetKredit/,
    /10000.*12\s500,00$/,
    /7830 Tap på fordringerMva-kode 310\s000,00$/,
    /2700.*Mva-kode 32\s500,00$/,
  ]);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Før tapet" }).click();

  await expect(page.getByRole("region", { name: "Oppgjør" })).toContainText("Tapsført");
  await expect(loss.getByRole("list", { name: "Ført tap" })).toContainText("12 500,00");
  await expect(page.getByRole("list", { name: "Historikk" })).toContainText("Tap ført");
  expect(await findSettlement(company.scope, given.invoiceId)).toMatchObject({
    remainingOre: 0n,
    writtenOffOre: 1_250_000n,
  });

  await loss.getByRole("button", { name: /^Tilbakefør 3-/ }).click();
  const reversal = page.getByRole("alertdialog", { name: "Tilbakeføre tapet på 12 500,00?" });
  await expectAccessible(page);
  await reversal.getByRole("button", { name: "Tilbakefør" }).click();
  await expect(page.getByRole("region", { name: "Oppgjør" })).not.toContainText("Tapsført");
  await expect(loss.getByRole("button", { name: "Før tap" })).toBeVisible();
});

test("M37, edges 24, 29 and 34: what is late, in credit or returned is gathered, each leading to where it is mended", async ({
  page,
  company,
}) => {
  const given = await delivered(company);
  const late = await company.send(await company.draft(given.customerNo));
  // Whoever prepared it, the test or the worker, it has been ready since March.
  const since = { offeredAt: new Date("2026-03-02T09:00:00Z") };
  await begin(company.scope, (tx) => updateFactoringInvoice(tx, late.id ?? "", since));
  const paid = await delivered(company);
  const amount = ore(1_300_000n);
  await expectOk(
    postPartnerVoucher(given.partner, {
      ...{ dryRun: false, externalReference: "too much", voucherDate: isoDate("2026-03-16") },
      ...{ description: "payment", currency: "NOK" },
      lines: [
        { account: 80_000, amount, eventKind: "payment", invoiceNo: paid.number },
        { customerNo: paid.customerNo, amount: ore(-amount), eventKind: "payment", invoiceNo: paid.number },
      ],
    }),
  );
  await says(given, "disputed");
  await says(given, "recoursed");

  await visit(page, `/${company.slug}`);
  const waiting = page.getByRole("region", { name: "Venter på deg" });
  await expect(waiting).toContainText("1faktura ikke hentet innen 24 timer");
  await expect(waiting).toContainText("1tilbakeført krav med innsigelse venter på deg");
  await expectAccessible(page);
  await waiting.getByRole("link", { name: /ikke hentet innen 24 timer/ }).click();
  const lateOnes = page.getByRole("table", { name: "Forsinket" });
  await expect(lateOnes.getByRole("row")).toHaveCount(2);
  await expect(lateOnes.getByRole("link", { name: `${late.number}` })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Ikke levert innen 3 dager (0)" }).click();
  await expect(page.getByText("Ingenting er forsinket")).toBeVisible();
  await visit(page, `/${company.slug}`);
  await waiting.getByRole("link", { name: /kreditsaldo å avklare/ }).click();
  await expect(page.getByRole("heading", { name: "Oppfølging" })).toBeVisible();
  await expect(page.getByRole("table", { name: "Forsinket hos factoringselskapet" })).toContainText(
    `Faktura ${late.number}`,
  );
  const credits = page.getByRole("table", { name: "Til gode hos factoringkunder" });
  await expect(credits).toContainText("Avklar med factoringselskap");
  await expect(page.getByRole("table", { name: "Tilbakeført med innsigelse" })).toContainText(
    `Faktura ${given.number}`,
  );
  await expectAccessible(page);
  await credits.getByRole("link", { name: "Nordvik Bygg AS" }).click();
  await expect(page.getByText("Kunden har 500,00 til gode etter fakturaer med factoring.")).toBeVisible();
  await expectAccessible(page);
  await visit(page, `/${company.slug}/factoring`);
  await expect(page.getByRole("region", { name: "Oppfølging" })).toContainText("ikke hentet innen 24 timer");
});

test("M14, edge 14: the customer's credit limit stands on the card, and warns before an invoice beyond it is sent", async ({
  page,
  company,
}) => {
  const given = await delivered(company);
  const { partner, customerNo } = given;
  await expectOk(
    reportCreditLimit(partner, { customerNo, limit: ore(2_000_000n), used: ore(1_250_000n), validTo: null }),
  );
  await visit(page, `/${company.slug}/customers/${customerNo}?tab=sales`);
  const limit = page.getByRole("region", { name: `Kredittgrense hos ${given.name}` });
  await expect(limit).toContainText("Ledig7 500,00");
  await expectAccessible(page);

  await page.getByRole("tab", { name: "Historikk" }).click();
  await expect(page.getByRole("row", { name: /Kredittgrense meldt/ })).toContainText("20 000,00");

  // Of many at once it is told of each, before they go.
  const draft = await company.draft(customerNo);
  await visit(page, `/${company.slug}/invoices?view=drafts`);
  await page.getByRole("checkbox", { name: "Velg alle" }).check();
  await page.getByRole("button", { name: "Send valgte" }).click();
  const many = page.getByRole("dialog");
  await expect(many).toContainText(`Én faktura går ut over kredittgrensen hos ${given.name}`);
  await expect(many.getByRole("table", { name: "Fakturaer utenfor kredittgrensen" })).toContainText(
    "12 500,0020 000,0012 500,0025 000,00",
  );
  await expectAccessible(page);
  await many.getByRole("button", { name: "Avbryt" }).click();

  await visit(page, `/${company.slug}/invoices/${draft}?send=1`);
  const dialog = page.getByRole("dialog", { name: "Send faktura" });
  await expect(dialog).toContainText(`Fakturaen er større enn det ${given.name} vil finansiere`);
  await expect(dialog).toContainText(
    "7 500,00 ledig av en grense på 20 000,00, og fakturaen er på 12 500,00",
  );
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Send faktura" }).click();
  await expect(page.locator("header [data-status]")).toHaveText("Faktura klargjort");
});

test("what the factoring company tells of its balance stands beside the books, down to each invoice that differs", async ({
  page,
  company,
}) => {
  const given = await delivered(company);
  const told = { asOf: isoDate("2026-11-20"), factorBalance: ore(125_000n) };
  await expectOk(
    reconcile(given.partner, {
      ...told,
      openInvoices: [
        { invoiceNo: Number(given.number), remaining: ore(100n) },
        { invoiceNo: 99_999, remaining: ore(5_000n) },
      ],
    }),
  );
  await visit(page, `/${company.slug}/factoring/reconciliations`);
  await expect(page.getByRole("row", { name: new RegExp(given.name) })).toContainText("1 250,00");
  await expectAccessible(page);
  await page.getByRole("link", { name: "20.11.2026" }).press("Enter");
  await expect(
    page.getByRole("heading", { name: `Avstemming med ${given.name} per 20.11.2026` }),
  ).toBeVisible();
  const differing = page.getByRole("table", { name: "Fakturaer med avvik" });
  await expect(differing.getByRole("row", { name: new RegExp(`${given.number}`) })).toContainText(
    "De har registrert noe vi ikke har ført, eller omvendt.",
  );
  await expect(differing.getByRole("row", { name: /99999/ })).toContainText(
    "ikke blant fakturaene de har fått",
  );
  await expectAccessible(page);
  await differing.getByRole("link", { name: `${given.number}` }).press("Enter");
  await expect(page).toHaveURL(/\/invoices\//);
});
