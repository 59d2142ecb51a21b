/** The tab "Reports" of the built plugin: the list, one report, what guests write, and what goes wrong. */
import { foremanFaults, ForemanTab } from './foreman-tab.ts';
import { expect, test } from './fixtures.ts';
import { testOnLargeSite } from './large-site.ts';
import { createClock } from './mocks/engine/clock.ts';
import { tabWindows } from './windows.ts';

// The browser's time is the real one.
test.use({ foremanOptions: { clock: createClock(Date.now()) } });

const NAME = 'Foreman Reports';

test('lists reports and shows one, by keyboard alone', async ({ webadmin, page, foreman }) => {
  await webadmin.login();
  const tab = await (await new ForemanTab(webadmin, NAME).openFor('db-primary')).logIn();
  const { frame } = tab;
  await expect(frame.getByText('1–20 of 336')).toBeVisible();
  await tab.axe();
  await frame.getByRole('table', { name: 'Reports' }).getByRole('button').first().focus();
  await page.keyboard.press('Enter');
  await expect(frame.getByText('Unit postgresql.service not found.')).toBeVisible();
  await expect(frame.getByRole('heading', { name: /^Report of/ })).toBeFocused();
  await tab.axe();
  await frame.getByRole('combobox', { name: 'Least level' }).selectOption('Errors and worse');
  await expect(frame.getByText('2 of 4 lines')).toBeVisible();
  await frame.getByRole('button', { name: 'All reports' }).focus();
  await page.keyboard.press('Enter');
  await expect(frame.getByRole('table', { name: 'Reports' }).getByRole('button').first()).toBeFocused();
  await frame.getByRole('button', { name: 'Next page' }).focus();
  await page.keyboard.press('Enter');
  await expect(frame.getByText('21–40 of 336')).toBeVisible();
  await expect(frame.getByRole('button', { name: 'Next page' })).toBeFocused();
  expect(foreman.requests.filter(({ path }) => path.includes('config_reports')).length).toBeLessThanOrEqual(4);
});

test('tells a run without a catalog from a success', async ({ webadmin }) => {
  await webadmin.login();
  const { frame } = await (await new ForemanTab(webadmin, NAME).openFor('registry')).logIn();
  await expect(frame.getByText('No catalog').first()).toBeVisible();
  await frame.getByRole('combobox', { name: 'Which reports' }).selectOption('Failed runs');
  await expect(frame.getByText('1–3 of 3')).toBeVisible();
});

test('shows what a guest wrote as text, and unfolds a line of a megabyte piece by piece', async ({
  webadmin,
  page,
}) => {
  await webadmin.login();
  const tab = await (await new ForemanTab(webadmin, NAME).openFor('web-02')).logIn();
  const { frame } = tab;
  const title = await page.title();
  await frame.getByRole('table', { name: 'Reports' }).getByRole('button').first().click();
  await expect(frame.getByText('<script>document.title = "taken"</script>')).toBeVisible();
  await expect(frame.locator('img')).toHaveCount(0);
  await frame.getByRole('button', { name: 'Show more' }).click();
  await expect(frame.getByText('10,300 of 1,000,008 characters shown')).toBeVisible();
  await tab.fits();
  await tab.axe();
  expect(await page.title()).toBe(title);
});

test('says each fault in words, keeps what it shows, and asks for the login after a refusal', async ({
  webadmin,
  foreman,
}) => {
  await webadmin.login();
  const { frame } = await (await new ForemanTab(webadmin, NAME).openFor('db-primary')).logIn();
  await expect(frame.getByText('1–20 of 336')).toBeVisible();
  for (const [fault, words] of foremanFaults) {
    foreman.faults.add({ ...fault, path: '/config_reports' });
    await frame.getByRole('button', { name: 'Refresh' }).click();
    await expect(frame.getByText(words).first()).toBeVisible();
    await expect(frame.getByText('1–20 of 336')).toBeVisible();
    foreman.faults.clear();
    await frame.getByRole('button', { name: 'Try again' }).first().click();
    await expect(frame.getByText(words)).toHaveCount(0);
  }
  foreman.faults.add({ status: 401, message: 'Unable to authenticate user', path: '/config_reports', times: 1 });
  await frame.getByRole('button', { name: 'Refresh' }).click();
  await expect(frame.getByLabel('Personal access token')).toBeVisible();
});

test.describe('in German', () => {
  test.use({ locale: 'de-DE' });

  test('says in a low window that there are no reports', async ({ webadmin, page, foreman }) => {
    foreman.getHost('fresh-01.lab.example').name = 'loadtest';
    await page.setViewportSize({ width: 1024, height: 600 });
    await webadmin.login();
    const tab = await new ForemanTab(webadmin, 'Foreman-Berichte').openAt('#vms-foreman-reports;name=loadtest');
    await tab.logInInGerman();
    await expect(tab.heading('Von diesem Host gibt es keine Berichte')).toBeVisible();
    await tab.fits();
    await tab.axe();
  });
});

for (const { width, height } of tabWindows) {
  test(`fits into a window of ${width} × ${height}`, async ({ webadmin, page }) => {
    await webadmin.login();
    const tab = await (await new ForemanTab(webadmin, NAME).openFor('db-primary')).logIn();
    await page.setViewportSize({ width, height });
    await expect(tab.frame.getByText('1–20 of 336')).toBeVisible();
    await tab.fits();
    await tab.frame.getByRole('table', { name: 'Reports' }).getByRole('button').first().click();
    await expect(tab.frame.getByText('Unit postgresql.service not found.')).toBeVisible();
    await tab.fits();
  });
}

testOnLargeSite(NAME, (frame) => frame.getByText(/^1–20 of 3\d\d$/));
