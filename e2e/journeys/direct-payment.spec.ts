import { findInvoice } from "@/db/queries/invoices";
import { listAccountBalances } from "@/db/queries/partner-posting";
import { reportDirectPayment } from "@/lib/services/payments/report-direct-payment";
import { formatAmount } from "@/lib/text/format";
import { expectAccessible } from "../accessible";
import type { Company } from "../company";
import { paid } from "../direct-payments";
import { expectOk, testNow } from "../factories";
import { expect, test } from "../fixtures";
import { deliver } from "../partner-api/calls";
import { visit } from "../visit";

// A message on its way in or out is half transparent, which axe would judge.
test.use({ contextOptions: { reducedMotion: "reduce" } });

const amount = formatAmount(1_250_000n);
const place = ({ slug }: Company) => `/${slug}/factoring/direct-payments`;

async function deviation(company: Company): Promise<bigint | undefined> {
  const [account] = await listAccountBalances(company.scope, [2999]);
  return account?.balanceOre;
}

test("M29b, edge 33: from the bank's line to a deviation account at zero", async ({
  page,
  company,
  partner,
}) => {
  const { invoiceId, number } = await deliver(company);
  const kid = (await findInvoice(company.scope, invoiceId))?.ownKid ?? "";
  await visit(page, place(company));
  await expect(page.getByText("2999 Mellomregning avvik factoring står i null.")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Les inn kontoutskrift" }).click();
  const statement = page.getByRole("dialog", { name: "Les inn kontoutskrift" });
  await statement.getByRole("button", { name: "Les inn" }).click();
  await expect(statement.getByText("Velg en fil.")).toBeVisible();
  await expectAccessible(page);
  await statement.getByLabel("Fil").setInputFiles({
    name: "stor.csv",
    mimeType: "text/csv",
    buffer: Buffer.alloc(10 * 1024 * 1024 + 1, "x"),
  });
  await statement.getByRole("button", { name: "Les inn" }).click();
  await expect(statement.getByText("Filen er større enn 10 MB")).toBeVisible();
  // Months of a busy account: some megabytes go through.
  const blank = " ".repeat(2 * 1024 * 1024);
  await statement.getByLabel("Fil").setInputFiles({
    name: "utskrift.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(
      `Dato;Beløp;Tekst;KID;Referanse\n10.03.2026;12 500,00;Nordvik;${kid};A1${blank}\n10.03.2026;99,00;Ukjent;;A2\n40.03.2026;1,00;Feil;;A3\n`,
    ),
  });
  await statement.getByRole("button", { name: "Les inn" }).click();
  await expect(statement.getByText(/2 nye linjer/)).toBeVisible();
  await expect(statement).toContainText("Linje 4: Datoen finnes ikke.");
  await expectAccessible(page);
  await statement.getByRole("button", { name: "Lukk" }).first().click();

  const lines = page.getByRole("table", { name: "Banklinjer uten bilag" });
  await expect(lines.getByRole("row")).toHaveCount(3);
  await expect(lines).toContainText(`${number} Nordvik Bygg AS · samme KID`);
  await lines.getByRole("button", { name: `Registrer ${amount}, Nordvik` }).click();
  const form = page.getByRole("dialog", { name: "Registrer direkte innbetaling" });
  await expect(form.getByRole("combobox", { name: "Faktura" })).toHaveValue(`${number} Nordvik Bygg AS`);
  const preview = form.getByRole("table", { name: "Bilaget som føres" });
  await expect(preview.getByRole("row").nth(1)).toContainText(`1920 Bankinnskudd${amount}`);
  await expect(preview.getByRole("row").nth(2)).toContainText(`2999 Mellomregning avvik factoring${amount}`);
  await expectAccessible(page);
  await form.getByRole("button", { name: "Bokfør og varsle" }).click();

  const open = page.getByRole("table", { name: "Ikke gjort opp" });
  await expect(open).toContainText("Ikke sett ennå");
  await expect(page.getByText(/1 innbetaling er ikke gjort opp, fra 10\.03\.2026/)).toBeVisible();
  await expect(lines.getByRole("row")).toHaveCount(2);
  expect(await deviation(company)).toBe(-1_250_000n);
  const { data } = (await (await partner.get("/factoring/direct-payments")).json()) as {
    data: { id: string }[];
  };
  await partner.post(`/factoring/direct-payments/${data[0]?.id}/ack`);
  await visit(page, `/${company.slug}`);
  await expect(page.getByRole("link", { name: /direkte innbetaling å gjøre opp/ })).toBeVisible();

  await visit(page, place(company));
  await expect(open).not.toContainText("Ikke sett ennå");
  await open.getByRole("button", { name: `Send videre: faktura ${number}, ${amount}` }).click();
  const forward = page.getByRole("dialog", { name: "Send innbetalingen videre" });
  await expect(forward.getByRole("table").getByRole("row").nth(1)).toContainText("2999");
  await expectAccessible(page);
  await forward.getByRole("button", { name: "Bokfør og varsle" }).click();
  await expect(page.getByText("Alle direkte innbetalinger er gjort opp.")).toBeVisible();
  await expect(page.getByText("2999 Mellomregning avvik factoring står i null.")).toBeVisible();
  const cleared = page.getByRole("table", { name: "Gjort opp og tilbakeført" });
  await expect(cleared).toContainText("Sendt videre");
  await expectAccessible(page);
  expect(await deviation(company)).toBe(0n);

  // That was a mistake: it is to be cleared anew.
  await cleared.getByRole("button", { name: `Angre oppgjør: faktura ${number}, ${amount}` }).click();
  const undo = page.getByRole("dialog", { name: "Angre oppgjøret" });
  await expectAccessible(page);
  await undo.getByLabel("Grunn").fill("Skulle motregnes");
  await undo.getByRole("button", { name: "Angre oppgjør" }).click();
  await expect(open.getByRole("button", { name: /^Motregn/ })).toBeVisible();
  await expect(cleared).toHaveCount(0);
  expect(await deviation(company)).toBe(-1_250_000n);
});

