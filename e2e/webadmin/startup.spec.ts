/** How plugins come to life in the stand-in: globals, frames, states, the race with the login, failures. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { call, expect, names, readLog, settle, test, writeDescriptor } from './probes.ts';

test('prints the globals into the page and reads descriptor and override anew for each page load', async ({
  webadmin,
  page,
  folder,
  lab,
}) => {
  await writeFile(
    join(folder, 'other-file.json'),
    '// a comment\n{ "name": "probe-c", "url": "plugin/probe-c/start.html?name=probe-c", "resourcePath": "probe", /* another */ "config": { "kept": 1, "nested": { "a": 1 } } }',
  );
  await writeFile(
    join(lab.overridesDir, 'other-file-config.json'),
    '{ "order": 1, "config": { "nested": { "b": 2 } } }',
  );
  await writeFile(join(lab.overridesDir, 'probe-a-config.json'), '{ "enabled": "false" }');
  await webadmin.login();
  const definitions = () => page.evaluate(() => Reflect.get(window, 'pluginDefinitions') as readonly object[]);
  // The wrong type of `enabled` rejects all of probe-a, whose first reading this is.
  expect(await definitions()).toEqual([
    {
      name: 'probe-c',
      url: 'plugin/probe-c/start.html?name=probe-c',
      config: { kept: 1, nested: { b: 2 } },
      lazyLoad: true,
      enabled: true,
    },
  ]);
  await writeFile(join(lab.overridesDir, 'probe-a-config.json'), '{ "enabled": false }');
  await page.reload();
  expect(await definitions()).toEqual([
    expect.objectContaining({ name: 'probe-c' }),
    expect.objectContaining({ name: 'probe-a', enabled: false, config: {} }),
  ]);
  await expect(page.locator('body > iframe[src*="probe-a"]')).toHaveCount(0);
});

test.describe('with two probes', () => {
  test.use({
    probes: [[{ name: 'probe-z' }, { name: 'probe-a' }], { scope: 'test' }],
    overrides: { 'probe-z-config.json': { order: 1 } },
  });

  test('frames every enabled plugin in the order of its override, with the API already there', async ({
    webadmin,
    page,
  }) => {
    await webadmin.login();
    await settle(page);
    const frames = page.locator('body > iframe[src*="start.html"]');
    expect(
      await frames.evaluateAll((all) =>
        all.map((frame) => /plugin\/([\w-]+)/.exec(frame.getAttribute('src') ?? '')?.[1]),
      ),
    ).toEqual(['probe-z', 'probe-a']);
    expect(await frames.first().boundingBox()).toMatchObject({ width: 0, height: 0 });
    // A probe takes its API object in its first line.
    expect((await readLog(page)).filter(({ ev }) => ev === 'UiInit')).toHaveLength(2);
  });
});

test('hands a probe UiInit, UserLogin and one empty TagActivationChange, in this order', async ({ webadmin, page }) => {
  await webadmin.login('admin@internal', '#vms');
  await expect(webadmin.row('docs')).toBeVisible();
  await settle(page);
  const log = await readLog(page);
  expect(names(log)).toEqual([
    'bootstrap',
    'register',
    'ready()',
    'call:loginUserName',
    'UiInit',
    'UiInit done',
    'ready() returned',
    'UserLogin',
    'TagActivationChange',
  ]);
  expect(log.find(({ ev }) => ev === 'UiInit')).toMatchObject({ argc: 0, isThisHandlers: false });
  expect(log.find(({ ev }) => ev === 'UserLogin')?.args?.[0]).toBe('admin@internal-authz');
  expect(log.find(({ ev }) => ev === 'TagActivationChange')?.args).toEqual([]);
});

