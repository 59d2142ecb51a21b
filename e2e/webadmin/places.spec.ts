/** Menu places, detail tabs and their frames in the stand-in. */
import { call, expect, readLog, settle, test } from './probes.ts';

const content = (id: string): string => `plugin/probe-a/content.html?id=${id}`;

test.beforeEach(async ({ webadmin, page }) => {
  await webadmin.login('admin@internal', '#vms');
  await expect(webadmin.row('docs')).toBeVisible();
  await settle(page);
});

test('does deferred calls in order after the caller returned, and dialogs at once', async ({ page }) => {
  const seen = await page.evaluate(async (url) => {
    const { pluginApi } = window as unknown as {
      pluginApi: (name: string) => Record<string, (...args: unknown[]) => unknown>;
    }; // The host's own.
    const api = pluginApi('probe-a');
    const toasts = () => [...document.querySelectorAll('.toast-pf')].map((toast) => toast.textContent);
    api['showToast']?.('info', 'first');
    api['showToast']?.('info', 'second');
    api['showDialog']?.('Now', 'now', url, '300px', '200px');
    const atOnce = [toasts().length, document.querySelectorAll('.plugin-dialog-frame').length];
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { atOnce, later: toasts() };
  }, content('now'));
  expect(seen.atOnce).toEqual([0, 1]);
  expect(seen.later.map((toast) => toast.trim())).toEqual(['second', 'first']); // The newest is on top.
  await call(page, 'probe-a', 'addPrimaryMenuPlace', 'Own', 'probe-own', content('first-url'));
  await call(page, 'probe-a', 'setPlaceContentUrl', 'probe-own', content('second-url'));
  await call(page, 'probe-a', 'revealPlace', 'probe-own');
  await settle(page);
  const loaded = (await readLog(page)).filter(({ ev }) => ev === 'script').map(({ plugin }) => plugin);
  expect(loaded).toContain('second-url');
  expect(loaded).not.toContain('first-url');
});

test('places menu entries by index, and makes the last one the default place', async ({ page }) => {
  await call(page, 'probe-a', 'addPrimaryMenuPlace', 'Front', 'probe-front', content('front'), { priority: -3 });
  await call(page, 'probe-a', 'addPrimaryMenuPlace', 'Third', 'probe-third', content('third'), { priority: 2 });
  await call(page, 'probe-a', 'addPrimaryMenuPlace', 'Back', 'probe-back', content('back'), { priority: 99 });
  await call(page, 'probe-a', 'addPrimaryMenuContainer', 'Ignored', 'compute');
  await call(page, 'probe-a', 'addSecondaryMenuPlace', 'network', 'Second', 'probe-second', content('second'), {
    priority: 1,
  });
  await call(page, 'probe-a', 'addSecondaryMenuPlace', 'nowhere', 'Hidden', 'probe-hidden', content('hidden'), {
    defaultPlace: false,
  });
  const menu = page.getByRole('navigation', { name: 'Main' });
  const primary = await menu.locator(':scope > ul > li > a').allTextContents();
  expect(primary).toEqual(['Front', 'Compute', 'Third', 'Network', 'Storage', 'Administration', 'Events', 'Back']);
  expect(
    await menu.getByText('Network').first().locator('xpath=ancestor::li').locator('ul a').allTextContents(),
  ).toEqual(['vNIC Profiles', 'Second', 'Networks']);
  await page.evaluate(() => (location.hash = '#nonsense'));
  await expect(page).toHaveURL(/#probe-hidden$/);
});

test('routes by the hash: an unknown token, or one with parameters in revealPlace, leads to the default place', async ({
  page,
}) => {
  await page.evaluate(() => (location.hash = '#nonsense'));
  await expect(page).toHaveURL(/#vms$/);
  await page.evaluate(() => (location.hash = '#hosts'));
  await expect(page.getByRole('grid', { name: 'Hosts' })).toBeVisible();
  await call(page, 'probe-a', 'revealPlace', 'vms-general;name=docs');
  await expect(page).toHaveURL(/#vms$/);
  await page.evaluate(() => (location.hash = '#vms-general;name=docs'));
  await settle(page);
  expect(await call(page, 'probe-a', 'currentPlace')).toBe('vms-general');
});

test('detaches the frame of a place that is left, and loads it anew when it comes back', async ({ page }) => {
  await call(page, 'probe-a', 'addPrimaryMenuPlace', 'Own', 'probe-own', content('own'));
  await settle(page);
  const scripts = async () =>
    (await readLog(page)).filter(({ plugin, ev }) => plugin === 'own' && ev === 'script').length;
  expect(await scripts()).toBe(0);
  for (const times of [1, 2]) {
    await call(page, 'probe-a', 'revealPlace', 'probe-own');
    await expect.poll(scripts).toBe(times);
    expect(await page.locator('iframe[src*="id=own"]').boundingBox()).toEqual({
      x: 200,
      y: 60,
      width: 1080,
      height: 734,
    });
    await page.setViewportSize({ width: 1180, height: 700 });
    await expect.poll(async () => (await page.locator('iframe[src*="id=own"]').boundingBox())?.height).toBe(634);
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(await scripts()).toBe(times);
    await page.evaluate(() => (location.hash = '#vms'));
    await expect(page.locator('iframe[src*="id=own"]')).toHaveCount(0);
  }
});

test('keeps a detail tab open over the quick-switch, tells the plugin, and shows nobody after F5', async ({
  webadmin,
  page,
}) => {
  await page.addInitScript(() => {
    const setup = ({ api }: { api: Record<string, (...args: unknown[]) => void> }) => {
      api['addDetailPlace']?.('VirtualMachine', 'Own tab', 'vms-own', 'plugin/probe-a/content.html?id=tab', {
        priority: 1,
      });
    };
    Object.assign(window, { probeSetup: { 'probe-a': setup } });
  });
  await page.reload();
  await webadmin.row('docs').locator('td').nth(3).click();
  await webadmin.row('docs').getByRole('link', { name: 'docs' }).click();
  await page.getByRole('link', { name: 'Own tab' }).click();
  await settle(page);
  const before = (await readLog(page)).length;
  await page.getByRole('button', { name: /^Switch from/ }).click();
  await page.getByRole('button', { name: 'loadtest', exact: true }).click();
  await settle(page);
  const happened = (await readLog(page)).slice(before);
  expect(happened.map(({ ev }) => ev)).toEqual(['VirtualMachineSelectionChange']);
  expect(new URL(page.url()).hash).toBe('#vms-own;name=loadtest');

  await page.reload();
  await settle(page);
  await expect(page.getByRole('link', { name: 'Own tab' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'loadtest' })).toHaveCount(0);
  expect((await readLog(page)).filter(({ ev }) => ev === 'VirtualMachineSelectionChange')).toEqual([]);

  await call(page, 'probe-a', 'setPlaceAccessible', 'vms-own', false);
  await expect(page).toHaveURL(/#vms$/);
  await page.evaluate(() => (location.hash = '#vms-general;name=docs'));
  await expect(page.getByRole('link', { name: 'Own tab' })).toBeVisible();
});
