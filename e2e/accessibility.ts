/** What axe has to say against a page, for every spec that asks. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

type AxePage = ConstructorParameters<typeof AxeBuilder>[0]['page'];

interface Options {
  /** axe's names of rules that do not count here. */
  readonly except?: readonly string[];
  /** Selectors of what is not looked at. */
  readonly without?: readonly string[];
}

/** `rule: element` for each violation, frames included. */
export async function findAccessibilityFaults(
  page: Page,
  { except = [], without = [] }: Options = {},
): Promise<string[]> {
  // axe brings types of its own copy of playwright-core; the page is the same.
  const builder = new AxeBuilder({ page: page as unknown as AxePage }).disableRules([...except]);
  for (const selector of without) builder.exclude(selector);
  const { violations } = await builder.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