test("M29b: by hand and by keyboard from the invoice, a part of it; a wrong one is reversed, a right one set off", async ({
  page,
  company,
}) => {
  await company.activate();
  const { invoiceId, number } = await deliver(company);
  await visit(page, `/${company.slug}/invoices/${invoiceId}`);
  await page.getByRole("link", { name: "Kunden har betalt til oss" }).press("Enter");
  const form = page.getByRole("dialog", { name: "Registrer direkte innbetaling" });
  await expect(form.getByRole("combobox", { name: "Faktura" })).toHaveValue(`${number} Nordvik Bygg AS`);
  await expect(form.getByLabel("Beløp")).toHaveValue("12500");
  await form.getByLabel("Beløp").fill("ti kroner");
  await form.getByLabel("Beløp").press("Enter");
  await expect(form.getByText("Skriv et beløp, for eksempel 1 250,00.")).toBeVisible();
  await form.getByLabel("Betalt").fill("100326");
  await form.getByLabel("Beløp").fill("5 000");
  await expect(form).toContainText("mindre enn det som gjenstår");
  await expectAccessible(page);
  await form.getByLabel("Beløp").press("Enter");

  const open = page.getByRole("table", { name: "Ikke gjort opp" });
  await expect(open).toContainText(formatAmount(500_000n));
  await open.getByRole("button", { name: /^Tilbakefør/ }).press("Enter");
  const reverse = page.getByRole("dialog", { name: "Tilbakefør registreringen" });
  await reverse.getByLabel("Grunn").fill("Feil faktura");
  await expectAccessible(page);
  await reverse.getByLabel("Grunn").press("Enter");
  await expect(page.getByRole("table", { name: "Gjort opp og tilbakeført" })).toContainText("Tilbakeført");
  expect(await deviation(company)).toBe(0n);

  await visit(page, place(company));
  await page.getByRole("button", { name: "Registrer innbetaling" }).press("Enter");
  await form.getByRole("button", { name: "Bokfør og varsle" }).click();
  await expect(form.getByText("Velg en faktura.")).toBeVisible();
  await form.getByRole("combobox", { name: "Faktura" }).fill("12 500,00");
  await expect(page.getByRole("option", { name: /Nordvik/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await form.getByRole("button", { name: "Bokfør og varsle" }).click();
  await open.getByRole("button", { name: /^Motregn/ }).click();
  const setOff = page.getByRole("dialog", { name: "Motregn innbetalingen" });
  await expect(setOff.getByRole("table").getByRole("row").nth(2)).toContainText("80000");
  await expectAccessible(page);
  await setOff.getByRole("button", { name: "Bokfør og varsle" }).click();
  await expect(page.getByText("Alle direkte innbetalinger er gjort opp.")).toBeVisible();
  expect(await deviation(company)).toBe(0n);
});

test.describe("M38: someone who may only look", () => {
  test.use({ role: "viewer" });

  test("M29b, M38: a viewer sees what is open, also on a narrow screen, and can post nothing", async ({
    page,
    company,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await company.activate();
    const { invoiceId } = await deliver(company);
    await expectOk(reportDirectPayment({ ...company.scope, now: testNow }, paid(invoiceId)));
    await visit(page, place(company));
    await expect(page.getByRole("table", { name: "Ikke gjort opp" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Registrer innbetaling" })).toHaveCount(0);
    await expect(page.getByRole("button", { name: /Send videre/ })).toHaveCount(0);
    await expectAccessible(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});
