import type { BrowserContext } from "@playwright/test";
import type { Pool } from "@/db/client";
import { findConnection } from "@/db/queries/connections";
import { insertIntegrationMember } from "@/db/writes/people";
import { expectAccessible } from "../accessible";
import type { Company } from "../company";
import { expect, test } from "../fixtures";
import { offer } from "../partner-api/calls";
import { newPerson } from "../person";
import { visit } from "../visit";

/** Be someone who works for the company's partner. Answers the agreement's id. */
async function sitAtTheDesk(context: BrowserContext, pool: Pool, company: Company): Promise<string> {
  const { connectionId } = await company.activate();
  const connection = await findConnection(company.scope, connectionId);
  const person = await newPerson("Petra Part");
  await insertIntegrationMember(pool, { integrationId: connection?.integrationId ?? "", userId: person.id });
  await context.clearCookies();
  await context.addCookies([person.cookie]);
  return connectionId;
}

test("a partner plays a scenario at its desk by keyboard, and sees each step with what came of it", async ({
  page,
  context,
  company,
  pool,
}) => {
  const { applicationKey, clientKey } = await company.activate();
  const { number } = await offer(company);
  const connectionId = await sitAtTheDesk(context, pool, company);
  await visit(page, `/partner/${connectionId}`);
  await page.getByRole("link", { name: "Scenarioer" }).press("Enter");
  await expect(page.getByText("Velg et scenario og spill det.")).toBeVisible();
  await expectAccessible(page);

  // Nothing is sent before the keys are there, and the first that lacks is where one stands.
  await page.getByRole("button", { name: "Spill scenario" }).press("Enter");
  await expect(page.getByLabel("Applikasjonsnøkkel")).toBeFocused();
  await expect(page.getByText("Skriv inn nøkkelen.")).toHaveCount(2);

  await page.getByLabel("Scenario", { exact: true }).selectOption({ label: "Betalt i tre deler" });
  await page.getByLabel("Startverdi").fill("7");
  await page.getByLabel("Applikasjonsnøkkel").fill(applicationKey);
  await page.getByLabel("Klientnøkkel").fill(clientKey);
  await page.getByLabel("Klientnøkkel").press("Enter");

  await expect(page.getByRole("alert").filter({ hasText: "Alle steg gikk som lovet." })).toBeVisible({
    timeout: 45_000,
  });
  const steps = page.getByRole("table", { name: "Rapport" }).getByRole("row");
  await expect(steps).toHaveCount(8);
  // What waits is left to whoever fetches it: the client has sent one more to play with.
  await expect(steps.nth(1)).toContainText(`Hent faktura ${number + 1}`);
  await expect(page.getByText("Ikke som lovet")).toHaveCount(0);
  await expectAccessible(page);

  // What was played is there to be read when one comes back, by keyboard too.
  await page.reload();
  await expect(page.getByText("Velg et scenario og spill det.")).toBeVisible();
  const kept = page.getByRole("table", { name: "Tidligere kjøringer" });
  await expect(kept.getByText("Som lovet")).toBeVisible();
  await kept.getByRole("button", { name: "Betalt i tre deler" }).press("Enter");
  await expect(steps).toHaveCount(8);
  await page.getByRole("button", { name: "Glem kjøringene" }).press("Enter");
  await expect(kept).toHaveCount(0);
});

test("a story of another agreement is not among those to choose, and the page says where it is played", async ({
  page,
  context,
  company,
  pool,
}) => {
  await company.activate({ agreementType: "purchase" });
  const connectionId = await sitAtTheDesk(context, pool, company);
  await visit(page, `/partner/${connectionId}/scenarios`);
  const choice = page.getByLabel("Scenario", { exact: true });
  await expect(choice.getByRole("option", { name: "Regress på et kjøpt krav" })).toHaveCount(1);
  await expect(choice.getByRole("option", { name: "Betalt i tre deler" })).toHaveCount(0);
  await expect(page.getByText("gjelder ikke avtaletypen «Kjøp av fordringer»")).toContainText(
    "Betalt i tre deler",
  );
});

test("keys that open nothing, or another client's books, play nothing; so does a client without an invoice", async ({
  page,
  context,
  company,
  otherCompany,
  pool,
}) => {
  const { applicationKey, clientKey } = await company.activate();
  const other = await otherCompany.activate();
  const connectionId = await sitAtTheDesk(context, pool, company);
  await visit(page, `/partner/${connectionId}/scenarios`);
  const play = async (keys: { applicationKey: string; clientKey: string }) => {
    await page.getByLabel("Applikasjonsnøkkel").fill(keys.applicationKey);
    await page.getByLabel("Klientnøkkel").fill(keys.clientKey);
    await page.getByRole("button", { name: "Spill scenario" }).press("Enter");
  };
  await play({ applicationKey, clientKey: "fck_nobody" });
  await expect(page.getByText("Nøklene åpner ingen avtale.")).toBeVisible();
  await play(other);
  await expect(page.getByText("Nøklene hører til en annen klient enn denne.")).toBeVisible();
  await play({ applicationKey, clientKey });
  await expect(page.getByText("Klienten i demoen kunne ikke gjøre sin del")).toBeVisible();
});

test("the desk's scenarios are for those who work for the partner, and not for the client's own people", async ({
  page,
  company,
}) => {
  const { connectionId } = await company.activate();
  expect((await page.goto(`/partner/${connectionId}/scenarios`))?.status()).toBe(404);
  const answer = await page.request.post(`/partner/${connectionId}/scenarios/run`, {
    data: { scenario: "deliver", seed: 1, applicationKey: "a", clientKey: "b" },
  });
  expect(answer.status()).toBe(404);
});
