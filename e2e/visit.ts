import type { Page } from "@playwright/test";

/**
 * Go to a page and wait until its controls answer. A busy machine shows a page well before its script has
 * taken hold of it, and what is clicked or typed in between is lost: people wait without knowing, tests must.
 */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForFunction(() => {
    const controls = [...document.querySelectorAll("main button, main input, main select")];
    return controls.every((control) => Object.keys(control).some((key) => key.startsWith("__reactProps")));
  });
}
