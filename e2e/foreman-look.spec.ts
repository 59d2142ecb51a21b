/** The tabs of Foreman for everybody: text from guests, the keyboard, screen readers, German, small windows. */
import { findAccessibilityFaults } from './accessibility.ts';
import { ForemanTab } from './foreman-tab.ts';
import { expect, test } from './fixtures.ts';
import { tabWindows } from './windows.ts';

async function noFaults(tab: ForemanTab): Promise<void> {
  const within = [`iframe[title="${tab.name}"]`, 'body'] as const;
  expect(await findAccessibilityFaults(tab.webadmin.page, { within: [...within] })).toEqual([]);
}

test('facts of a guest are text, whatever they hold, and a megabyte of it is folded', async ({ webadmin, page }) => {
  let dialogs = 0;
  page.on('dialog', (dialog) => {
    dialogs += 1;
    void dialog.dismiss();
  });
  await webadmin.login();
  const tab = await (await new ForemanTab(webadmin, 'Foreman Facts').openFor('web-02')).logIn();
  await tab.frame.getByRole('button', { name: 'Open all' }).click();
  await expect(tab.frame.getByText('<script>name</script>')).toBeVisible();
  await expect(tab.frame.getByText(/of 1,000,000 characters shown/).first()).toBeVisible();
  const length = await tab.frame.locator('body').evaluate((body) => body.textContent.length);
  expect(length).toBeLessThan(20_000);
  expect(await tab.frame.locator('script:not([src]), img, [onerror]').count()).toBe(0);
  expect(dialogs).toBe(0);
  await tab.fits();
});

test('facts are searched, copied and compared with those of another VM by keyboard alone', async ({
  webadmin,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await webadmin.login();
  const tab = new ForemanTab(webadmin, 'Foreman Facts');
  await tab.openFor('web-01');
  await tab.frame.getByLabel('Login in Foreman').focus();
  await page.keyboard.type('reader');
  await page.keyboard.press('Tab');
  await page.keyboard.type('reader-token');
  await page.keyboard.press('Enter');
  await tab.frame.getByLabel('Search in names and values').focus();
  await page.keyboard.type('dmi PRODUCT uuid');
  await expect(tab.frame.getByText('1 of 33 facts')).toBeVisible();
  await tab.frame.getByRole('button', { name: 'Copy the value of dmi::product::uuid' }).focus();
  await page.keyboard.press('Enter');
  await expect(tab.frame.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^[0-9A-F-]{36}$/);
  await tab.frame.getByLabel('Another virtual machine').focus();
  await page.keyboard.type('jump');
  await page.keyboard.press('Enter');
  await expect(tab.frame.getByRole('columnheader', { name: 'bastion.lab.example' })).toBeVisible();
  await expect(tab.frame.getByText(/\d+ facts differ/)).toBeVisible();
  await expect(tab.frame.getByRole('rowheader', { name: 'dmi::product::uuid' })).toBeVisible();
  await expect(tab.frame.getByRole('rowheader', { name: 'kernel', exact: true })).toHaveCount(0);
  await noFaults(tab);
});

test('a branch of facts is opened and closed with the keyboard', async ({ webadmin, page }) => {
  await webadmin.login();
  const tab = await (await new ForemanTab(webadmin, 'Foreman Facts').openFor('web-01')).logIn();
  const branch = tab.frame.getByRole('button', { name: /^os \(6\)/ });
  await branch.focus();
  await page.keyboard.press('Enter');
  await expect(branch).toHaveAttribute('aria-expanded', 'true');
  await expect(tab.frame.getByText('family', { exact: true })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(tab.frame.getByText('family', { exact: true })).toHaveCount(0);
});

test('a comparison with what is not there says so', async ({ webadmin }) => {
  await webadmin.login();
  const tab = await (await new ForemanTab(webadmin, 'Foreman Facts').openFor('web-01')).logIn();
  for (const [name, words] of [
    ['nonsense', 'The engine has no "nonsense"'],
    ['loadtest', 'Foreman has no host for "loadtest"'],
    ['proxy', 'Several hosts may be "proxy"'],
  ] as const) {
    await tab.frame.getByLabel('Another virtual machine').fill(name);
    await tab.frame.getByRole('button', { name: 'Compare' }).click();
    await expect(tab.frame.getByText(words)).toBeVisible();
  }
  await tab.frame.getByRole('button', { name: 'End the comparison' }).click();
  await expect(tab.frame.getByText('33 facts')).toBeVisible();
});

for (const [name, vm, heading] of [
  ['Foreman Details', 'web-01', 'Identity'],
  ['Foreman Details', 'proxy', '2 hosts may be "proxy"'],
  ['Foreman Details', 'wiki', 'Identity'],
  ['Foreman Details', 'loadtest', 'Foreman has no host for "loadtest"'],
] as const) {
  test(`${name} of ${vm} is fit for a screen reader: log-in, refusal, and what is found`, async ({ webadmin }) => {
    await webadmin.login();
    const tab = await new ForemanTab(webadmin, name).openFor(vm);
    await expect(tab.frame.getByLabel('Login in Foreman')).toBeVisible();
    await noFaults(tab);
    await tab.logIn('reader', 'wrong');
    await expect(tab.heading('Foreman does not accept this login')).toBeVisible();
    await noFaults(tab);
    await tab.logIn();
    await expect(tab.heading(heading)).toBeVisible();
    await noFaults(tab);
  });
}

test.describe('in German', () => {
  test.use({ locale: 'de-DE' });

  test('tabs speak German from the log-in on', async ({ webadmin, page }) => {
    await webadmin.login();
    await page.evaluate(() => (window.location.hash = '#vms-foreman-details;name=web-01'));
    const tab = new ForemanTab(webadmin, 'Foreman-Details');
    await tab.frame.getByLabel('Anmeldename in Foreman').fill('reader');
    await tab.frame.getByLabel('Persönliches Zugangstoken').fill('reader-token');
    await tab.frame.getByRole('button', { name: 'Anmelden' }).click();
    await expect(tab.heading('Betriebssystem und Hardware')).toBeVisible();
    await expect(tab.frame.getByText(/^Stand: /)).toBeVisible();
    await noFaults(tab);
    const facts = await new ForemanTab(webadmin, 'Foreman-Fakten').openAt('#vms-foreman-facts;name=web-01');
    await expect(facts.frame.getByText('33 Fakten')).toBeVisible();
    await facts.fits();
    await noFaults(facts);
  });
});

for (const { width, height } of tabWindows) {
  test(`details and facts fit into ${width} × ${height}`, async ({ webadmin, page }) => {
    await page.setViewportSize({ width, height });
    await webadmin.login('admin@internal', '#vms-foreman-details;name=web-02');
    const tab = await new ForemanTab(webadmin).logIn();
    await expect(tab.heading('Identity')).toBeVisible();
    await tab.fits();
    await tab.heading('Parameters').scrollIntoViewIfNeeded();
    await expect(tab.heading('Parameters')).toBeInViewport();
  });
}
