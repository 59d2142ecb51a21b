/** What axe has to say against a page, for every spec that asks. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

interface Options {
  /** Only what lies below: selectors of frames, and last of an element inside them. */
  readonly within?: readonly [string, ...string[]];
  /** axe's names of rules that do not count here. */
  readonly except?: readonly string[];
  /** Selectors of what is not looked at. */
  readonly without?: readonly string[];
}

/** `rule: element` for each violation, frames included. */
export async function findAccessibilityFaults(
  page: Page,
  { within, except = [], without = [] }: Options = {},
): Promise<string[]> {
  const builder = new AxeBuilder({ page }).disableRules([...except]);
  if (within !== undefined) builder.include([...within]);
  for (const selector of without) builder.exclude(selector);
  const { violations } = await builder.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
