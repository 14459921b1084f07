import { isoDate } from "@/lib/domain/dates";
import { expectAccessible } from "../accessible";
import { line, organisation } from "../factories";
import { expect, test } from "../fixtures";
import { newRecurring, schedule } from "../recurring-factories";
import { visit } from "../visit";

// A message on its way in or out is half transparent, which axe would judge.
test.use({ contextOptions: { reducedMotion: "reduce" } });

test("M14, edge 40: two agreements are made and run; the good one is made ready for factoring, the other says what to mend, is mended and goes", async ({
  page,
  company,
}) => {
  const lacking = await company.customer(organisation({ name: "Mangler AS", email: null }));
  await company.activate();
  await company.customer(
    organisation({ name: "Hel og God AS", useFactoring: true, deliveryMethod: "factoring" }),
  );
  const base = `/${company.slug}/invoices/recurring`;

  await visit(page, `/${company.slug}/invoices`);
  await page.getByRole("link", { name: "Gjentakende" }).click();
  await expect(page.getByText("Ingen gjentakende fakturaer ennå")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Ny avtale" }).first().click();
  await expect(page.getByRole("heading", { name: "Ny gjentakende faktura" })).toBeVisible();
  await expectAccessible(page);

  // What is wrong is all told at once, and then mended, by the keyboard's own ways.
  await page.getByLabel("Hvor ofte").selectOption("Annet antall måneder");
  await page.getByRole("button", { name: "Lagre avtalen" }).click();
  await expect(page.getByText("Velg en kunde")).toBeVisible();
  await expect(page.getByText("Skriv antall måneder, 1 til 60.")).toBeVisible();
  await page.getByLabel("Hvor ofte").selectOption("Hvert kvartal");
  await page.getByLabel("Første faktura").fill("030325");
  await page.getByLabel("Antall fakturaer i alt").fill("2");
  await page.getByRole("combobox", { name: "Kunde", exact: true }).fill("Hel og");
  await page.getByRole("option", { name: /Hel og God AS/ }).click();
  await page.getByLabel("Linje 1, Beskrivelse").fill("Serviceavtale {periode}");
  await page.getByLabel("Linje 1, Pris").fill("2500");
  await page.getByRole("button", { name: "Lagre avtalen" }).click();

  await expect(page.getByRole("heading", { name: "Hel og God AS" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Avtalen", exact: true })).toContainText("Hvert kvartal");
  await expect(page.getByRole("region", { name: "Avtalen", exact: true })).toContainText("Den 3.");
  await expectAccessible(page);

  const second = await newRecurring(company.scope, lacking, {
    schedule: schedule({ firstDate: isoDate("2025-03-03"), times: 1 }),
    lines: [line({ text: "Leie {periode}" })],
  });
  await visit(page, base);
  await expect(page.getByRole("table", { name: "Gjentakende fakturaer" }).getByRole("row")).toHaveCount(3);
  await expectAccessible(page);
  await visit(page, `/${company.slug}`);
  await page.getByRole("link", { name: /2\s*gjentakende avtaler er klare til å kjøres/ }).click();

  const due = page.getByRole("table", { name: "Klare til å lages" });
  await expect(due).toContainText("Serviceavtale juni–august 2025");
  await expect(due).toContainText("Leie mars 2025");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Kjør og send 3 fakturaer" }).click();
  await expectAccessible(page);
  await page.getByRole("alertdialog").getByRole("button", { name: "Kjør" }).click();

  // From here on nobody reloads the page.
  await expect(page.getByRole("heading", { name: /^Kjøring til og med/ })).toBeVisible();
  await expect(page.getByText("1 faktura ble ikke sendt")).toBeVisible();
  const result = page.getByRole("table", { name: "Resultat" });
  await expect(result.getByRole("row", { name: /Hel og God AS/ }).first()).toContainText("Faktura klargjort");
  await expectAccessible(page);
  const refused = result.getByRole("row", { name: /Mangler AS/ });
  await expect(refused).toContainText("Utkast");
  await refused.getByRole("link", { name: /^E-post/ }).click();

  await expect(page.getByRole("textbox", { name: "E-postadresse", exact: true })).toBeFocused();
  await page.getByRole("textbox", { name: "E-postadresse", exact: true }).fill("post@mangler.example");
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByText("Kunden er lagret")).toBeVisible();

  await visit(page, `/${company.slug}`);
  await page.getByRole("link", { name: /gjentakende faktura ble ikke sendt/ }).click();
  await expect(page.getByRole("table", { name: "Ble ikke sendt" })).toContainText("Mangler AS");
  await expectAccessible(page);
  await visit(page, `${base}/runs`);
  await expectAccessible(page);
  await page.getByRole("table", { name: "Kjøringer" }).getByRole("link").click();
  await page.getByRole("button", { name: "Prøv igjen" }).click();
  await expect(refused).toContainText("Faktura klargjort");
  await expect(page.getByText("Alle fakturaene er sendt.")).toBeVisible();

  await refused.getByRole("link", { name: /^Sendt som/ }).click();
  const history = page.getByRole("list", { name: "Historikk" });
  await expect(history).toContainText("Laget av gjentakende avtale");
  await expect(page.getByText("Leie mars 2025")).toBeVisible();
  await history.getByRole("link", { name: "Åpne avtalen" }).click();
  await expect(page).toHaveURL(`${base}/${second}`);
  await expect(page.locator("header [data-status]")).toHaveText("Avsluttet");
  await expect(page.getByRole("table", { name: "Fakturaer fra avtalen" })).toContainText("Faktura klargjort");
});

test("edge 40: an invoice is made recurring, the agreement rests, goes on and is exported", async ({
  page,
  company,
}) => {
  await company.activate();
  const invoiceId = await company.draft(await company.customer());
  await company.send(invoiceId);
  await visit(page, `/${company.slug}/invoices/${invoiceId}`);
  await page.getByRole("link", { name: "Gjør gjentakende" }).click();
  await expect(page.getByText("Linjer og kunde er hentet fra faktura 10001.")).toBeVisible();
  await expect(page.getByLabel("Linje 1, Beskrivelse")).toHaveValue("Snekkerarbeid");
  await page.getByLabel("Deretter dag i måneden").selectOption("Siste dag");
  await page.getByLabel("Antall fakturaer i alt").fill("0");
  await page.getByRole("button", { name: "Lagre avtalen" }).click();
  await expect(page.getByText(/Skriv et antall, 1 til 999/)).toBeVisible();
  await page.getByLabel("Antall fakturaer i alt").fill("12");
  await page.getByLabel("Send automatisk").check();
  await page.getByRole("button", { name: "Lagre avtalen" }).click();
  await expect(page.getByRole("region", { name: "Avtalen", exact: true })).toContainText("0 av 12");
  await expect(page.getByRole("region", { name: "Avtalen", exact: true })).toContainText("Automatisk");

  await page.getByRole("button", { name: "Sett på pause" }).click();
  const status = page.locator("header [data-status]");
  await expect(status).toHaveText("På pause");
  await page.getByRole("button", { name: "Fortsett" }).click();
  await expectAccessible(page);
  await page.getByRole("alertdialog").getByRole("button", { name: "Fortsett" }).click();
  await expect(status).toHaveText("Aktiv");

  await visit(page, `/${company.slug}/invoices/recurring?state=active&q=Snekker`);
  const csv = await page.request.get(
    (await page.getByRole("link", { name: "Eksporter CSV" }).getAttribute("href")) ?? "",
  );
  expect(await csv.text()).toContain("Snekkerarbeid;Hver måned;");
  const excel = await page.getByRole("link", { name: "Eksporter Excel" }).getAttribute("href");
  expect((await page.request.get(excel ?? "")).headers()["content-type"]).toContain("spreadsheetml");
  await visit(page, `/${company.slug}/invoices/recurring?state=paused`);
  await expect(page.getByText("Ingen avtaler er i denne tilstanden.")).toBeVisible();
});

test.describe("who may only look", () => {
  test.use({ role: "viewer" });

  test("M38, edge 40: sees agreements and what is due, and can neither change nor run them", async ({
    page,
    company,
  }) => {
    await company.activate();
    const id = await newRecurring(company.scope, await company.customer());
    await visit(page, `/${company.slug}/invoices/recurring/${id}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("button", { name: "Avslutt" })).toHaveCount(0);
    await visit(page, `/${company.slug}/invoices/recurring/run`);
    await expect(page.getByRole("table", { name: "Klare til å lages" })).toBeVisible();
    await expect(page.getByRole("button", { name: /^Kjør og send/ })).toHaveCount(0);
  });
});
