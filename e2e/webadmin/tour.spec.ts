/** The fixture plugin: every method and event once, in new and old names, in a 4.5 and in a 4.3 host. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { test as base } from '../fixtures.ts';
import { expect, readLog, settle, watch } from './probes.ts';

const test = base.extend({
  uiPluginsDir: async ({}, use) => {
    await use(join(import.meta.dirname, 'fixture-plugin'));
  },
});

const hash = (page: Page, token: string) => page.evaluate((wanted) => (location.hash = wanted), token);

/** The probe's own, which covers the page and cannot be closed otherwise. */
function closeDialog(page: Page): Promise<void> {
  return page.evaluate(() => {
    const { probes } = window as unknown as { probes: Record<string, { api: { closeDialog(token: string): void } }> }; // The probe put it there.
    probes['probe']?.api.closeDialog('probe-dialog');
  });
}

test('calls every method of the API once and gets what the types promise', async ({ webadmin, page }) => {
  const warnings: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'warning') warnings.push(message.text());
  });
  await webadmin.login('admin@internal', '#vms');
  await expect(webadmin.row('docs')).toBeVisible();
  await settle(page);
  await page.evaluate(() => {
    const { probes } = window as unknown as { probes: Record<string, { finish(): void }> }; // The probe put it there.
    probes['probe']?.finish();
  });
  await settle(page);

  const log = await readLog(page);
  const called = log.filter(({ ev }) => ev.startsWith('call:'));
  const api = await readFile(join(import.meta.dirname, '../../src/plugin/plugin-api.ts'), 'utf8');
  const declared = [
    ...(/export interface PluginApi<[^]*?^}/m.exec(api)?.[0] ?? '').matchAll(
      /^ {2}(?:\/\*\* @deprecated \*\/ )?(\w+)\??[<(:]/gm,
    ),
  ].map(([, name]) => name ?? '');
  const once = [...called.map(({ ev }) => ev.slice('call:'.length)), 'register', 'options', 'ready'];
  expect(declared.length).toBeGreaterThan(30);
  expect([...new Set(once)].toSorted()).toEqual(declared.toSorted());
  const results = Object.fromEntries(called.map(({ ev, result }) => [ev.slice('call:'.length), result]));
  expect(results).toMatchObject({
    loginUserName: 'admin@internal-authz',
    currentLocale: 'en-US',
    engineBaseUrl: `${webadmin.url}/ovirt-engine/`,
    configObject: { nested: { kept: true }, list: [1, 2] },
  });
  expect(warnings.filter((line) => line.includes('deprecated'))).toEqual([
    'addMainTab is deprecated, please use addPrimaryMenuPlace instead.',
    'addSubTab is deprecated, please use addDetailPlace instead.',
    'setTabContentUrl is deprecated, please use setPlaceContentUrl instead.',
    'setTabAccessible is deprecated, please use setPlaceAccessible instead.',
    'addMainTabActionButton is deprecated, please use addMenuPlaceActionButton instead.',
    'addSubTabActionButton is deprecated, please use addDetailPlaceActionButton instead.',
  ]);
  await expect(page).toHaveURL(/#probe-place$/);
  await expect(page.locator('.plugin-dialog-frame')).toHaveCount(0);
  await expect(page.locator('.webadmin-alert')).toContainText('Probe fatal error');
  await expect(page.locator('.webadmin-alert .badge')).toHaveText('2');
  await expect(page.getByRole('link', { name: 'Old main' })).toBeVisible();
});

test('hears every event that there still is once', async ({ webadmin, page }) => {
  test.setTimeout(120_000);
  await webadmin.login('admin@internal', '#vms');
  await settle(page);
  await closeDialog(page);
  const grids = [
    'vms',
    'templates',
    'hosts',
    'dataCenters',
    'clusters',
    'storage',
    'disks',
    'users',
    'networks',
    'events',
  ];
  for (const token of grids) {
    await hash(page, `#${token}`);
    await settle(page, 300);
    const row = page.getByRole('grid').locator('tbody tr').first();
    if ((await row.count()) > 0) await row.locator('td').last().click();
  }
  await hash(page, '#vms');
  await webadmin.row('docs').getByRole('link', { name: 'docs' }).click();
  await page.getByRole('link', { name: 'Network Interfaces' }).click();
  await settle(page);
  await page.getByRole('grid', { name: 'Network Interfaces' }).locator('tbody tr').first().click();
  await page.evaluate(() => window.postMessage('hello', '*'));
  await settle(page);
  const heard = new Set((await readLog(page)).map(({ ev }) => ev).filter((ev) => !/^(call|fn|missing):/.test(ev)));
  const types = ['VirtualMachine', 'Template', 'Host', 'DataCenter', 'Cluster', 'Storage', 'Disk', 'User', 'Event'];
  const wanted = [
    'UiInit',
    'UserLogin',
    'TagActivationChange',
    'MessageReceived',
    'DetailItemSelectionChange',
    ...types.map((type) => `${type}SelectionChange`),
  ];
  expect(wanted.filter((ev) => !heard.has(ev))).toEqual([]);
  for (const never of [
    'UserLogout',
    'RestApiSessionAcquired',
    'SystemTreeSelectionChange',
    'VnicProfileSelectionChange',
    'ErrataSelectionChange',
  ]) {
    expect([...heard]).not.toContain(never);
  }
});

test.describe('in a 4.3 host', () => {
  test.use({ compatible: true });

  test('gets spread arguments and no main entity, is asked at every selection, and misses what came later', async ({
    webadmin,
    page,
  }) => {
    await webadmin.login('admin@internal', '#vms');
    await expect(webadmin.row('docs')).toBeVisible();
    await settle(page);
    const missing = (await readLog(page)).filter(({ ev }) => ev.startsWith('missing:')).map(({ ev }) => ev);
    expect(missing).toEqual(['missing:currentPlace', 'missing:logger']);
    await closeDialog(page);
    const cell = (vm: string) => webadmin.row(vm).locator('td').nth(3);
    const selected = await watch(page, async () => {
      await cell('docs').click();
      await cell('loadtest').click({ modifiers: ['Control'] });
    });
    const last = selected.findLast(({ ev }) => ev === 'VirtualMachineSelectionChange');
    expect(last?.argc).toBe(2);
    expect(Object.keys(last?.args?.[0] ?? {}).toSorted()).toEqual(['id', 'ipaddress', 'name', 'status']); // An entity.
    const asked = selected.findLast(({ ev }) => ev === 'fn:main.isEnabled');
    expect(asked?.args).toEqual(last?.args);
    const [clicked] = await watch(page, () => page.getByRole('button', { name: 'Probe main' }).click());
    expect(clicked?.args).toEqual(last?.args);
    await expect(page.locator('#ActionPanelView_probe_main')).toHaveCount(0);
    expect(
      await page.evaluate(() => Reflect.get(Reflect.get(window, 'engineRpmVersion') as object, 'value') as string),
    ).toMatch(/^4\.3\./);
  });
});