test.describe('with a probe that waits', () => {
  test.use({ probes: [[{ name: 'probe-a', query: { mode: 'manual' } }], { scope: 'test' }] });

  test('hears ready only while loading and after register, and keeps the first register', async ({
    webadmin,
    page,
  }) => {
    await webadmin.login();
    await settle(page);
    await call(page, 'probe-a', 'ready');
    expect(names(await readLog(page))).toEqual(['bootstrap']);
    await page.evaluate(() => {
      const { probes } = window as unknown as { probes: Record<string, { start(): void }> }; // The probes put it there.
      probes['probe-a']?.start();
    });
    await call(page, 'probe-a', 'register', {});
    await call(page, 'probe-a', 'ready');
    const seen = names(await readLog(page));
    expect(seen.filter((ev) => ev === 'UiInit')).toHaveLength(1);
    // Queued until now: the login was long ago.
    expect(seen).toContain('UserLogin');
    expect(seen).not.toContain('TagActivationChange');
  });

  test('answers getters while loading and ignores actions, unknown names and detached methods', async ({
    webadmin,
    page,
  }) => {
    await webadmin.login();
    await settle(page);
    expect(await call(page, 'probe-a', 'currentPlace')).toBe('vms');
    expect(await call(page, 'probe-a', 'showToast', 'info', 'too early')).toBe('<undefined>');
    const others = await page.evaluate(() => {
      const { pluginApi } = window as unknown as {
        pluginApi: (name: string) => Record<string, (...args: unknown[]) => unknown>;
      }; // The host's own.
      const { currentPlace, showToast } = pluginApi('probe-a');
      return [
        currentPlace?.(),
        showToast?.('info', 'x'),
        pluginApi('nobody')['ssoToken']?.(),
        pluginApi('nobody')['configObject']?.(),
      ];
    });
    expect(others).toEqual([undefined, undefined, undefined, null]);
    await expect(page.locator('.toast-pf')).toHaveCount(0);
  });
});

test.describe('with a probe that throws', () => {
  test.use({
    probes: [
      [{ name: 'probe-a', query: { mode: 'throw-handler', place: 'probe-a-place', button: 1 } }, { name: 'probe-z' }],
      { scope: 'test' },
    ],
    expectedErrors: /^probe throws/,
  });

  test('takes a throwing plugin out of service and leaves what it added', async ({ webadmin, page }) => {
    await webadmin.login('admin@internal', '#vms');
    await expect(webadmin.row('docs')).toBeVisible();
    await settle(page);
    await expect(page.locator('iframe[src*="probe-a/start"]')).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'Probe', exact: true })).toBeVisible();
    await webadmin.row('docs').locator('td').nth(3).click();
    await page.getByRole('button', { name: 'Bad' }).click();
    await settle(page);
    const log = await readLog(page);
    expect(names(log.filter(({ plugin }) => plugin === 'probe-a')).slice(-2)).toEqual([
      'fn:bad.onClick',
      'call:showToast',
    ]);
    expect(names(log.filter(({ plugin }) => plugin === 'probe-z'))).toContain('VirtualMachineSelectionChange');
    expect(await call(page, 'probe-a', 'currentPlace')).toBe('<undefined>');
    await expect(page.locator('.toast-pf')).toHaveCount(0);
  });
});

test.describe('with a pre-loading probe that is never ready', () => {
  test.use({
    probes: [[{ name: 'probe-a', lazyLoad: false, query: { mode: 'manual' } }, { name: 'probe-z' }], { scope: 'test' }],
  });

  test('shows nothing until every pre-loading plugin is ready', async ({ webadmin, page }) => {
    await webadmin.login('admin@internal', '#vms');
    await page.waitForTimeout(1500);
    await expect(page.getByRole('navigation', { name: 'Main' })).toHaveCount(0);
    expect(names(await readLog(page))).not.toContain('UserLogin');
    await page.evaluate(() => {
      const { probes } = window as unknown as { probes: Record<string, { start(): void }> }; // The probes put it there.
      probes['probe-a']?.start();
    });
    await expect(webadmin.row('docs')).toBeVisible();
    expect(names((await readLog(page)).filter(({ plugin }) => plugin === 'probe-z'))).toContain('UserLogin');
  });
});

for (const { delayMs, landed, getter } of [
  { delayMs: -1, landed: '#probe-a-place', getter: 'call:loginUserName threw' },
  { delayMs: 0, landed: '#probe-a-place', getter: 'call:loginUserName' },
  { delayMs: 200, landed: '#vms', getter: 'call:loginUserName' },
]) {
  test.describe(`with a delay of ${delayMs} ms`, () => {
    test.use({ probes: [], pluginDelaysMs: { 'probe-a': delayMs } });

    test('a settable delay decides who wins the race for a deep link', async ({ webadmin, page, folder }) => {
      await writeDescriptor(folder, { name: 'probe-a', query: { place: 'probe-a-place' } });
      await webadmin.login('admin@internal', '#probe-a-place');
      await expect.poll(async () => names(await readLog(page))).toContain('UserLogin');
      await settle(page);
      expect(new URL(page.url()).hash).toBe(landed);
      expect(names(await readLog(page))).toContain(getter);
    });
  });
}
