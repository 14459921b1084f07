import type { Page } from "@playwright/test";
import { problemCodes } from "@/lib/contracts/partner-api/codes";
import { eventTypes } from "@/lib/domain/partner-event";
import { contracts } from "@/lib/edge/openapi";
import { referenceLink } from "@/lib/edge/problem-pages";
import { docsTopics } from "@/lib/text/docs-topics";
import { expectAccessible } from "../accessible";
import { expect, test } from "../fixtures";

const pages = [...docsTopics, "problems/period_locked", "problems/validation_failed"];

/** What a page has said to its console: what its policy has stopped stands there too. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  return complaints;
}

test("every page of the portal stands up to axe, in light and dark, and is silent", async ({ page }) => {
  test.setTimeout(180_000);
  const complaints = complaintsOf(page);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const path of pages) {
      await page.goto(`/docs/${path}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page);
    }
  }
  expect(complaints).toEqual([]);
});

test("every page fits a narrow screen: only tables and code scroll, by themselves", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  for (const path of pages) {
    await page.goto(`/docs/${path}`);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect({ path, wider: Math.max(0, wider) }).toEqual({ path, wider: 0 });
  }
});

test("every link inside the portal is alive, from the start page to the last problem code", async ({
  request,
}) => {
  test.setTimeout(120_000);
  const seen = new Set<string>();
  const waiting = ["/docs"];
  while (waiting.length > 0) {
    const path = waiting.pop() ?? "";
    if (seen.has(path)) continue;
    seen.add(path);
    const answer = await request.get(path);
    expect({ path, status: answer.status() }).toEqual({ path, status: 200 });
    if (!answer.headers()["content-type"]?.startsWith("text/html")) continue;
    const links = [...(await answer.text()).matchAll(/(?:href|src)="([^"]+)"/g)].map(([, href = ""]) => href);
    const here = new URL(answer.url());
    for (const link of links) {
      const { origin, pathname } = new URL(link, here);
      if (origin === here.origin) waiting.push(pathname);
    }
  }
  for (const code of problemCodes) expect(seen).toContain(`/docs/problems/${code}`);
  for (const topic of docsTopics) expect(seen).toContain(`/docs/${topic}.md`);
  expect(seen).toContain("/docs/reference");
});

test("a problem page speaks the reader's language, says cause and cure, and leads into the reference", async ({
  browser,
  page,
}) => {
  await page.goto("/docs/problems/period_locked");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Perioden er låst");
  await expect(page.getByRole("heading", { name: "Løsning" })).toBeVisible();

  const context = await browser.newContext({ locale: "en-GB" });
  const english = await context.newPage();
  await english.goto("/docs/problems/period_locked");
  await expect(english.getByRole("heading", { level: 1 })).toHaveText("The period is locked");
  await expect(english.getByRole("heading", { name: "Cause" })).toBeVisible();
  await english.getByRole("link", { name: "postVoucher", exact: true }).click();
  await expect(english).toHaveURL(/\/docs\/reference#\/Vouchers\/postVoucher$/);
  await expect(english.locator(".opblock.is-open")).toContainText("Post a voucher", { timeout: 30_000 });
  await context.close();
});

/**
 * What Swagger UI breaks in its own markup: a summary is a button with a button to copy the path inside it (both are
 * reached and named), and the colours of highlighted examples stand inline.
 */
const swaggerUis = ["nested-interactive", "color-contrast"];

// Swagger UI draws some fifty operations: half a minute on a busy machine.
test("Swagger UI shows every operation under our own policy, with nothing stopped and nothing in the console", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const complaints = complaintsOf(page);
  await page.goto("/docs/reference");
  await expect(page.locator(".opblock-summary")).toHaveCount(contracts.length + 2 + eventTypes.length + 1);
  for (const { operationId, tag } of contracts.slice(0, 3)) {
    await page.goto("about:blank");
    await page.goto(referenceLink(tag, operationId));
    await expect(page.locator(".opblock.is-open")).toHaveCount(1, { timeout: 30_000 });
    await expect(page.locator(".opblock.is-open .responses-table").first()).toBeVisible();
  }
  await expect(page.locator("#reference select:not([aria-label])")).toHaveCount(0);
  await expectAccessible(page, { except: swaggerUis });
  const spaced = contracts.find(({ tag }) => tag.includes("'"));
  if (spaced) {
    await page.goto("about:blank");
    await page.goto(referenceLink(spaced.tag, spaced.operationId));
    await expect(page.locator(".opblock.is-open")).toHaveCount(1, { timeout: 30_000 });
  }
  const policy = (await page.request.get("/docs/reference")).headers()["content-security-policy"] ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  expect(complaints).toEqual([]);
});
