/** The place "Foreman Dashboard" of the built plugin: numbers, the lists behind them, and what goes wrong. */
import { foremanFaults, ForemanTab } from './foreman-tab.ts';
import { expect, test, type WebAdmin } from './fixtures.ts';
import { createClock } from './mocks/engine/clock.ts';
import { largeData } from './mocks/foreman/data/large.ts';

// The browser's time is the real one.
test.use({ foremanOptions: { clock: createClock(Date.now()) } });

const MOST_REQUESTS = 12;

async function openDashboard(webadmin: WebAdmin): Promise<ForemanTab> {
  await webadmin.login();
  const place = await new ForemanTab(webadmin, 'Foreman Dashboard').openAt('#foreman-dashboard');
  await place.logIn();
  return place;
}

test('says what needs attention first, and counts each host of this engine once', async ({ webadmin, foreman }) => {
  const place = await openDashboard(webadmin);
  const { frame } = place;
  const attention = frame.getByRole('table', { name: 'Needs attention' });
  await expect(attention.getByRole('row').nth(1)).toContainText('web-02.lab.example');
  await expect(frame.getByText('those that Foreman has linked to its VMs')).toBeVisible();
  const legend = frame.getByRole('table', { name: 'Configuration status' });
  const numbers = (await legend.getByRole('button').allTextContents()).map(Number);
  const total = numbers.pop();
  expect(numbers.reduce((sum, one) => sum + one, 0)).toBe(total);
  expect(foreman.requests.length).toBeLessThanOrEqual(MOST_REQUESTS);
  await place.axe();
});

test('leads from a number to its hosts and back, by keyboard alone', async ({ webadmin, page }) => {
  const place = await openDashboard(webadmin);
  const { frame } = place;
  const number = frame.getByRole('button', { name: /^Hosts out of sync: / }).first();
  const found = (await number.textContent()) ?? '';
  await number.focus();
  await page.keyboard.press('Enter');
  await expect(place.heading('Hosts out of sync')).toBeFocused();
  const table = frame.getByRole('table', { name: 'Hosts out of sync' });
  await expect(table.getByRole('row')).toHaveCount(Number(found) + 1);
  await place.axe();
  await table.getByRole('button', { name: 'Created' }).focus();
  await page.keyboard.press('Enter');
  await expect(table.getByRole('columnheader', { name: 'Created' })).toHaveAttribute('aria-sort', 'ascending');
  await expect(table.getByRole('button', { name: 'Created' })).toBeFocused();
  await frame.getByRole('button', { name: 'Dashboard' }).focus();
  await page.keyboard.press('Enter');
  await expect(number).toBeFocused();
});

test('says each fault in words and keeps the numbers', async ({ webadmin, foreman }) => {
  const { frame } = await openDashboard(webadmin);
  const all = frame.getByRole('button', { name: /^All hosts: / }).first();
  await expect(all).toBeVisible();
  for (const [fault, words] of foremanFaults) {
    foreman.faults.add({ ...fault, path: '/api/hosts' });
    await frame.getByRole('button', { name: 'Refresh' }).click();
    await expect(frame.getByText(words)).toBeVisible();
    await expect(all).toBeVisible();
    foreman.faults.clear();
    await frame.getByRole('button', { name: 'Try again' }).click();
    await expect(frame.getByText(words)).toHaveCount(0);
  }
});

test.describe('Foreman 3.16 without a compute resource', () => {
  test.use({ foremanOptions: { version: '3.16', clock: createClock(Date.now()) } });

  test('is counted whole, and the page says so', async ({ webadmin }) => {
    const { frame } = await openDashboard(webadmin);
    await expect(frame.getByText(/^All hosts of Foreman that you may see/)).toBeVisible();
    await expect(frame.getByRole('button', { name: 'All hosts: 61, show the list' }).first()).toBeVisible();
  });

  test.describe('and a site that names its hosts', () => {
    test.use({ overrides: { 'foreman-config.json': { config: { hostsOfThisEngine: 'hostgroup = web' } } } });

    test('is counted by that search', async ({ webadmin }) => {
      const { frame } = await openDashboard(webadmin);
      await expect(frame.getByText(/as the search "hostsOfThisEngine"/)).toBeVisible();
      await expect(frame.getByRole('button', { name: 'All hosts: 2, show the list' }).first()).toBeVisible();
    });
  });
});

test.describe('in German', () => {
  test.use({ locale: 'de-DE' });

  for (const [width, height] of [
    [1024, 600],
    [640, 400],
  ] as const) {
    test(`fits into a window of ${width} × ${height}`, async ({ webadmin, page }) => {
      await page.setViewportSize({ width, height });
      await webadmin.login();
      const place = await new ForemanTab(webadmin, 'Foreman-Dashboard').openAt('#foreman-dashboard');
      await place.logInInGerman();
      await expect(place.heading('Das braucht Aufmerksamkeit')).toBeVisible();
      await place.fits();
      await place.axe();
    });
  }
});

test.describe('a site of 50,000 hosts', () => {
  test.use({ foremanOptions: { data: largeData(), clock: createClock(Date.now()) } });

  test('is asked at most twelve times, whatever its size', async ({ webadmin, foreman }) => {
    const place = await openDashboard(webadmin);
    const { frame } = place;
    await expect(frame.getByRole('button', { name: 'All hosts: 50000, show the list' }).first()).toBeVisible({
      timeout: 60_000,
    });
    const bytes = foreman.requests.reduce((sum, one) => sum + one.bytes, 0);
    console.log(`Dashboard of 50,000 hosts: ${foreman.requests.length} requests, ${bytes} bytes before compression`);
    expect(foreman.requests.length).toBeLessThanOrEqual(MOST_REQUESTS);
    await expect(frame.getByText('Of a sample of 100 hosts.')).toBeVisible();
    await frame
      .getByRole('button', { name: /^Hosts out of sync: / })
      .first()
      .click();
    await expect(frame.getByText(/^1–20 of \d{3}/)).toBeVisible({ timeout: 60_000 });
    await place.fits();
  });
});
