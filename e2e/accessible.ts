import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/**
 * The page as it stands, dialogs and all, breaks none of axe's rules of WCAG 2.2 A and AA.
 *
 * @param except rules that markup which is not ours breaks; whoever names one says why
 */
export async function expectAccessible(
  page: Page,
  { except = [] }: { readonly except?: readonly string[] } = {},
): Promise<void> {
  // A page's title comes with what it streams, and may be a moment behind its heading.
  await expect(page).toHaveTitle(/./);
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .disableRules([...except])
    .analyze();
  expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) }))).toEqual([]);
}
