/** Dialogs, alerts and toasts in the stand-in. */
import { call, expect, fn, names, readLog, settle, test, watch } from './probes.ts';

const content = 'plugin/probe-a/content.html?id=dialog';

test.beforeEach(async ({ webadmin, page }) => {
  await webadmin.login('admin@internal', '#vms');
  await expect(webadmin.row('docs')).toBeVisible();
  await settle(page);
});

test('opens a dialog of the real size, leaves the focus on the body, and closes it without an event', async ({
  page,
}) => {
  const options = { buttons: [{ label: 'First', onClick: fn('first') }, { label: 'Second' }] };
  await call(page, 'probe-a', 'showDialog', '<b>Bold</b>', 'own', content, '640px', '480px', options);
  const frame = page.locator('.plugin-dialog-frame');
  expect(await frame.evaluate((element) => [element.clientWidth, element.clientHeight])).toEqual([638, 380]);
  expect(await frame.boundingBox()).toMatchObject({ x: 321, width: 638, height: 380 });
  await expect(page.getByRole('dialog').locator('b')).toHaveText('Bold');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  const first = await page.getByRole('button', { name: 'First' }).boundingBox();
  const second = await page.getByRole('button', { name: 'Second' }).boundingBox();
  expect(first?.x).toBeGreaterThan(second?.x ?? Infinity);
  await page.getByRole('button', { name: 'First' }).click();
  await expect(frame).toHaveCount(1);
  await settle(page);
  await page.frameLocator('.plugin-dialog-frame').getByLabel('field').focus();
  await page.keyboard.press('Escape');
  await expect(frame).toHaveCount(1);
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  const closing = await watch(page, () => page.keyboard.press('Escape'));
  await expect(frame).toHaveCount(0);
  expect(names(closing.filter(({ plugin }) => plugin === 'probe-a'))).toEqual([]);
  expect(names(await readLog(page))).toContain('fn:first');
});

test('pins a dialog that is too big at 0,0 and cuts it off', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 600 });
  await call(page, 'probe-a', 'showDialog', 'Big', 'big', content, '1200px', '900px');
  const box = await page.locator('.modal-dialog').boundingBox();
  expect(box).toEqual({ x: 0, y: 0, width: 1200, height: 900 });
  expect(await page.evaluate(() => [scrollX, scrollY, document.documentElement.scrollHeight > innerHeight])).toEqual([
    0,
    0,
    false,
  ]);
});

test('follows CSS functions as sizes, and hides a dialog that was opened before the login', async ({ page }) => {
  await call(
    page,
    'probe-a',
    'showDialog',
    'Fluid',
    'fluid',
    content,
    'min(780px, calc(100vw - 16px))',
    'min(750px, calc(100vh - 16px))',
  );
  const size = () =>
    page.locator('.plugin-dialog-frame').evaluate((element) => [element.clientWidth, element.clientHeight]);
  expect(await size()).toEqual([778, 650]);
  await page.setViewportSize({ width: 1024, height: 600 });
  await expect.poll(size).toEqual([778, 484]);
  await page.addInitScript(() => {
    const setup = ({ api }: { api: Record<string, (...args: unknown[]) => void> }) => {
      api['showDialog']?.('Early', 'early', 'plugin/probe-a/content.html?id=early', '300px', '200px');
    };
    Object.assign(window, { probeSetup: { 'probe-a': setup } });
  });
  await page.reload();
  await settle(page);
  expect(names(await readLog(page))).toContain('UiInit done');
  await expect(page.locator('.plugin-dialog-frame')).toHaveCount(0);
});

test('shares one alert panel, stacks toasts, and shows both as text', async ({ page }) => {
  await call(page, 'probe-a', 'showAlert', 'WARNING', '<i>first</i>');
  await call(page, 'probe-a', 'showAlert', 'nonsense', 'second', { autoHideMs: 1500 });
  const panel = page.locator('.webadmin-alert');
  await expect(panel).toHaveCount(1);
  await expect(panel).toContainText('second');
  await expect(panel).toHaveClass(/alert-info/);
  await expect(panel.locator('.badge')).toHaveText('2');
  await expect(panel).toHaveCount(0, { timeout: 4_000 });
  expect(await call(page, 'probe-a', 'showAlert', null, 'x')).toBe(
    "<throws TypeError: Cannot read properties of null (reading 'toUpperCase')>",
  );

  await call(page, 'probe-a', 'showToast', 'success', '<b>older</b>');
  await call(page, 'probe-a', 'showToast', 'success', 'newer');
  expect((await page.locator('.toast-pf').allTextContents()).map((text) => text.trim())).toEqual([
    'newer',
    '<b>older</b>',
  ]);
  await expect(page.locator('.toast-pf')).toHaveCount(0, { timeout: 10_000 });
});
