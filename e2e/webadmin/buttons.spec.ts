/** Action buttons in the stand-in: defaults, places, and when predicates run. */
import { call, expect, fn, names, readLog, settle, test, watch } from './probes.ts';

test.beforeEach(async ({ webadmin, page }) => {
  await webadmin.login('admin@internal', '#vms');
  await expect(webadmin.row('docs')).toBeVisible();
  await settle(page);
});

test('reads options by strict type, and asks a button anew at each evaluation', async ({ webadmin, page }) => {
  await page.evaluate(() => {
    const { pluginApi } = window as unknown as {
      pluginApi: (name: string) => Record<string, (...args: unknown[]) => unknown>;
    }; // The host's own.
    const source: Record<string, unknown> = { moreMenu: 'yes', index: '0', id: 7, isEnabled: 'no' };
    pluginApi('probe-a')['addMenuPlaceActionButton']?.('VirtualMachine', 'Odd', source);
    Object.assign(window, { source });
  });
  const button = page.getByRole('button', { name: 'Odd' });
  await expect(button).toBeEnabled();
  expect(await button.getAttribute('id')).toBeNull();
  await page.evaluate(() =>
    Object.assign(Reflect.get(window, 'source') as object, { isEnabled: () => false, id: 'odd one' }),
  );
  await webadmin.row('docs').locator('td').nth(3).click();
  await expect(button).toBeDisabled();
  await expect(button).toHaveAttribute('id', 'ActionPanelView_odd_one');
});

test('puts a button into toolbar, context menu and detail header, and gives it selection and main entity', async ({
  webadmin,
  page,
}) => {
  await call(page, 'probe-a', 'addMenuPlaceActionButton', 'VirtualMachine', 'Own', { onClick: fn('own'), index: 0 });
  await call(page, 'probe-a', 'addMenuPlaceActionButton', 'VirtualMachine', 'Kebab', {
    onClick: fn('kebab'),
    moreMenu: true,
  });
  await call(page, 'probe-a', 'addDetailPlaceActionButton', 'VirtualMachine', 'NetworkInterface', 'Nic', {
    onClick: fn('nic'),
  });
  await call(page, 'probe-a', 'addDetailPlaceActionButton', 'VirtualMachine', 'Disk', 'Nowhere', {
    onClick: fn('nowhere'),
  });
  const toolbar = page.getByRole('toolbar', { name: 'Virtual Machines actions' });
  await expect(toolbar.getByRole('button').first()).toHaveText('Own');
  const cell = webadmin.row('docs').locator('td').nth(3);
  await cell.click({ button: 'right' });
  await expect(page.getByRole('menuitem', { name: 'Own', exact: true })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Kebab' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await toolbar.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Kebab' }).click();
  await webadmin.row('docs').getByRole('link', { name: 'docs' }).click();
  await toolbar.getByRole('button', { name: 'Own', exact: true }).click();
  await page.getByRole('link', { name: 'Network Interfaces' }).click();
  await page.getByRole('button', { name: 'Nic' }).click();
  await page.getByRole('link', { name: 'Disks', exact: true }).last().click();
  await expect(page.getByRole('button', { name: 'Nowhere' })).toHaveCount(0);
  const clicks = (await readLog(page)).filter(({ ev }) => ev.startsWith('fn:'));
  const docs = expect.objectContaining({ name: 'docs', status: 'Down', managed: true });
  expect(clicks.map(({ ev, args }) => [ev, args])).toEqual([
    ['fn:kebab', [[docs], { id: '' }]],
    ['fn:own', [[docs], { id: '' }]],
    ['fn:nic', [[], docs]],
  ]);
});

test('takes a throwing predicate and anything but a boolean for yes, and null for no', async ({ page }) => {
  const answers = { throws: 'throw', zero: 0, text: '', null: null, no: false };
  for (const [label, answer] of Object.entries(answers)) {
    await call(page, 'probe-a', 'addMenuPlaceActionButton', 'VirtualMachine', `Own ${label}`, {
      isEnabled: fn(label, answer),
    });
  }
  for (const label of ['throws', 'zero', 'text'])
    await expect(page.getByRole('button', { name: `Own ${label}` })).toBeEnabled();
  for (const label of ['null', 'no']) await expect(page.getByRole('button', { name: `Own ${label}` })).toBeDisabled();
});

test('evaluates again where the list announces it, before the event and with fresh data, and nowhere else', async ({
  webadmin,
  page,
  engine,
}) => {
  const predicate = { isEnabled: fn('vm', true) };
  await call(page, 'probe-a', 'addMenuPlaceActionButton', 'VirtualMachine', 'Own', predicate);
  const selected = await watch(page, () => webadmin.row('docs').locator('td').nth(3).click());
  expect(names(selected)).toEqual(['fn:vm', 'VirtualMachineSelectionChange']);
  // Two of the host's own refreshes: the data are new, no event says so.
  const token = String(await call(page, 'probe-a', 'ssoToken'));
  const { vm = [] } = (await (await engine.internal.fetch('vms?search=name%3Ddocs', token)).json()) as {
    vm?: { id: string }[];
  }; // The engine's list.
  const id = vm[0]?.id ?? '';
  const rename = await page.request.put(`${webadmin.url}/ovirt-engine/api/vms/${id}`, {
    headers: { Authorization: `Bearer ${token}`, Accept: 'application/json' },
    data: { name: 'docs-renamed' },
  });
  expect(rename.status()).toBe(200);
  const refreshed = await watch(page, () => page.waitForTimeout(6_000), 100);
  expect(names(refreshed)).toEqual(['fn:vm']);
  expect(refreshed.at(-1)?.args?.[0]).toEqual([expect.objectContaining({ name: 'docs-renamed' })]);

  await call(page, 'probe-a', 'addMenuPlaceActionButton', 'Disk', 'Own disk', { isEnabled: fn('disk', true) });
  const opened = await watch(page, () => page.evaluate(() => (location.hash = '#disks')));
  expect(opened.filter(({ ev }) => ev === 'fn:disk')).toHaveLength(1);
  const chosen = await watch(page, () =>
    page.getByRole('grid').locator('tbody tr').first().locator('td').last().click(),
  );
  expect(chosen.filter(({ ev }) => ev === 'fn:disk')).toHaveLength(0);
  expect(names(chosen)).toContain('DiskSelectionChange');
});
