/** What a tab that reads reports may ask of Foreman where that has 50,000 hosts. */
import type { FrameLocator, Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { ForemanTab, type TabName } from './foreman-tab.ts';
import { createClock } from './mocks/engine/clock.ts';
import { largeData, largeHostName } from './mocks/foreman/data/large.ts';

/** Defines the test. `drawn` is what the tab shows when it has all that it wants. */
export function testOnLargeSite(name: TabName, drawn: (frame: FrameLocator) => Locator): void {
  test.describe(`${name} on a site of 50,000 hosts`, () => {
    test.use({ foremanOptions: { data: largeData(), clock: createClock(Date.now()) } });

    test('asks at most three times after the match', async ({ webadmin, foreman }) => {
      foreman.getHost(largeHostName(7)).name = 'web-01.large.example';
      await webadmin.login();
      const { frame } = await (await new ForemanTab(webadmin, name).openFor('web-01')).logIn();
      await expect(drawn(frame)).toBeVisible({ timeout: 60_000 });
      const asked = foreman.requests.filter(({ path }) => path.includes('config_reports'));
      const bytes = asked.reduce((sum, one) => sum + one.bytes, 0);
      console.log(`${name} on a site of 50,000 hosts: ${asked.length} requests, ${bytes} bytes before compression`);
      expect(asked.length).toBeLessThanOrEqual(3);
      expect(foreman.requests.at(-1)).toBe(asked.at(-1));
    });
  });
}
